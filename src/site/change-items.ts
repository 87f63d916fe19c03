import type { ChangeLogEntry } from '../changes/change-log.ts';
import { maxSeverity, type Change, type ChangeSeverity } from '../changes/change.ts';
import { groupEntries, headlineOfGroup } from '../changes/group-entries.ts';
import { rollUp } from '../changes/roll-up.ts';
import { dayIn } from '../changes/day-in.ts';
import { CHANGES, functionChangesHref, functionHref, HOME, sopHref } from './addresses.ts';
import { commitHref } from './forge-links.ts';
import { nameOfId } from './name-of-id.ts';
import { functionId, type Site } from './site.ts';
import type { ChangeItem, Link } from './view-models.ts';

/** Changes as lists show them: one item a commit and SOP, and one for all that a commit over a mass of files did. */
export function changeItems(entries: readonly ChangeLogEntry[], site: Site): ChangeItem[] {
  return groupEntries(entries).map((group) => (group.length > 1 ? massItem(group, site) : changeItem(group[0], site)));
}

/**
 * A change as lists show it. An SOP that is gone keeps its name and loses its page.
 *
 * @param most lines told of it; all when left out.
 */
export function changeItem(entry: ChangeLogEntry, site: Site, most = Number.POSITIVE_INFINITY): ChangeItem {
  return {
    ...commitPart(entry, site),
    sop: { label: titleOf(entry, site), href: entryHref(entry, site) },
    function: functionName(functionId(entry.sop.function), site),
    severity: entry.severity,
    tag: tagOf(entry.severity, entry.changes),
    headline: withArrows(entry.headline),
    changes: rollUp(entry.changes)
      .slice(0, most)
      .map(({ text, severity, type, before, after }) => ({
        text: withArrows(text),
        severity,
        type,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      })),
  };
}

/** Terminals get `->`; a page can show the arrow itself. */
function withArrows(text: string): string {
  return text.replaceAll(' -> ', ' → ');
}

const TAGS: Readonly<Record<ChangeSeverity, string>> = { retrain: 'Read again', notify: 'Take note', editorial: 'Wording' };

function tagOf(severity: ChangeSeverity, changes: readonly Change[]): string {
  return changes.length > 0 && changes.every(({ type }) => type === 'reviewed') ? 'Review' : TAGS[severity];
}

/** Where a reader sees what changed: the SOP's page; once it is gone, the changes of its function, or all. */
export function entryHref({ sop }: ChangeLogEntry, site: Site): string {
  if (sop.live && site.playbook.byId.has(sop.id)) return sopHref(sop.id);
  const folder = functionId(sop.function);
  return hasFunction(folder, site) ? functionChangesHref(folder) : CHANGES;
}

function hasFunction(id: string, site: Site): boolean {
  return site.functions.some((entry) => entry.id === id);
}

function titleOf({ sop }: ChangeLogEntry, site: Site): string {
  return (sop.live ? site.playbook.byId.get(sop.id)?.title : undefined) ?? sop.title;
}

function massItem(entries: readonly [ChangeLogEntry, ...ChangeLogEntry[]], site: Site): ChangeItem {
  const folders = [...new Set(entries.map((entry) => functionId(entry.sop.function)))];
  const changes = entries.flatMap((entry) => entry.changes);
  return {
    ...commitPart(entries[0], site),
    sop: linkToMany(entries.length, folders, site),
    function: folders.length === 1 ? functionName(folders[0] ?? '', site) : 'Several functions',
    severity: maxSeverity(changes),
    tag: tagOf(maxSeverity(changes), changes),
    headline: withArrows(headlineOfGroup(entries)),
    changes: [],
  };
}

function linkToMany(count: number, folders: readonly string[], site: Site): Link {
  const [only = '', ...others] = folders;
  return { label: `${count} SOPs`, href: others.length === 0 && hasFunction(only, site) ? functionHref(only) : HOME };
}

function commitPart({ commit }: ChangeLogEntry, site: Site): Pick<ChangeItem, 'date' | 'commit' | 'commitHref' | 'authors'> {
  const { timeZone = 'UTC', forge } = site.playbook.settings;
  return {
    date: dayIn(commit.date, timeZone),
    commit: commit.hash.slice(0, 7),
    commitHref: commitHref(forge, commit.hash),
    authors: commit.isBot ? `${joinNames(commit.authors)} (automatic)` : joinNames(commit.authors),
  };
}

function functionName(id: string, site: Site): string {
  return site.functions.find((entry) => entry.id === id)?.name ?? nameOfId(id);
}

function joinNames(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
