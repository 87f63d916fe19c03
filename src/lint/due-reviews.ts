import type { Playbook } from '../playbook/playbook.ts';
import { reviewDueOn } from '../playbook/review-interval.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { reviewEvidenceOf } from './review-evidence.ts';

/** When an SOP is to be reviewed next. */
export interface DueReview {
  readonly sop: Sop;
  /** The ISO date of the review that counts: one whose record is sealed. */
  readonly reviewed: string | undefined;
  /** The ISO date by which it is to be reviewed again; undefined where no review counts, so that one is due at once. */
  readonly on: string | undefined;
}

/**
 * The next review of every SOP that people work from: those due at once, then by day, then by id.
 *
 * @param owner narrows it to the SOPs of one role.
 */
export function dueReviews({ byId, settings }: Playbook, owner?: string): DueReview[] {
  const inForce = [...byId.values()].filter(({ status, meta }) => status !== 'draft' && status !== 'retired' && (owner === undefined || meta.owner === owner));
  return inForce
    .map((sop): DueReview => {
      const { kind, record } = reviewEvidenceOf(sop);
      const reviewed = kind === 'sealed' ? record.date : undefined;
      return { sop, reviewed, on: reviewed && reviewDueOn(sop, reviewed, settings) };
    })
    .toSorted((a, b) => compare(a.on ?? '', b.on ?? '') || compare(a.sop.id, b.sop.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
