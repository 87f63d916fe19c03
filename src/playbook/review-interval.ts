import { addDays, durationDays } from '../sop/iso-time.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { priorityOf } from './playbook.ts';
import type { Settings } from './registries.ts';

/** What holds where the settings name no caps: the SOPs that matter most are reviewed every quarter. */
const DEFAULT_CAPS: NonNullable<Settings['reviewCaps']> = [{ priority: 15, atMost: 'P90D' }];

/** No review holds longer than this, in days. */
const LONGEST = 365;

/** The most days that a review may hold, by the SOP's priority; an SOP without one counts as the lowest. */
export function reviewCapDays(sop: Sop, settings: Settings): number {
  const priority = priorityOf(sop) ?? 1;
  const caps = (settings.reviewCaps ?? DEFAULT_CAPS)
    .filter((cap) => priority >= cap.priority)
    .flatMap((cap) => durationDays(cap.atMost) ?? []);
  return atLeastOne(caps.length > 0 ? Math.min(...caps) : LONGEST);
}

/** The days that a review of this SOP holds: `reviewEvery` where it is given, and never more than the cap. */
export function reviewIntervalDays(sop: Sop, settings: Settings): number {
  const own = durationDays(sop.meta.reviewEvery ?? '') ?? Number.POSITIVE_INFINITY;
  return atLeastOne(Math.min(own, reviewCapDays(sop, settings)));
}

/** The ISO date by which an SOP reviewed on `reviewed` is to be reviewed again. */
export function reviewDueOn(sop: Sop, reviewed: string, settings: Settings): string {
  return addDays(reviewed, reviewIntervalDays(sop, settings));
}

function atLeastOne(days: number): number {
  return Math.max(1, Math.floor(days));
}
