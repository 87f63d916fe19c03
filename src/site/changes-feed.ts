import { renderAtom } from '../changes/atom-feed.ts';
import { FEED } from './addresses.ts';
import { entryHref } from './change-items.ts';
import type { Site } from './site.ts';

/** Feed readers need whole addresses; until the settings say where the site is published, it is on this machine. */
const LOCAL = 'http://localhost:4321/';

/** The change log as an Atom feed. */
export function changesFeed(site: Site): string {
  const { title = 'Playbook', siteUrl = LOCAL } = site.playbook.settings;
  return renderAtom(site.history.entries, {
    title: `Changes to ${title}`,
    siteUrl,
    feedPath: FEED.slice(1),
    linkOf: (entry) => entryHref(entry, site).slice(1),
  });
}
