import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintSop } from '../src/lint/lint-playbook.ts';
import { scoresOf } from '../src/lint/score.ts';
import { makePlaybook } from '../src/playbook/playbook.ts';
import { fingerprintOf, sealOf } from '../src/sop/fingerprint.ts';
import { addDays } from '../src/sop/iso-time.ts';
import { parseSop } from '../src/sop/parse-sop.ts';
import { writeReview } from '../src/sop/write-review.ts';
import { EXAMPLE_TODAY, examplePlaybook } from './example-playbook.ts';
import { RULES } from './index.ts';

const OPTIONS = { path: 'sops/revops/route-lead.mdx' };
const DRAFTED = `---
title: Route a new lead
version: 1.0.0
owner: revops-lead
trigger: [{ event: Lead is created, system: crm }]
cadence: real time
inputs: [{ what: New lead, system: crm, location: "List view: Unrouted leads" }]
outputs: [{ what: Assigned lead, format: Lead.Owner set, recipient: sdr }]
impact: { revenue: 5, keyPerson: 4 }
lastReviewed: 2026-01-01
review: { date: 2026-01-01, by: "@revops-lead", method: ran, sampled: [lead 00Q-1] }
---

## Steps

1. **SDR:** Read \`Lead.Status\`.
2. **SDR:** Set \`Lead.Owner\`.
3. **SDR:** Call the lead at \`Lead.Phone\`.
`;

function sealed(text: string, date: string): string {
  const sop = parseSop(text, OPTIONS);
  const { seal: _, ...rest } = sop.meta.review ?? { date, by: '@revops-lead' };
  const record = { ...rest, date, fingerprint: fingerprintOf(sop) };
  const written = writeReview(text, { ...record, seal: sealOf(record) });
  if ('refusal' in written) throw new Error(written.refusal);
  return written.text;
}

function judge(text: string) {
  const sop = parseSop(text, OPTIONS);
  const around = examplePlaybook();
  const findings = lintSop(sop, makePlaybook({ ...around, sops: [...around.sops, sop] }), { rules: RULES, today: EXAMPLE_TODAY });
  const of = (rule: string) => findings.filter((finding) => finding.rule === rule).map(({ credit, gate }) => [credit, gate]);
  return { of, freshness: scoresOf(RULES, findings).freshness };
}

const daysAgo = (days: number) => addDays(EXAMPLE_TODAY, -days);
const REVIEWED = sealed(DRAFTED, daysAgo(10));

describe('a review, where one holds for 90 days', () => {
  test.each([
    [0, []],
    [90, []],
    [135, [[0.5, undefined]]],
    [180, [[0, undefined]]],
    [181, [[0, 'stale']]],
  ])('of %i days ago leaves its credit and trips its gate', (age, expected) => {
    expect(judge(sealed(DRAFTED, daysAgo(age))).of('review-current')).toEqual(expected);
  });

  test('in full, by a holder of the role, leaves freshness whole', () => {
    expect(judge(REVIEWED).freshness).toBe(100);
  });

  test.each([
    ['without a record', REVIEWED.replace(/^review: .*\n/m, ''), [[0.25, undefined]], [[0, 'stale']]],
    ['without a date or a record', REVIEWED.replace(/^(?:review|lastReviewed): .*\n/gm, ''), [[0, undefined]], [[0, 'stale']]],
    ['with a record that has no seal', REVIEWED.replace(/, seal: "?[^",}]+"?/, ''), [[0.25, undefined]], [[0, 'stale']]],
    ['with a record that was edited', REVIEWED.replace('method: ran', 'method: read'), [[0.25, undefined]], [[0, 'stale']]],
    ['with a record that cannot be read', REVIEWED.replace(/^review: .*$/m, 'review: yes'), [[0.25, undefined]], [[0, 'stale']]],
    ['with a date that was moved', REVIEWED.replace(/^lastReviewed: .*$/m, `lastReviewed: ${EXAMPLE_TODAY}`), [], [[0, undefined]]],
  ])('%s counts as the evidence it is', (_what, text, current, evidenced) => {
    expect(judge(text).of('review-current')).toEqual(current);
    expect(judge(text).of('review-evidenced')).toEqual(evidenced);
  });

  test('of other content counts against what changed, and nothing else', () => {
    const { of } = judge(REVIEWED.replace('Call the lead', 'E-mail the lead'));
    expect([of('changed-since-review'), of('review-evidenced'), of('review-current')]).toEqual([[[0, undefined]], [], []]);
  });

  test('is missed in a draft as well: only the gate spares it', () => {
    const { of } = judge(DRAFTED.replace('owner:', 'status: draft\nowner:').replace(/^(?:review|lastReviewed): .*\n/gm, ''));
    expect([of('changed-since-review'), of('review-evidenced'), of('review-current')]).toEqual([[], [[0, 'stale']], [[0, undefined]]]);
  });
});

test('no date alone raises freshness, however stale the review', () => {
  const ages = fc.integer({ min: 0, max: 800 });
  fc.assert(
    fc.property(ages, fc.integer({ min: -100, max: 900 }), (age, moved) => {
      const text = sealed(DRAFTED, daysAgo(age));
      const bumped = text.replace(/^lastReviewed: .*$/m, `lastReviewed: ${daysAgo(moved)}`);
      expect(judge(bumped).freshness).toBeLessThanOrEqual(judge(text).freshness);
    }),
    { numRuns: 40, seed: 7 },
  );
});

test('no edit of a sealed record raises freshness', () => {
  const stale = sealed(DRAFTED, daysAgo(150));
  const base = judge(stale).freshness;
  const edits: [RegExp, string][] = [
    [/(review: \{ ?date: )[\d-]+/, `$1${EXAMPLE_TODAY}`],
    [/, fingerprint: "?[^",}]+"?/, ''],
    [/, seal: "?[^",}]+"?/, ''],
    [/, method: ran/, ''],
    [/by: "@revops-lead"/, 'by: "@cro"'],
    [/^review: .*\n/m, ''],
  ];
  for (const [pattern, replacement] of edits) {
    const edited = stale.replace(pattern, replacement);
    expect(edited).not.toBe(stale);
    expect(judge(edited).freshness).toBeLessThan(base);
  }
});

test('line ends and a byte order mark change no finding', () => {
  const findingsOf = (text: string) => {
    const sop = parseSop(text, OPTIONS);
    return lintSop(sop, examplePlaybook(), { rules: RULES, today: EXAMPLE_TODAY });
  };
  const broken = `${REVIEWED.replace('Call the lead', 'Call TBD by 02/03/2026')}\n## Notes\n`;
  expect(findingsOf(broken).length).toBeGreaterThan(2);
  for (const other of [broken.replaceAll('\n', '\r\n'), broken.replaceAll('\n', '\r'), `\uFEFF${broken}`]) expect(findingsOf(other)).toEqual(findingsOf(broken));
});
