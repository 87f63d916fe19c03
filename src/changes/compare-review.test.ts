import { expect, test } from 'vitest';
import { sealOf } from '../sop/fingerprint.ts';
import type { ReviewRecord } from '../sop/schema.ts';
import { compareRecords } from './compare-records.ts';
import { compareReview } from './compare-review.ts';
import { IDS_AS_NAMES } from './names.ts';
import type { Fields } from './values.ts';

const PIN = 'v1:0123456789abcdef0123456789abcdef';
const NEW_PIN = 'v1:fedcba9876543210fedcba9876543210';
const RECORD: ReviewRecord = { date: '2026-11-02', by: '@revops-lead', method: 'ran', sampled: ['lead 1', 'lead 7'], outcome: 'confirmed', fingerprint: 'v1:a' };
const seal = (record: ReviewRecord): ReviewRecord => ({ ...record, seal: sealOf(record) });
const SEALED = seal(RECORD);
const of = (review: Fields | undefined, lastReviewed: unknown = review?.['date']): Fields => ({ lastReviewed, review });

test.each<[name: string, before: Fields, after: Fields, told: string[]]>([
  ['a sealed record of a later day', of(SEALED), of(seal({ ...RECORD, date: '2027-02-01' })), ['reviewed editorial: Reviewed 2027-02-01 by @revops-lead (ran)']],
  ['the first record', of(undefined, '2026-10-01'), of(SEALED), ['reviewed editorial: Reviewed 2026-11-02 by @revops-lead (ran)']],
  ['the first record, of a day that stood there already', of(undefined, '2026-11-02'), of(SEALED), ['reviewed editorial: Reviewed 2026-11-02 by @revops-lead (ran)']],
  ['a record after one that was never sealed', of({ ...RECORD }), of(seal({ ...RECORD, date: '2027-02-01' })), ['reviewed editorial: Reviewed 2027-02-01 by @revops-lead (ran)']],
  ['another fingerprint for the same evidence', of(SEALED), of(seal({ ...RECORD, fingerprint: 'v1:b' })), ['review-edited editorial: Review record amended; its seal holds']],
  ['another reviewer on the same day', of(SEALED), of(seal({ ...RECORD, by: '@cro' })), ['reviewed editorial: Reviewed again 2026-11-02 by @cro (ran)']],
  ['another note', of(SEALED), of(seal({ ...RECORD, note: 'Quick' })), ['review-edited editorial: Review record amended; its seal holds']],
  ['a date that moved alone', of(SEALED), of(SEALED, '2027-02-01'), ['review-date-moved editorial: Review date moved to 2027-02-01 without a sealed review']],
  ['a record that nobody sealed', of(SEALED), of({ ...RECORD, date: '2027-02-01' }), ['review-date-moved notify: Review date moved to 2027-02-01 without a sealed review: its seal is gone']],
  ['a record without a seal after another', of({ ...RECORD }), of({ ...RECORD, date: '2027-02-01' }), ['review-date-moved editorial: Review date moved to 2027-02-01 without a sealed review']],
  ['a record whose date was moved by hand', of(SEALED), of({ ...SEALED, date: '2027-02-01' }), ['review-date-moved notify: Review date moved to 2027-02-01 without a sealed review: its seal is broken']],
  ['a record that is none', of(SEALED), of({ ...SEALED, date: '2027-02-01', odd: 1 }), ['review-date-moved notify: Review date moved to 2027-02-01 without a sealed review: its seal is broken']],
  ['a date beyond the sealed one', of(SEALED), of(seal({ ...RECORD, date: '2027-02-01' }), '2027-03-01'), [
    'reviewed editorial: Reviewed 2027-02-01 by @revops-lead (ran)', 'review-date-moved editorial: Review date moved to 2027-03-01 without a sealed review',
  ]],
  ['evidence edited by hand', of(SEALED), of({ ...SEALED, method: 'read' }), ['review-edited notify: Review record edited by hand: its seal is broken']],
  ['an edit by hand that was undone', of({ ...SEALED, method: 'read' }), of(SEALED), ['review-edited editorial: Review record put back as it was sealed']],
  ['a date moved by hand and put back', of({ ...SEALED, date: '2027-02-01' }), of(SEALED), ['review-edited editorial: Review date changed: 2027-02-01 -> 2026-11-02']],
  ['a date put back by hand', of(SEALED), of({ ...SEALED, date: '2026-10-01' }), ['review-edited notify: Review date changed: 2026-11-02 -> 2026-10-01: its seal is broken']],
  ['a seal taken off', of(SEALED), of({ ...RECORD }), ['review-edited notify: Review record edited by hand: its seal is gone']],
  ['a record taken out', of(SEALED), of(undefined, '2026-11-02'), ['review-edited notify: Review record removed']],
  ['a record without a seal', of({ ...RECORD }), of({ ...RECORD, method: 'read' }), ['review-edited editorial: Review record edited']],
])('%s is told as what it is', (_, before, after, told) => {
  expect(compareReview(before, after, IDS_AS_NAMES).map(({ type, severity, text }) => `${type} ${severity}: ${text}`)).toEqual(told);
});

const taking = (review: Fields, fingerprint: string | undefined): Fields => ({ ...of(review), dependsOn: [{ sop: 'qualify-lead', output: 'Qualified lead', fingerprint }] });
const LATER: ReviewRecord = { ...RECORD, date: '2027-02-01', dependencies: [NEW_PIN] };
const BEFORE = taking(seal({ ...RECORD, dependencies: [PIN] }), PIN);
const UNSEEN = 'dependency-fingerprint-changed: Fingerprint of "Qualified lead" of qualify-lead changed without a review';

test.each<[name: string, before: Fields, after: Fields, told: string]>([
  ['a new review that vouches for it', BEFORE, taking(seal(LATER), NEW_PIN), 'dependency-confirmed: Dependency "Qualified lead" of qualify-lead looked at as it reads now'],
  ['no new review', BEFORE, taking(seal({ ...RECORD, dependencies: [PIN] }), NEW_PIN), UNSEEN],
  ['a new review that vouches for something else', BEFORE, taking(seal({ ...LATER, dependencies: [PIN] }), NEW_PIN), UNSEEN],
  ['a review with a broken seal', BEFORE, taking({ ...seal(LATER), method: 'read' }, NEW_PIN), UNSEEN],
  ['an old review that vouches for it', taking(seal(LATER), PIN), taking(seal(LATER), NEW_PIN), UNSEEN],
  ['an edit by hand that was undone', taking({ ...seal(LATER), method: 'read' }, PIN), taking(seal(LATER), NEW_PIN), UNSEEN],
  ['the fingerprint taken out', BEFORE, taking(seal(LATER), undefined), 'dependency-fingerprint-changed: Dependency "Qualified lead" of qualify-lead is no longer tied to what was looked at'],
])('a fingerprint that changed with %s is told as what it is', (_, before, after, told) => {
  expect(compareRecords(before, after, IDS_AS_NAMES).map(({ type, text }) => `${type}: ${text}`)).toEqual([told]);
});
