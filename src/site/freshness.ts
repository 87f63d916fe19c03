import { reviewNeedOf } from '../lint/due-reviews.ts';
import { reviewEvidenceOf } from '../lint/review-evidence.ts';
import { reviewDueOn } from '../playbook/review-interval.ts';
import { daysBetween } from '../sop/iso-time.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { ReviewRecord } from '../sop/schema.ts';
import type { Site } from './site.ts';
import type { FreshnessBadge, FreshnessState } from './view-models.ts';

/** From this many days before a review is due, the badge says so. */
const SOON = 14;
const ASK = 'ask the owner before you rely on it.';

const METHODS: Readonly<Record<NonNullable<ReviewRecord['method']>, string>> = {
  read: 'by reading it',
  observed: 'by watching the work',
  ran: 'by doing the work',
  'dry-run': 'in a dry run',
};

/** States in which the way a review was done vouches for nothing. */
const VOUCH_FOR_NOTHING: ReadonlySet<FreshnessState> = new Set(['not-reviewed', 'changed-since-review', 'suspect']);

/** Whether the SOP can be trusted today, in words for its reader. */
export function freshnessOf(sop: Sop, { playbook: { settings }, graph, today }: Pick<Site, 'playbook' | 'graph' | 'today'>): FreshnessBadge {
  if (sop.status === 'draft') {
    return { state: 'draft', label: 'Draft', method: undefined, detail: 'Still being written: do not work from it yet.', due: undefined };
  }
  const { kind, record } = reviewEvidenceOf(sop);
  if (!record) return unreviewed(sop.meta.lastReviewed);
  const { date } = record;
  const due = reviewDueOn(sop, date, settings);
  const told = describeReview(record);
  const badge = (state: FreshnessBadge['state'], label: string, more: string): FreshnessBadge => ({ state, label, method: VOUCH_FOR_NOTHING.has(state) ? undefined : methodOf(record), detail: `${told} ${more}`, due });
  if (kind === 'unsealed') return badge('not-reviewed', 'Review not sealed', `Its record has no seal, so it proves nothing; ${ASK}`);
  if (kind === 'seal-broken') return badge('not-reviewed', 'Review record edited', `The record was edited after it was sealed; ${ASK}`);
  if (date > today) return badge('not-reviewed', 'Review dated ahead', `That day is still to come; ${ASK}`);
  const need = reviewNeedOf(sop, graph);
  if (need === 'changed-since-review') return badge(need, `Changed since the review of ${date}`, `The procedure has changed since; ${ASK}`);
  if (need === 'suspect') return badge(need, 'Check: what it takes has changed', `Something that it takes from elsewhere has changed since, and nobody has held its steps against that; ${ASK}`);
  if (due < today) return badge('overdue', `Review overdue since ${due}`, `The next review was due on ${due}.`);
  const next = `The next review is due on ${due}.`;
  return daysBetween(today, due) <= SOON ? badge('due-soon', `Review due ${due}`, next) : badge('fresh', `Reviewed ${date}`, next);
}

function unreviewed(lastReviewed: string | undefined): FreshnessBadge {
  const detail =
    lastReviewed === undefined
      ? `Nobody has checked this against the work: ${ASK}`
      : `The date ${lastReviewed} is stated, but no record says who checked it, how and on what.`;
  return { state: 'not-reviewed', label: 'Not reviewed', method: undefined, detail, due: undefined };
}

function methodOf({ method }: ReviewRecord): string | undefined {
  return method && `Checked ${METHODS[method]}`;
}

function describeReview({ date, by, method, sampled = [], note }: ReviewRecord): string {
  const how = method ? ` ${METHODS[method]}` : '';
  const records = sampled.length > 0 ? `, on ${sampled.length} ${sampled.length === 1 ? 'record' : 'records'}` : '';
  const noted = note === undefined ? '' : ` ${/[.!?]$/.test(note) ? note : `${note}.`}`;
  return `Reviewed on ${date} by ${by}${how}${records}.${noted}`;
}
