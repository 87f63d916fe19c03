import type { ChangeLogEntry } from './change-log.ts';

/** From this many SOPs on, a commit over a mass of files is told in one line. */
const MANY_SOPS = 3;

/** Entries as they are shown: each alone, and all of one commit together where it touched a mass of files. Order is kept. */
export function groupEntries(entries: readonly ChangeLogEntry[]): (readonly [ChangeLogEntry, ...ChangeLogEntry[]])[] {
  const massive = Map.groupBy(entries.filter(({ mass }) => mass), ({ commit }) => commit.hash);
  return entries.flatMap((entry) => {
    const [first, ...others] = massive.get(entry.commit.hash) ?? [];
    if (first === undefined || others.length + 1 < MANY_SOPS) return [[entry]];
    return first === entry ? [[first, ...others]] : [];
  });
}

/** One line for a group: the entry's own headline, or what most of a mass of SOPs underwent. */
export function headlineOfGroup(group: readonly ChangeLogEntry[]): string {
  const counts = new Map<string, number>();
  for (const { headline } of group) counts.set(headline, (counts.get(headline) ?? 0) + 1);
  const [commonest = '', count = 0] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  if (group.length === 1) return commonest;
  return count === group.length ? commonest : count > 1 ? `${commonest} (in ${count} of ${group.length})` : 'Changed together with many other files';
}
