import type { ChangeLogEntry } from './change-log.ts';

/** From this many SOPs on, a commit over a mass of files, or one that changes nothing in the work, is told in one line. */
const MANY_SOPS = 3;

/** Entries as they are shown: each alone, and those of one commit together that one line can stand for. Order is kept. */
export function groupEntries(entries: readonly ChangeLogEntry[]): (readonly [ChangeLogEntry, ...ChangeLogEntry[]])[] {
  const groups = Map.groupBy(entries, groupOf);
  return entries.flatMap((entry) => {
    const key = groupOf(entry);
    const [first, ...others] = (key === undefined ? undefined : groups.get(key)) ?? [];
    if (first === undefined || others.length + 1 < MANY_SOPS) return [[entry]];
    return first === entry ? [[first, ...others]] : [];
  });
}

/** Undefined for what is told alone: what people work by differs, in a commit that is about this SOP. */
function groupOf({ commit, mass, severity }: ChangeLogEntry): string | undefined {
  if (mass) return commit.hash;
  return severity === 'editorial' ? `${commit.hash} editorial` : undefined;
}

/** One line for a group: the entry's own headline, or what most of a mass of SOPs underwent. */
export function headlineOfGroup(group: readonly ChangeLogEntry[]): string {
  const counts = new Map<string, number>();
  for (const { headline } of group) counts.set(headline, (counts.get(headline) ?? 0) + 1);
  const [commonest = '', count = 0] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  if (group.length === 1 || count === group.length) return commonest;
  if (group.every(({ severity, mass }) => severity === 'editorial' && !mass)) return 'Records and wording only: nothing changes in the work';
  return count > 1 ? `${commonest} (in ${count} of ${group.length})` : 'Changed together with many other files';
}
