import { Feed } from 'feed';
import type { ChangeLogEntry } from './change-log.ts';
import { groupEntries, headlineOfGroup } from './group-entries.ts';
import { rollUp } from './roll-up.ts';
import { visible } from '../sop/visible.ts';

export interface FeedOptions {
  readonly title: string;
  /** Where the site is published, such as `https://sops.example.com/`. */
  readonly siteUrl: string;
  /** Where the feed itself lies, from `siteUrl`. */
  readonly feedPath?: string;
  /** Where a reader finds an entry; the site's change log when left out. */
  readonly linkOf?: (entry: ChangeLogEntry) => string;
  /** How many entries it holds at most; 50 when left out. */
  readonly most?: number;
}

/** Entries as an Atom feed. The same entries give the same bytes; an entry keeps its id for good. */
export function renderAtom(entries: readonly ChangeLogEntry[], options: FeedOptions): string {
  const { title, siteUrl, feedPath = 'changes/atom.xml', most = 50 } = options;
  const address = (path: string) => new URL(path, siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`).href;
  const linkOf = options.linkOf ?? (() => address('changes/'));
  const groups = groupEntries(entries).slice(0, most);
  const feed = new Feed({
    id: address('changes/'),
    title: visible(title),
    link: address('changes/'),
    feedLinks: { atom: address(feedPath) },
    author: { name: visible(title) },
    updated: new Date(groups[0]?.[0].commit.date ?? 0),
    generator: 'Sopwright',
  });
  for (const group of groups) {
    const [entry] = group;
    const subject = group.length > 1 ? `${group.length} SOPs` : entry.sop.title;
    const lines = group.length > 1 ? group.map(({ sop, headline }) => `${sop.title}: ${headline}`) : rollUp(entry.changes).map(({ text }) => text);
    feed.addItem({
      id: idOf(group),
      title: html(`${subject}: ${headlineOfGroup(group)}`),
      link: address(linkOf(entry)),
      date: new Date(entry.commit.date),
      author: entry.commit.authors.map((name) => ({ name: visible(name) })),
      content: `<ul>${lines.map((line) => `<li>${html(line)}</li>`).join('')}</ul>`,
    });
  }
  return feed.atom1();
}

/** Names a commit and, unless it stands for many files, the file that the SOP lay in then: neither ever changes. */
function idOf([{ commit, path }, ...others]: readonly [ChangeLogEntry, ...ChangeLogEntry[]]): string {
  return `urn:sop-change:${commit.hash}${others.length > 0 ? '' : `:${encodeURIComponent(path)}`}`;
}

function html(text: string): string {
  return visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
