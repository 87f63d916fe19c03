import type { Change } from '../changes/change.ts';
import { addressPart, historyHref } from './addresses.ts';
import { changeHeadline } from './change-headline.ts';
import { changeLead, changeValues } from './change-lead.ts';
import { groupByReach, reachOf } from './change-reach.ts';
import { changeText, valueText } from './change-words.ts';
import type { DifferenceModel, HistoryEntryModel, SopHistoryModel } from './change-view-models.ts';
import { commitFacts } from './commit-facts.ts';
import { anchorOf, entriesOf, historyPages, type HistoryRow } from './history-pages.ts';
import { markDifferences, whole } from './mark-differences.ts';
import { pageLinks } from './page-links.ts';
import { functionLink, sopLink } from './sop-card.ts';
import type { Site } from './site.ts';

/** Changes whose line says it all: their values are titles, dates and numbers of steps. */
const TOLD_WHOLE = new Set(['sop-added', 'sop-removed', 'reviewed', 'steps-reordered', 'step-moved']);

/** Every page of every history: the parts of its path, and what `sopHistoryModel` is to be asked for. */
export function sopHistoryPaths(site: Site): { readonly address: string; readonly path: string | undefined; readonly page: number }[] {
  return site.sops.flatMap(({ id }) =>
    historyPages(id, site).map((_, index) => ({ address: addressPart(id), path: index === 0 ? undefined : String(index + 1), page: index + 1 })),
  );
}

/**
 * All that happened to one SOP, newest first, with the texts before and after.
 *
 * @param address one of `site.sopByAddress`.
 * @param page from 1.
 */
export function sopHistoryModel(site: Site, address: string, page = 1): SopHistoryModel {
  const sop = site.sopByAddress.get(address);
  if (!sop) throw new Error(`No SOP has the address ${address}`);
  const pages = historyPages(sop.id, site);
  const hrefOf = (number: number) => historyHref(sop.id, number);
  const rows = pages[page - 1] ?? [];
  const began = pages[page - 2]?.at(-1)?.entry;
  const goesOn = pages[page]?.[0]?.entry;
  const count = entriesOf(sop.id, site).length;
  return {
    sop: sopLink(sop),
    function: functionLink(site.functionOf(sop)),
    lede: `${count === 1 ? 'One update' : `${count} updates`} so far, the newest first, with the texts before and after.`,
    entries: [...Map.groupBy(rows, ({ entry }) => entry)].map(([entry, own]) => ({
      ...entryModel(own, site),
      anchor: entry === began ? undefined : anchorOf(entry),
      rest: entry === goesOn ? hrefOf(page + 1) : undefined,
    })),
    pages: pageLinks(page, pages.length, hrefOf),
  };
}

function entryModel(rows: readonly HistoryRow[], site: Site): Omit<HistoryEntryModel, 'anchor' | 'rest'> {
  const [first] = rows;
  if (!first) throw new Error('An entry of a history has at least one change');
  const { commit, changes } = first.entry;
  const headline = changeHeadline(changes, site);
  const groups = groupByReach(rows.map(({ change }) => change)).map(({ changes: own, ...reach }) => ({ ...reach, differences: own.map((change) => difference(change, site)).filter((told) => told.title !== headline || told.before !== undefined || told.after !== undefined) }));
  return { ...commitFacts(site, commit), ...reachOf(changes), headline, groups };
}

function difference(change: Change, site: Site): DifferenceModel {
  const values = changeValues(change);
  const isWhole = TOLD_WHOLE.has(change.type) || (values.before === undefined && values.after === undefined);
  if (isWhole) return { title: changeText(change, site), before: undefined, after: undefined };
  const title = changeText({ ...change, text: changeLead(change) }, site);
  const [before, after] = [values.before, values.after].map((value) => (value === undefined ? undefined : valueText(value, change.part, site)));
  if (before !== undefined && after !== undefined) return { title, ...markDifferences(before, after) };
  return { title, before: before === undefined ? undefined : whole(before), after: after === undefined ? undefined : whole(after) };
}
