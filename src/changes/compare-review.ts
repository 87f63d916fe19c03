import { squeeze } from '../sop/squeeze.ts';
import type { Change } from './change.ts';
import { tell } from './compare-fields.ts';
import { matchRecords } from './match-records.ts';
import { named, type Names } from './names.ts';
import { isFields, isSame, quote, say, type Fields } from './values.ts';

/** Changes of what is kept about the SOP itself: reviews, version, change log. */
export function compareReview(before: Fields, after: Fields, names: Names): Change[] {
  return [
    ...compareReviewState(before, after),
    ...compareChangelog(before['changelog'], after['changelog'], names),
    ...compareVersion(before['version'], after['version']),
  ];
}

/** Only a date that advances is a review; any other edit of the record, even after a second look on one day, is one of the record. */
function compareReviewState(before: Fields, after: Fields): Change[] {
  const [old, now] = [reviewDate(before), reviewDate(after)];
  const record = isFields(after['review']) ? after['review'] : {};
  if (now !== undefined && now > (old ?? '')) {
    const isRecorded = isFields(after['review']) && !isSame(before['review'], after['review']);
    const text = isRecorded ? `Reviewed ${now}${sayHow(record)}` : `Review date moved to ${now}, without a review record`;
    return [{ type: 'reviewed', severity: 'editorial', text, part: 'review', before: old, after: now }];
  }
  if (old !== now) return [{ type: 'review-edited', severity: 'editorial', ...tell('Review date', old, now), part: 'review' }];
  const isEdited = !isSame(before['review'], after['review']) || !isSame(before['lastReviewed'], after['lastReviewed']);
  if (!isEdited) return [];
  const isRenewed = isFields(before['review']) && record['fingerprint'] !== undefined && !isSame(before['review']['fingerprint'], record['fingerprint']);
  const text = isRenewed ? `Reviewed again ${now}${sayHow(record)}` : 'Review record edited';
  return [{ type: 'review-edited', severity: 'editorial', text, part: 'review' }];
}

function sayHow({ by, method }: Fields): string {
  return `${by === undefined ? '' : ` by ${say(by)}`}${method === undefined ? '' : ` (${say(method)})`}`;
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
