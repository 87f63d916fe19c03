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
  /** The page that the feed belongs to, from `siteUrl`; it names the feed for good. */
  readonly pagePath?: string;
  /** Where a reader finds an entry; the feed's page when left out. */
  readonly linkOf?: (entry: ChangeLogEntry) => string;
  /** An entry in the words of who publishes the feed. */
  readonly tell?: (entry: ChangeLogEntry) => ChangeLogEntry;
  /** How many entries it holds at most; 50 when left out. */
  readonly most?: number;
}

/** What an entry of a mass of SOPs names at most. */
const MOST_LINES = 40;

type Group = readonly [ChangeLogEntry, ...ChangeLogEntry[]];

/** Entries as an Atom feed. The same entries give the same bytes; an entry keeps its id for good. */
export function renderAtom(entries: readonly ChangeLogEntry[], options: FeedOptions): string {
  const { title, siteUrl, feedPath = 'changes/atom.xml', pagePath = 'changes/', most = 50, tell = (entry) => entry } = options;
  const address = (path: string) => new URL(path, siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`).href;
  const linkOf = options.linkOf ?? (() => address(pagePath));
  const groups = groupEntries(entries).slice(0, most).map((group) => group.map(tell) as unknown as Group);
  const feed = new Feed({
    id: address(pagePath),
    title: visible(title),
    link: address(pagePath),
    feedLinks: { atom: address(feedPath) },
    author: { name: visible(title) },
    updated: new Date(groups[0]?.[0].commit.date ?? 0),
    generator: 'Sopwright',
  });
  for (const group of groups) {
    const [entry] = group;
    const subject = group.length > 1 ? `${group.length} SOPs` : entry.sop.title;
    feed.addItem({
      id: idOf(group),
      title: html(`${subject}: ${headlineOfGroup(group)}`),
      link: group.length > 1 ? address(pagePath) : address(linkOf(entry)),
      date: new Date(entry.commit.date),
      author: entry.commit.authors.map((name) => ({ name: visible(name) })),
      content: `<ul>${linesOf(group).map((line) => `<li>${html(line)}</li>`).join('')}</ul>`,
    });
  }
  return feed.atom1();
}

function linesOf(group: Group): string[] {
  const lines = group.length > 1 ? group.map(({ sop, headline }) => `${sop.title}: ${headline}`) : rollUp(group[0].changes).map(({ text }) => text);
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} more`];
}

/** Names a commit and, unless it stands for many files, the file that the SOP lay in then: neither ever changes. */
function idOf([{ commit, path }, ...others]: Group): string {
  return `urn:sop-change:${commit.hash}${others.length > 0 ? '' : `:${encodeURIComponent(path)}`}`;
}

function html(text: string): string {
  return visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
