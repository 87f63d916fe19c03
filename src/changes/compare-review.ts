import type { ReviewRecord } from '../sop/schema.ts';
import { squeeze } from '../sop/squeeze.ts';
import type { Change } from './change.ts';
import { tell } from './compare-fields.ts';
import { matchRecords } from './match-records.ts';
import { named, type Names } from './names.ts';
import { hasSeal, newReview, sealedReview } from './sealed-review.ts';
import { isFields, isSame, quote, say, type Fields } from './values.ts';

/** Changes of what is kept about the SOP itself: reviews, version, change log. */
export function compareReview(before: Fields, after: Fields, names: Names): Change[] {
  return [
    ...compareReviewState(before, after),
    ...compareChangelog(before['changelog'], after['changelog'], names),
    ...compareVersion(before['version'], after['version']),
  ];
}

/** Only a sealed record is told as a review; whatever else moves the date or edits the record is told as that. */
function compareReviewState(before: Fields, after: Fields): Change[] {
  const [old, now] = [reviewDate(before), reviewDate(after)];
  const review = newReview(before, after);
  const reviewed = review ? [tellReview(review, old)] : [];
  if (old === now) return review ? reviewed : compareRecord(before, after);
  if (review?.record.date === now) return reviewed;
  const flaw = flawOf(before, after);
  const severity = flaw === undefined ? 'editorial' : 'notify';
  const why = flaw === undefined ? '' : `: ${flaw}`;
  if (now !== undefined && now > (old ?? '')) {
    return [...reviewed, { type: 'review-date-moved', severity, text: `Review date moved to ${now} without a sealed review${why}`, part: 'review', before: old, after: now }];
  }
  const told = tell('Review date', old, now);
  return [...reviewed, { type: 'review-edited', severity, ...told, text: `${told.text}${why}`, part: 'review' }];
}

function tellReview({ record, isAgain }: NonNullable<ReturnType<typeof newReview>>, old: string | undefined): Change {
  return { type: 'reviewed', severity: 'editorial', text: `Reviewed ${isAgain ? 'again ' : ''}${record.date}${sayHow(record)}`, part: 'review', before: old, after: record.date };
}

/** An edit of the record that is no review, and moves no date. */
function compareRecord(before: Fields, after: Fields): Change[] {
  if (isSame(before['review'], after['review'])) {
    return isSame(before['lastReviewed'], after['lastReviewed']) ? [] : [{ type: 'review-edited', severity: 'editorial', text: 'Review record edited', part: 'review' }];
  }
  const flaw = flawOf(before, after);
  const sealed = sealedReview(after);
  const [old, isGone] = [before['review'], !isFields(after['review'])];
  const amended = isFields(old) && old['seal'] === sealed?.seal ? 'Review record put back as it was sealed' : 'Review record amended; its seal holds';
  const text = sealed ? amended : isGone ? 'Review record removed' : flaw === undefined ? 'Review record edited' : `Review record edited by hand: ${flaw}`;
  return [{ type: 'review-edited', severity: flaw === undefined ? 'editorial' : 'notify', text, part: 'review' }];
}

/** What is wrong with the seal of the later record, if anything: one that was never sealed has none to break. */
function flawOf(before: Fields, after: Fields): string | undefined {
  if (hasSeal(after['review'])) return sealedReview(after) ? undefined : 'its seal is broken';
  return hasSeal(before['review']) ? 'its seal is gone' : undefined;
}

function sayHow({ by, method }: ReviewRecord): string {
  return ` by ${say(by)}${method === undefined ? '' : ` (${say(method)})`}`;
}

function reviewDate(fields: Fields): string | undefined {
  const record = isFields(fields['review']) ? fields['review']['date'] : undefined;
  const date = fields['lastReviewed'] ?? record;
  return date === undefined || date === null ? undefined : squeeze(String(date));
}

function compareChangelog(before: unknown, after: unknown, names: Names): Change[] {
  if (isSame(before, after)) return [];
  const { pairs, removed, added } = matchRecords(before, after, (entry) => String(entry['version'] ?? entry['date'] ?? ''));
  // A new entry may resemble an old one; its version tells.
  const isNew = (pair: { before: Fields; after: Fields }) => !isSame(pair.before['version'], pair.after['version']);
  const fresh = [...added, ...pairs.filter(isNew).map((pair) => pair.after)];
  const gone = [...removed, ...pairs.filter(isNew).map((pair) => pair.before)];
  const common = { severity: 'editorial' as const, part: 'changelog' };
  const told = (entry: Fields) => {
    const why = entry['why'] === undefined ? '' : `, because: ${quote(entry['why'])}`;
    const by = entry['approvedBy'] === undefined ? '' : ` (approved by ${say(named(entry['approvedBy'], names.role))})`;
    return `${say(entry['version'])}: ${quote(entry['what'])}${why}${by}`;
  };
  return [
    ...fresh.map((entry): Change => ({ type: 'change-logged', ...common, text: `Change log entry ${told(entry)}`, after: told(entry) })),
    ...gone.map((entry): Change => ({ type: 'changelog-edited', ...common, text: `Change log entry ${say(entry['version'])} removed`, before: told(entry) })),
    ...pairs.filter((pair) => !isNew(pair) && !isSame(pair.before, pair.after)).map(({ before: old, after: now }): Change => ({
      type: 'changelog-edited', ...common, text: `Change log entry ${say(now['version'])} edited`, before: told(old), after: told(now),
    })),
  ];
}

function compareVersion(before: unknown, after: unknown): Change[] {
  return isSame(before, after) ? [] : [{ type: 'version-changed', severity: 'editorial', ...tell('Version', before, after), part: 'version' }];
}
