import type { ChangeLogEntry } from './change-log.ts';
import { dayIn } from './day-in.ts';

/**
 * Changes of one SOP that people should know of and that landed after the newest entry of its own change log did,
 * newest first, with its day in a time zone. What landed together with that entry counts as told there. A commit that
 * git is told to ignore is no exception: what changes the work in it is to be told like any other.
 */
export function unloggedChanges(entries: readonly ChangeLogEntry[], sopId: string, timeZone = 'UTC'): { date: string; text: string }[] {
  const own = entries.filter(({ sop }) => sop.live && sop.id === sopId);
  const told = own.findIndex(({ changes }) => changes.some(({ type }) => type === 'change-logged' || type === 'sop-added'));
  return own.slice(0, told === -1 ? own.length : told).flatMap(({ commit, changes }) =>
    changes.filter(({ severity }) => severity !== 'editorial').map(({ text }) => ({ date: dayIn(commit.date, timeZone), text })),
  );
}
