import type { Commit, DocumentHistory } from '../history/history.ts';
import { fingerprintOf } from '../sop/fingerprint.ts';
import { readFrontmatter } from '../sop/frontmatter.ts';
import { normaliseText, parseSop, type Sop } from '../sop/parse-sop.ts';
import type { ReviewRecord } from '../sop/schema.ts';
import { isSameReview, sealedReview } from './sealed-review.ts';

/** A sealed review that git keeps, with the commit that brought it in. */
export interface PastReview {
  readonly record: ReviewRecord;
  readonly commit: Commit;
}

/** Texts of versions by blob id. */
type Texts = ReadonlyMap<string, string>;

/** The sealed reviews of an SOP, newest first. A record counts once, where it came in with a later date than the one before or with other evidence. */
export function pastReviews({ versions }: DocumentHistory, texts: Texts): PastReview[] {
  const found: PastReview[] = [];
  for (const { blob, commit } of versions.toReversed()) {
    const record = blob === undefined ? undefined : sealedRecord(texts.get(blob));
    const last = found.at(-1)?.record;
    if (record && (!last || record.date > last.date || (record.date === last.date && !isSameReview(record, last)))) found.push({ record, commit });
  }
  return found.toReversed();
}

function sealedRecord(text: string | undefined): ReviewRecord | undefined {
  if (text === undefined || !/^[ \t]*(?:"review"|'review'|review)\s*:/m.test(text)) return undefined;
  return sealedReview(readFrontmatter(normaliseText(text)).data);
}

/**
 * The SOP as it was when a review looked at it: the newest version with the reviewed content, up to the commit that
 * recorded the review.
 *
 * @returns undefined where git has no such version, as when the review is not committed yet.
 */
export function reviewedVersion({ versions }: DocumentHistory, texts: Texts, { fingerprint, seal }: ReviewRecord): Sop | undefined {
  if (fingerprint === undefined || seal === undefined) return undefined;
  const recorded = versions.findLastIndex(({ blob }) => blob !== undefined && texts.get(blob)?.includes(seal));
  for (const { blob, path } of recorded === -1 ? versions : versions.slice(recorded)) {
    const text = blob === undefined ? undefined : texts.get(blob);
    const sop = text === undefined ? undefined : parseSop(text, { path, file: path });
    if (sop && fingerprintOf(sop) === fingerprint) return sop;
  }
  return undefined;
}
