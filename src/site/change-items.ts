import type { ChangeLogEntry } from '../changes/change-log.ts';
import { SEVERITIES } from '../changes/change.ts';
import { rollUp } from '../changes/roll-up.ts';
import { functionChangesHref, functionHref, HOME, sopHref } from './addresses.ts';
import { commitHref } from './forge-links.ts';
import { nameOfId } from './name-of-id.ts';
import { functionId, type Site } from './site.ts';
import type { ChangeItem, Link } from './view-models.ts';

/** From this many SOPs on, a commit over a mass of files is told in one line. */
const MANY_SOPS = 3;

/** Changes as lists show them: one item a commit and SOP, and one for all that a commit over a mass of files did. */
export function changeItems(entries: readonly ChangeLogEntry[], site: Site): ChangeItem[] {
  const massive = Map.groupBy(entries.filter((entry) => entry.mass), (entry) => entry.commit.hash);
  return entries.flatMap((entry) => {
    const together = massive.get(entry.commit.hash) ?? [];
    if (together.length < MANY_SOPS) return [changeItem(entry, site)];
    return together[0] === entry ? [massItem(together, site)] : [];
  });
}

/**
 * A change as lists show it. An SOP that is gone keeps its name and loses its page.
 *
 * @param most lines told of it; all when left out.
 */
export function changeItem(entry: ChangeLogEntry, site: Site, most = Number.POSITIVE_INFINITY): ChangeItem {
  const { sop } = entry;
  const folder = functionId(sop.function);
  const live = sop.live ? site.playbook.byId.get(sop.id) : undefined;
  return {
    ...commitPart(entry, site),
    sop: live ? { label: live.title, href: sopHref(live.id) } : { label: sop.title, href: functionChangesHref(folder) },
    function: functionName(folder, site),
    severity: entry.severity,
    headline: entry.headline,
    changes: rollUp(entry.changes).slice(0, most).map(({ text, severity, type, before, after }) => ({
      text,
      severity,
      type,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    })),
  };
}

function massItem(entries: readonly ChangeLogEntry[], site: Site): ChangeItem {
  const [first] = entries as [ChangeLogEntry, ...ChangeLogEntry[]];
  const folders = [...new Set(entries.map((entry) => functionId(entry.sop.function)))];
  const kinds = new Map<string, number>();
  for (const { headline } of entries) kinds.set(headline, (kinds.get(headline) ?? 0) + 1);
  const [commonest, count] = [...kinds].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0];
  const rest = entries.length - count;
  return {
    ...commitPart(first, site),
    sop: linkToMany(entries.length, folders),
    function: folders.length === 1 ? functionName(folders[0] ?? '', site) : 'Several functions',
    severity: SEVERITIES.find((severity) => entries.some((entry) => entry.severity === severity)) ?? 'editorial',
    headline: count > 1 ? `${commonest} (${count} times)${rest > 0 ? `; other changes in ${rest}` : ''}` : `Changed together with many other files`,
    changes: [],
  };
}

function linkToMany(count: number, folders: readonly string[]): Link {
  return { label: `${count} SOPs`, href: folders.length === 1 ? functionHref(folders[0] ?? '') : HOME };
}

function commitPart({ commit }: ChangeLogEntry, site: Site): Pick<ChangeItem, 'date' | 'commit' | 'commitHref' | 'authors'> {
  const { timeZone = 'UTC', forge } = site.playbook.settings;
  return {
    date: localDate(commit.date, timeZone),
    commit: commit.hash.slice(0, 7),
    commitHref: commitHref(forge, commit.hash),
    authors: commit.isBot ? `${joinNames(commit.authors)} (automatic)` : joinNames(commit.authors),
  };
}

function functionName(id: string, site: Site): string {
  return site.functions.find((entry) => entry.id === id)?.name ?? nameOfId(id);
}

/** The calendar date of a moment in a time zone; in UTC where the zone is unknown. */
function localDate(moment: string, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(moment));
  } catch (cause) {
    if (cause instanceof RangeError && timeZone !== 'UTC') return localDate(moment, 'UTC');
    throw cause;
  }
}

function joinNames(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
