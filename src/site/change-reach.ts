import { maxSeverity, type Change, type ChangeSeverity } from '../changes/change.ts';
import type { Reach } from './change-view-models.ts';

const TAGS: Readonly<Record<ChangeSeverity, string>> = { retrain: 'Read again', notify: 'Take note', editorial: 'For the record' };

const REVIEW: Reach = { severity: 'review', tag: 'Review' };

/** How far changes reach, in a word or two. A review that brought nothing more than new wording is told as a review. */
export function reachOf(changes: readonly Change[]): Reach {
  const severity = maxSeverity(changes);
  return severity === 'editorial' && changes.some(isReview) ? REVIEW : { severity, tag: TAGS[severity] };
}

/** Changes by how far they reach, the furthest first; reviews stand apart from the rest of what is for the record. */
export function groupByReach(changes: readonly Change[]): (Reach & { readonly changes: readonly Change[] })[] {
  const others = (severity: ChangeSeverity) => changes.filter((change) => change.severity === severity && !isReview(change));
  const groups = [others('retrain'), others('notify'), changes.filter(isReview), others('editorial')];
  return groups.flatMap((own) => (own.length === 0 ? [] : [{ ...reachOf(own), changes: own }]));
}

function isReview({ type }: Change): boolean {
  return type === 'reviewed';
}
