import type { ChangeLogEntry } from '../changes/change-log.ts';
import type { Change } from '../changes/change.ts';
import { groupEntries, headlineOfGroup } from '../changes/group-entries.ts';
import { rollUp } from '../changes/roll-up.ts';
import { clip } from '../changes/values.ts';
import { keptWithBoth } from '../sop/kept-with.ts';
import { CHANGES, changesHref, functionHref, HOME, sopHref } from './addresses.ts';
import { changeHeadline } from './change-headline.ts';
import { reachOf } from './change-reach.ts';
import type { ChangeItem } from './change-view-models.ts';
import { changeText } from './change-words.ts';
import { commitFacts } from './commit-facts.ts';
import { entryHref } from './history-pages.ts';
import { nameOfId } from './name-of-id.ts';
import { functionId, type Site } from './site.ts';
import type { Link } from './view-models.ts';

const MOST_DETAILS = 8;
const LONGEST_DETAIL = 200;

/** Changes as lists show them: one item a commit and SOP, and one for all that a commit over a mass of files did. */
export function changeItems(entries: readonly ChangeLogEntry[], site: Site): ChangeItem[] {
  return groupEntries(entries).map((group) => (group.length > 1 ? massItem(group, site) : changeItem(site, group[0])));
}

/** A change as lists show it. An SOP that is gone keeps its name and loses its page. */
const changeItem: (site: Site, entry: ChangeLogEntry) => ChangeItem = keptWithBoth((site, entry) => {
  const headline = changeHeadline(entry.changes, site);
  const lines = rollUp(entry.changes).map((change) => changeText(change, site));
  return {
    ...commitFacts(site, entry.commit),
    ...reachOf(entry.changes),
    sop: { label: titleOf(entry, site), href: pageHref(entry, site) },
    function: functionName(functionId(entry.sop.function), site),
    headline,
    count: count(entry.changes, 'change'),
    ...shorten(lines.length === 1 && lines[0] === headline ? [] : lines),
    fullHref: entryHref(entry, site),
  };
});

function massItem(entries: readonly [ChangeLogEntry, ...ChangeLogEntry[]], site: Site): ChangeItem {
  const folders = [...new Set(entries.map((entry) => functionId(entry.sop.function)))];
  const told = entries.map((entry) => ({ ...entry, headline: changeHeadline(entry.changes, site) })) as [ChangeLogEntry, ...ChangeLogEntry[]];
  return {
    ...commitFacts(site, entries[0].commit),
    ...reachOf(entries.flatMap((entry): readonly Change[] => entry.changes)),
    sop: linkToMany(entries.length, folders, site),
    function: folders.length === 1 ? functionName(folders[0] ?? '', site) : 'Several functions',
    headline: headlineOfGroup(told),
    count: count(entries, 'procedure'),
    ...shorten(told.map((entry) => `${titleOf(entry, site)}: ${entry.headline}`)),
    fullHref: undefined,
  };
}

function shorten(lines: readonly string[]): Pick<ChangeItem, 'details' | 'more'> {
  return { details: lines.slice(0, MOST_DETAILS).map((line) => clip(line, LONGEST_DETAIL)), more: Math.max(0, lines.length - MOST_DETAILS) };
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

function linkToMany(total: number, folders: readonly string[], site: Site): Link {
  const [only = '', ...others] = folders;
  return { label: `${total} SOPs`, href: others.length === 0 && hasFunction(only, site) ? functionHref(only) : HOME };
}

function functionName(id: string, site: Site): string {
  return site.functions.find((entry) => entry.id === id)?.name ?? nameOfId(id);
}
