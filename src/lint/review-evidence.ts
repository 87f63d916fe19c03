import { sealOf } from '../sop/fingerprint.ts';
import { keptWith } from '../sop/kept-with.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { ReviewRecord } from '../sop/schema.ts';

/**
 * How well a review is shown: by a record whose seal matches; by a record whose seal does not, or that has none; by
 * a date alone; or not at all. A record that cannot be read is no record.
 */
export type ReviewEvidence =
  | { readonly kind: 'sealed' | 'seal-broken' | 'unsealed'; readonly record: ReviewRecord }
  | { readonly kind: 'date-only' | 'none'; readonly record?: undefined };

export const reviewEvidenceOf: (sop: Sop) => ReviewEvidence = keptWith((sop) => {
  const record = sop.meta.review;
  if (!record) return { kind: sop.meta.lastReviewed === undefined ? 'none' : 'date-only' };
  if (record.seal === undefined) return { kind: 'unsealed', record };
  return { kind: record.seal === sealOf(record) ? 'sealed' : 'seal-broken', record };
});
