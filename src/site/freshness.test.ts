import { describe, expect, test } from 'vitest';
import { sealOf } from '../sop/fingerprint.ts';
import type { ReviewRecord } from '../sop/schema.ts';
import { exampleSite, exampleSop, exampleText, sealedReview } from './example-site.ts';
import { freshnessOf } from './freshness.ts';

const BASE = 'title: Route a lead\nowner: revops-lead\nreviewEvery: P90D\n';

function badge(frontmatter: string, today: string, body?: string) {
  return freshnessOf(exampleSop(frontmatter, body), exampleSite({ 'sops/revops/route-lead.mdx': exampleText(frontmatter, body) }, { today }));
}

describe('freshness', () => {
  const reviewed = BASE + sealedReview(BASE, undefined, '2026-09-01');

  test.each([
    ['the day of the review', '2026-09-01', 'fresh', 'Reviewed 2026-09-01'],
    ['15 days before it is due', '2026-11-15', 'fresh', 'Reviewed 2026-09-01'],
    ['14 days before it is due', '2026-11-16', 'due-soon', 'Review due 2026-11-30'],
    ['the day it is due', '2026-11-30', 'due-soon', 'Review due 2026-11-30'],
    ['the day after', '2026-12-01', 'overdue', 'Review overdue since 2026-11-30'],
    ['a day before the review', '2026-08-31', 'not-reviewed', 'Review dated ahead'],
  ])('on %s is what it is', (_, today, state, label) => {
    expect(badge(reviewed, today)).toMatchObject({ state, label, due: '2026-11-30' });
  });

  test('says who reviewed, how and on how many records', () => {
    expect(badge(reviewed, '2026-09-01').detail).toBe(
      'Reviewed on 2026-09-01 by @revops-lead by doing the work, on 3 records. The next review is due on 2026-11-30.',
    );
  });

  test('says openly that nobody has worked from it yet', () => {
    const dryRun = { date: '2026-09-01', by: '@revops-lead', method: 'dry-run', sampled: ['sample lead 1'], note: 'On invented records' } satisfies ReviewRecord;
    expect(badge(`${BASE}review: ${JSON.stringify({ ...dryRun, seal: sealOf(dryRun) })}`, '2026-09-01')).toMatchObject({
      label: 'Reviewed 2026-09-01',
      method: 'Checked in a dry run',
      detail: 'Reviewed on 2026-09-01 by @revops-lead in a dry run, on 1 record. On invented records. The next review is due on 2026-11-30.',
    });
  });

  test('ends when the procedure changes', () => {
    expect(badge(reviewed, '2026-09-02', '## Steps\n\n1. Close the lead.\n').state).toBe('changed-since-review');
  });

  test('ends when something that it takes changes, whether its own review is due or not', () => {
    const base = `${BASE}dependsOn: [{ term: MQL, fingerprint: "v1:old" }]\n`;
    const suspect = base + sealedReview(base, undefined, '2026-09-01', 'ran', ['v1:old']);
    for (const today of ['2026-09-02', '2027-01-01']) {
      expect(badge(suspect, today)).toEqual({
        state: 'suspect', label: 'Check: what it takes has changed', method: undefined, due: '2026-11-30',
        detail: 'Reviewed on 2026-09-01 by @revops-lead by doing the work, on 3 records. Something that it takes from elsewhere has changed since, and nobody has held its steps against that; ask the owner before you rely on it.',
      });
    }
    expect(badge(`${suspect}status: draft`, '2026-09-02').state).toBe('draft');
    expect(badge(suspect, '2026-09-02', '## Steps\n\n1. Close the lead.\n').state).toBe('changed-since-review');
    expect(badge(base + sealedReview(base, undefined, '2026-09-01'), '2026-09-02').state).toBe('fresh');
  });

  test('ends when the record is edited', () => {
    expect(badge(reviewed.replace('"ran"', '"read"'), '2026-09-02')).toMatchObject({ state: 'not-reviewed', label: 'Review record edited' });
  });

  test('is not shown by a record without a seal, nor by a date alone, nor by nothing', () => {
    expect(badge(`${BASE}review: { date: 2026-09-01, by: "@revops-lead", method: ran }`, '2026-09-02')).toMatchObject({ label: 'Review not sealed', method: undefined });
    expect(badge(`${BASE}lastReviewed: 2026-09-01`, '2026-09-02')).toMatchObject({ state: 'not-reviewed', due: undefined });
    expect(badge(BASE, '2026-09-02').detail).toMatch(/^Nobody has checked this/);
  });

  test('of a draft is that it is one', () => {
    expect(badge(`${reviewed}status: draft`, '2026-09-02').state).toBe('draft');
  });

  test('is capped for an SOP on which much depends', () => {
    const urgent = 'title: Route\nimpact: { revenue: 5, keyPerson: 4 }\nreviewEvery: P365D\n';
    const text = urgent + sealedReview(urgent, undefined, '2026-09-01');
    const site = exampleSite({ 'sops/revops/route-lead.mdx': exampleText(text) }, { today: '2026-09-02', settings: { reviewCaps: [{ priority: 15, atMost: 'P30D' }] } });
    expect(freshnessOf(exampleSop(text), site).due).toBe('2026-10-01');
  });
});
