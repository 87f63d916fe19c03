import { SEVERITIES, type Change } from '../changes/change.ts';
import type { ChangeLogEntry } from '../changes/change-log.ts';
import { keptWithBoth } from '../sop/kept-with.ts';
import { historyHref } from './addresses.ts';
import { htmlBytes } from './html-bytes.ts';
import { LONGEST_SIDE, MOST_MARKS } from './mark-differences.ts';
import { cutPages } from './page-links.ts';
import type { Site } from './site.ts';

/** One change of an entry; a page of a history is cut between changes, since a single commit may hold hundreds. */
export interface HistoryRow {
  readonly entry: ChangeLogEntry;
  readonly change: Change;
}

/** What a page has room for besides its frame, and what markup takes, in bytes. */
const PAGE = 24_000;
const ENTRY_MARKUP = 750;
const ROW_MARKUP = 260;
const MARK_MARKUP = 11;

/** What happened to an SOP that is there, newest first; nothing of a gone one that had its id. */
export function entriesOf(id: string, site: Site): readonly ChangeLogEntry[] {
  if (!site.playbook.byId.has(id)) return [];
  return (site.history.bySop.get(id) ?? []).filter(({ sop }) => sop.live);
}

/** An SOP's history in pages; none where nothing is on record. */
export function historyPages(id: string, site: Site): HistoryRow[][] {
  const rows = entriesOf(id, site).flatMap((entry) =>
    entry.changes
      .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
      .map((change, index) => ({ entry, change, bytes: ROW_MARKUP + bytesOf(change) + (index === 0 ? ENTRY_MARKUP : 0) })),
  );
  return rows.length === 0 ? [] : cutPages(rows, PAGE, ({ bytes }) => bytes);
}

/** At most; how much of two texts is shown is known only once they are compared. */
function bytesOf({ text, before = '', after = '' }: Change): number {
  const marks = before !== '' && after !== '' ? 2 * MOST_MARKS * MARK_MARKUP : 0;
  return htmlBytes(text) + htmlBytes(before.slice(0, LONGEST_SIDE)) + htmlBytes(after.slice(0, LONGEST_SIDE)) + Math.min(marks, before.length + after.length);
}

/** The id of an entry on its page. */
export function anchorOf({ commit }: ChangeLogEntry): string {
  return `change-${commit.hash.slice(0, 12)}`;
}

/** Where the history of its SOP tells an entry; undefined where the SOP has no page. */
export function entryHref(entry: ChangeLogEntry, site: Site): string | undefined {
  const { id, live } = entry.sop;
  const page = live ? pagesByAnchor(site, id).get(anchorOf(entry)) : undefined;
  return page === undefined ? undefined : `${historyHref(id, page)}#${anchorOf(entry)}`;
}

/** On which page each entry of an SOP begins. */
const pagesByAnchor = keptWithBoth((site: Site, id: string): ReadonlyMap<string, number> => {
  const rows = historyPages(id, site).flatMap((page, index) => page.map(({ entry }) => [anchorOf(entry), index + 1] as const));
  return new Map(rows.toReversed());
});
