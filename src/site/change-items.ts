import type { ChangeLogEntry } from '../changes/change-log.ts';
import type { Change } from '../changes/change.ts';
import { groupEntries, headlineOfGroup } from '../changes/group-entries.ts';
import { rollUp } from '../changes/roll-up.ts';
import { clip } from '../changes/values.ts';
import { keptWithBoth } from '../sop/kept-with.ts';
import { CHANGES, changesHref, sopHref } from './addresses.ts';
import { changeHeadline } from './change-headline.ts';
import { reachOf } from './change-reach.ts';
import type { ChangeDetail, ChangeItem } from './change-view-models.ts';
import { changeText } from './change-words.ts';
import { commitFacts } from './commit-facts.ts';
import { entryHref } from './history-pages.ts';
import { nameOfId } from './name-of-id.ts';
import { functionId, type Site } from './site.ts';

const MOST_DETAILS = 8;
const LONGEST_DETAIL = 200;
const MOST_SOPS = 40;
const LONGEST_TITLE = 60;
const LONGEST_HEADLINE = 120;

/** Changes as lists show them: one item a commit and SOP, and one for all that a commit over a mass of files did. */
export function changeItems(entries: readonly ChangeLogEntry[], site: Site): ChangeItem[] {
  return groupEntries(entries).map((group) => (group.length > 1 ? massItem(group, site) : changeItem(site, group[0])));
}

/** A change as lists show it. An SOP that is gone keeps its name and loses its page. */
const changeItem: (site: Site, entry: ChangeLogEntry) => ChangeItem = keptWithBoth((site, entry) => {
  const headline = changeHeadline(entry.changes, site);
  const rolled = rollUp(entry.changes);
  const details = rolled.slice(0, MOST_DETAILS).map((change): ChangeDetail => ({ ...reachOf([change]), sop: undefined, text: clip(changeText(change, site), LONGEST_DETAIL), href: undefined }));
  const isTold = rolled.length === 1 && details[0]?.text === headline;
  return {
    ...commitFacts(site, entry.commit),
    ...reachOf(entry.changes),
    sop: { label: titleOf(entry, site), href: pageHref(entry, site) },
    function: functionName(functionId(entry.sop.function), site),
    headline,
    count: count(entry.changes, 'change'),
    details: isTold ? [] : details,
    more: rolled.slice(MOST_DETAILS).reduce((sum, change) => sum + change.count, 0),
    fullHref: entryHref(entry, site),
  };
});

function massItem(entries: readonly [ChangeLogEntry, ...ChangeLogEntry[]], site: Site): ChangeItem {
  const folders = [...new Set(entries.map((entry) => functionId(entry.sop.function)))];
  const told = entries.map((entry) => ({ ...entry, headline: changeHeadline(entry.changes, site) })) as [ChangeLogEntry, ...ChangeLogEntry[]];
  return {
    ...commitFacts(site, entries[0].commit),
    ...reachOf(entries.flatMap((entry): readonly Change[] => entry.changes)),
    sop: { label: `${entries.length} SOPs`, href: undefined },
    function: folders.length === 1 ? functionName(folders[0] ?? '', site) : 'Several functions',
    headline: headlineOfGroup(told),
    count: count(entries, 'procedure'),
    details: told.slice(0, MOST_SOPS).map((entry) => sopDetail(entry, site)),
    more: Math.max(0, entries.length - MOST_SOPS),
    fullHref: undefined,
  };
}

function sopDetail(entry: ChangeLogEntry, site: Site): ChangeDetail {
  return { ...reachOf(entry.changes), sop: clip(titleOf(entry, site), LONGEST_TITLE), text: clip(entry.headline, LONGEST_HEADLINE), href: entryHref(entry, site) };
}

function count({ length }: readonly unknown[], noun: string): string {
  return `${length} ${length === 1 ? noun : `${noun}s`}`;
}

/** The SOP's page; once it is gone, the changes of its function, or all. */
export function pageHref({ sop }: ChangeLogEntry, site: Site): string {
  if (sop.live && site.playbook.byId.has(sop.id)) return sopHref(sop.id);
  const folder = functionId(sop.function);
  return hasFunction(folder, site) ? changesHref({ function: folder }) : CHANGES;
}

function hasFunction(id: string, site: Site): boolean {
  return site.functions.some((entry) => entry.id === id);
}

function titleOf({ sop }: ChangeLogEntry, site: Site): string {
  return (sop.live ? site.playbook.byId.get(sop.id)?.title : undefined) ?? sop.title;
}

function functionName(id: string, site: Site): string {
  return site.functions.find((entry) => entry.id === id)?.name ?? nameOfId(id);
}
