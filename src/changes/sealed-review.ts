import { sealOf } from '../sop/fingerprint.ts';
import { reviewSchema, type ReviewRecord } from '../sop/schema.ts';
import { isFields, isSame, type Fields } from './values.ts';

/** The review record of a frontmatter where its seal holds; undefined for any other. */
export function sealedReview({ review }: Fields): ReviewRecord | undefined {
  if (!hasSeal(review)) return undefined;
  const parsed = reviewSchema.safeParse(review);
  return parsed.success && parsed.data.seal === sealOf(parsed.data) ? parsed.data : undefined;
}

export function hasSeal(review: unknown): review is Fields {
  return isFields(review) && review['seal'] !== undefined && review['seal'] !== null;
}

/** What a reviewer did and found. A note is none, and neither is a fingerprint: the record may name the same text in another way. */
const EVIDENCE = ['by', 'method', 'sampled', 'outcome'] as const;

/** The same evidence on the same day: a record that was amended is no second review. */
export function isSameReview(one: Fields, other: Fields): boolean {
  return isSame(one['date'], other['date']) && EVIDENCE.every((key) => isSame(one[key], other[key]));
}

/**
 * The review that took place between two versions: a sealed record of a later day, or of the same day with other
 * evidence. One that only came back, as when an edit by hand is undone, is none.
 */
export function newReview(before: Fields, after: Fields): { readonly record: ReviewRecord; readonly isAgain: boolean } | undefined {
  const record = sealedReview(after);
  const old = isFields(before['review']) ? before['review'] : undefined;
  if (!record || old?.['seal'] === record.seal) return undefined;
  const last = old?.['date'] === undefined ? undefined : String(old['date']);
  if (last === undefined) return record.date >= String(before['lastReviewed'] ?? '') ? { record, isAgain: false } : undefined;
  if (record.date > last) return { record, isAgain: false };
  return record.date === last && old && !isSameReview(old, record) ? { record, isAgain: true } : undefined;
}
