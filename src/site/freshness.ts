import { priorityOf, type Playbook } from '../playbook/playbook.ts';
import { fingerprintOf } from '../sop/fingerprint.ts';
import { addDays, daysBetween, durationDays } from '../sop/iso-time.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { ReviewRecord } from '../sop/schema.ts';
import type { FreshnessBadge } from './view-models.ts';

/** From this many days before a review is due, the badge says so. */
const SOON = 14;
/** How long a review holds where neither the SOP nor the settings say. */
const LONGEST_DAYS = 365;

const METHODS: Readonly<Record<NonNullable<ReviewRecord['method']>, string>> = {
  read: 'by reading it',
  observed: 'by watching the work',
  ran: 'by doing the work',
  'dry-run': 'in a dry run',
};

/** Whether the SOP can be trusted on a day, in words for its reader. */
export function freshnessOf(sop: Sop, playbook: Playbook, today: string): FreshnessBadge {
  const review = sop.meta.review;
  if (sop.status === 'draft') {
    return { state: 'draft', label: 'Draft', detail: 'Still being written: do not work from it yet.', due: undefined };
  }
  if (!review) return unreviewed(sop.meta.lastReviewed);
  const due = addDays(review.date, reviewIntervalDays(sop, playbook));
  const told = describeReview(review);
  if (review.fingerprint !== undefined && review.fingerprint !== fingerprintOf(sop)) {
    return {
      state: 'changed-since-review',
      label: `Changed since the review of ${review.date}`,
      detail: `${told} The procedure has changed since; ask the owner before you rely on it.`,
      due,
    };
  }
  if (due < today) {
    return { state: 'overdue', label: `Review overdue since ${due}`, detail: `${told} The next review was due on ${due}.`, due };
  }
  const isSoon = daysBetween(today, due) <= SOON;
  return {
    state: isSoon ? 'due-soon' : 'fresh',
    label: isSoon ? `Review due ${due}` : `Reviewed ${review.date}`,
    detail: `${told} The next review is due on ${due}.`,
    due,
  };
}

/** Days that a review holds: `reviewEvery`, capped for the SOP's priority by the settings. */
export function reviewIntervalDays(sop: Sop, { settings }: Playbook): number {
  const own = durationDays(sop.meta.reviewEvery ?? '') ?? LONGEST_DAYS;
  const priority = priorityOf(sop) ?? 1;
  const caps = (settings.reviewCaps ?? []).filter((cap) => priority >= cap.priority).map((cap) => durationDays(cap.atMost) ?? LONGEST_DAYS);
  return Math.floor(Math.min(own, ...caps));
}

function unreviewed(lastReviewed: string | undefined): FreshnessBadge {
  const detail =
    lastReviewed === undefined
      ? 'Nobody has checked this against the work: ask the owner before you rely on it.'
      : `The date ${lastReviewed} is stated, but no record says who checked it, how and on what.`;
  return { state: 'not-reviewed', label: 'Not reviewed', detail, due: undefined };
}

function describeReview({ date, by, method, sampled = [] }: ReviewRecord): string {
  const how = method ? ` ${METHODS[method]}` : '';
  const records = sampled.length > 0 ? `, on ${sampled.length} ${sampled.length === 1 ? 'record' : 'records'}` : '';
  return `Reviewed on ${date} by ${by}${how}${records}.`;
}
