import type { DependencyGraph } from '../playbook/dependency-graph.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { reviewDueOn } from '../playbook/review-interval.ts';
import { fingerprintOf } from '../sop/fingerprint.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { reviewEvidenceOf } from './review-evidence.ts';

/** Why an SOP is to be reviewed at once: no review counts, its text has changed since, or something that it takes has. */
export type ReviewNeed = 'not-reviewed' | 'changed-since-review' | 'suspect';

/** When an SOP is to be reviewed next. */
export interface DueReview {
  readonly sop: Sop;
  /** The ISO date of the last review whose record is sealed. */
  readonly reviewed: string | undefined;
  /** The ISO date on which its interval ends; undefined where it has no sealed review. */
  readonly on: string | undefined;
  /** Why that day is not to be waited for; undefined where it is. */
  readonly atOnce: ReviewNeed | undefined;
}

/**
 * The next review of every SOP that people work from: those due at once, then by day, then by id.
 *
 * @param owner narrows it to the SOPs of one role.
 */
export function dueReviews({ byId, settings }: Playbook, graph: DependencyGraph, owner?: string): DueReview[] {
  const inForce = [...byId.values()].filter(({ status, meta }) => status !== 'draft' && status !== 'retired' && (owner === undefined || meta.owner === owner));
  return inForce
    .map((sop): DueReview => {
      const { kind, record } = reviewEvidenceOf(sop);
      const reviewed = kind === 'sealed' ? record.date : undefined;
      return { sop, reviewed, on: reviewed && reviewDueOn(sop, reviewed, settings), atOnce: reviewNeedOf(sop, graph) };
    })
    .toSorted((a, b) => Number(!a.atOnce) - Number(!b.atOnce) || compare(a.on ?? '', b.on ?? '') || compare(a.sop.id, b.sop.id));
}

/** Why an SOP is to be reviewed at once, whatever the day; undefined where its last review still holds. */
export function reviewNeedOf(sop: Sop, graph: DependencyGraph): ReviewNeed | undefined {
  const { kind, record } = reviewEvidenceOf(sop);
  if (kind !== 'sealed') return 'not-reviewed';
  if (record.fingerprint !== undefined && record.fingerprint !== fingerprintOf(sop)) return 'changed-since-review';
  return graph.takenBy(sop.id).some(({ state }) => state === 'suspect') ? 'suspect' : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
