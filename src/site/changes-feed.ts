import { renderAtom } from '../changes/atom-feed.ts';
import type { ChangeLogEntry } from '../changes/change-log.ts';
import { absoluteHref, siteUrlOf } from './absolute-href.ts';
import { CHANGES, changesHref, FEED, functionFeedHref, roleFeedHref, roleHref } from './addresses.ts';
import { changeHeadline } from './change-headline.ts';
import { pageHref } from './change-items.ts';
import { changeText } from './change-words.ts';
import { entryHref } from './history-pages.ts';
import { concernsRole } from './role-part.ts';
import { functionId, type Site } from './site.ts';

/** What a feed is narrowed to: one function, one role, or nothing. */
export interface FeedScope {
  readonly function?: string | undefined;
  readonly role?: string | undefined;
}

/** The change log as an Atom feed, of all SOPs, of a function, or of what concerns a role. */
export function changesFeed(site: Site, scope: FeedScope = {}): string {
  const { page, feed } = placeOf(scope);
  return renderAtom(entriesWithin(site, scope), {
    title: feedTitle(site, scope),
    siteUrl: siteUrlOf(site),
    feedPath: feed.slice(1),
    pagePath: page.slice(1),
    linkOf: (entry) => absoluteHref(entryHref(entry, site) ?? pageHref(entry, site), site),
    tell: (entry) => ({ ...entry, headline: changeHeadline(entry.changes, site), changes: entry.changes.map((change) => ({ ...change, text: changeText(change, site) })) }),
  });
}

/** What a feed calls itself. */
export function feedTitle(site: Site, { function: id, role }: FeedScope = {}): string {
  const { title = 'Playbook' } = site.playbook.settings;
  if (role !== undefined) return `Changes for the ${site.roles.linkTo(role).label}: ${title}`;
  const name = site.functions.find((entry) => entry.id === id)?.name;
  return `Changes to ${title}${name === undefined ? '' : `: ${name}`}`;
}

function placeOf({ function: id, role }: FeedScope): { readonly page: string; readonly feed: string } {
  if (role !== undefined) return { page: roleHref(role), feed: roleFeedHref(role) };
  return id === undefined ? { page: CHANGES, feed: FEED } : { page: changesHref({ function: id }), feed: functionFeedHref(id) };
}

function entriesWithin(site: Site, { function: id, role }: FeedScope): readonly ChangeLogEntry[] {
  const { entries } = site.history;
  if (role === undefined) return id === undefined ? entries : entries.filter(({ sop }) => functionId(sop.function) === id);
  const concerned = new Set(site.sops.filter((sop) => concernsRole(sop, role, site.roles)).map((sop) => sop.id));
  const names = new Set([role, site.roles.linkTo(role).label]);
  return entries.filter(({ sop, changes }) => (sop.live && concerned.has(sop.id)) || changes.some(({ type, before }) => type === 'owner-changed' && before !== undefined && names.has(before)));
}
