import { reviewEvidenceOf, type ReviewEvidence } from '../../src/lint/review-evidence.ts';
import { toldByFrontmatter } from '../../src/lint/is-written.ts';
import type { Place } from '../../src/sop/place.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { findStated } from '../../src/lint/stated-in-text.ts';
import { reviewIntervalDays } from '../../src/playbook/review-interval.ts';
import { addDays, daysBetween } from '../../src/sop/iso-time.ts';

/** What a date is worth that no sealed record backs: it costs nothing to write. */
const STATED_DATE = 0.25;

const REVIEWED = '---\nimpact: { revenue: 5, keyPerson: 4 }\nreviewEvery: P180D\nlastReviewed: 2026-08-24\nreview: { date: 2026-08-24, by: "@revops-lead", seal: "v1:bd91e046f5624ede23337602014a09eb" }\n---\n';
const OVERDUE = REVIEWED.replaceAll('2026-08-24', '2026-07-10').replace('v1:bd91e046f5624ede23337602014a09eb', 'v1:02d318e9a98d7341a72671d41f011065');

interface ReviewFacts {
  readonly kind: ReviewEvidence['kind'];
  readonly date: string | undefined;
  /** Days that a review holds. */
  readonly interval: number;
  readonly place: Place;
  /** The rule that tells why there is no record that counts; one review mends both. */
  readonly toldBy: string;
}

export default defineRule<undefined, ReviewFacts>({
  name: 'review-current',
  severity: 'error',
  weight: { obligation: 12 },
  summary: 'The last recorded review is no older than the time allowed between reviews',
  why: 'Processes change without telling their documents. The longer nobody has checked, the likelier the reader follows steps that no longer work.',
  remedy: 'Take three records, go through every step with each and mend what differs, then run "sop review" with the id of the SOP. Leave the date to that command.',
  source: 'ISO 9001:2015, 7.5.2 (review for suitability); the interval is reviewEvery, capped by priority in playbook.yaml',
  reviewState: true,
  examples: [
    { title: 'Reviewed 90 days ago where 90 days are allowed at this priority', sop: REVIEWED, expect: [] },
    {
      title: 'Overdue by half an interval: half credit',
      sop: OVERDUE,
      expect: ['4:15 Unexpected review of 2026-07-10, expected one no older than 90 days: the next was due by 2026-10-08'],
    },
    {
      title: 'A date without a record says little, however new it is',
      sop: '---\nlastReviewed: 2026-11-21\n---\n',
      expect: ['2:15 Unexpected date without a sealed review record, expected one: run "sop review route-lead"'],
    },
    {
      title: 'A record that was edited by hand is no better than a date',
      sop: REVIEWED.replace('by: "@revops-lead"', 'by: "@cro"'),
      expect: ['4:15 Unexpected date without a sealed review record, expected one: run "sop review route-lead"'],
    },
    {
      title: 'A review that is still to come',
      sop: REVIEWED,
      today: '2026-08-23',
      expect: ['4:15 Unexpected review in the future (2026-08-24), expected a date up to 2026-08-23'],
    },
    {
      title: 'A date in the text says no more than one in the frontmatter',
      sop: '## Notes\n\nLast updated: 3 May 2026\n',
      expect: ['3:1 Unexpected date without a sealed review record, expected one: run "sop review route-lead"'],
    },
    { title: 'Never reviewed', sop: '---\ntitle: Route a lead\n---\n', expect: ['1:1 Unexpected absence of a review, expected one within the last 365 days'] },
    {
      title: 'A draft that nobody has reviewed is no fresher for being a draft; it only fails nothing',
      sop: '---\nstatus: draft\n---\n',
      expect: ['1:1 Unexpected absence of a review, expected one within the last 365 days'],
    },
  ],
  facts(sop, { registries }) {
    if (sop.status === 'retired') return undefined;
    const { kind, record } = reviewEvidenceOf(sop);
    const inText = kind === 'none' ? findStated(sop, 'review date') : undefined;
    const toldBy = toldByFrontmatter(sop, 'review') ?? 'review-evidenced';
    if (inText) return { kind: 'date-only', date: undefined, interval: 0, place: inText, toldBy };
    const dated = sop.meta.lastReviewed === undefined ? sop.placeOf(['review', 'date']) : sop.placeOf(['lastReviewed']);
    return { kind, date: record?.date, interval: reviewIntervalDays(sop, registries.settings), place: kind === 'none' ? sop.keyPlaceOf(['lastReviewed']) : dated, toldBy };
  },
  *judge({ kind, date, interval, place, toldBy }, { sop, today }) {
    if (kind === 'none') {
      yield { place, message: `Unexpected absence of a review, expected one within the last ${inDays(interval)}`, credit: 0, toldBy };
      return;
    }
    if (kind !== 'sealed' || date === undefined) {
      yield { place, message: `Unexpected date without a sealed review record, expected one: run "sop review ${sop.id}"`, credit: STATED_DATE, toldBy };
      return;
    }
    if (today === undefined) return;
    const age = daysBetween(date, today);
    if (age < 0) {
      yield { place, message: `Unexpected review in the future (${date}), expected a date up to ${today}`, credit: STATED_DATE };
      return;
    }
    if (age <= interval) return;
    yield {
      place,
      message: `Unexpected review of ${date}, expected one no older than ${inDays(interval)}: the next was due by ${addDays(date, interval)}`,
      credit: Math.max(0, 1 - (age - interval) / interval),
      ...(age > 2 * interval ? { gate: 'stale' as const } : {}),
    };
  },
});

function inDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
