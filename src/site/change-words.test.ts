import { describe, expect, test } from 'vitest';
import { changeHeadline } from './change-headline.ts';
import { changeText } from './change-words.ts';
import { exampleSite, exampleText } from './example-site.ts';
import type { Change } from '../changes/change.ts';

const site = exampleSite({ 'sops/revops/run-qbr.mdx': exampleText('title: Run the QBR'), 'sops/revops/support.mdx': exampleText('title: Support a customer') });
const change = (text: string, part: string, more: Partial<Change> = {}): Change => ({ type: 'x', severity: 'notify', text, part, ...more });

describe('a change is told with names for ids', () => {
  test.each([
    ['Owner changed: revops-lead -> sdr', 'owner', 'Owner changed: RevOps lead → SDR'],
    ['Input added: Signed contract (crm, Contract.Document)', 'inputs', 'Input added: Signed contract (CRM, Contract.Document)'],
    ['Related SOP added: run-qbr', 'related', 'Related SOP added: Run the QBR'],
    ['Dependency added: support (Signed contract)', 'dependsOn', 'Dependency added: Support a customer (Signed contract)'],
    ['Step 5: link added -> ../revops/run-qbr.mdx#steps', 'Steps', 'Step 5: link added → “Run the QBR”'],
    ['Step 5: link added -> https://example.com/a.mdx', 'Steps', 'Step 5: link added → https://example.com/a.mdx'],
  ])('%s', (text, part, told) => {
    expect(changeText(change(text, part), site)).toBe(told);
  });

  test.each([
    ['Step 4 reworded: "support" -> "crm"', 'Steps'],
    ['Output added: Row in the crm report', 'outputs'],
    ['Input added: Files of gone-sop.mdx', 'inputs'],
    ['Owner changed: unknown-role -> constructor', 'owner'],
  ])('and words of a sentence stay: %s', (text, part) => {
    expect(changeText(change(text, part), site)).toBe(text.replace(' -> ', ' → '));
  });
});

test.each(['a.', 'a/', '../', 'a.mdx', 'a-', '#'])('%j over and over is read in time', (piece) => {
  const began = performance.now();
  changeText(change(`Owner changed: ${piece.repeat(50_000)}`, 'owner'), site);
  expect(performance.now() - began).toBeLessThan(1000);
});

test.each([
  ['review-date-moved', 'Review date moved without a review: 2026-01-01 -> 2026-02-01', 'Review date moved without a review: 2026-01-01 → 2026-02-01'],
  ['review-edited', 'Review record amended; its seal holds', 'Review record amended; its seal holds'],
  ['reviewed', 'Reviewed again, on 3 records', 'Reviewed again, on 3 records'],
  ['review-date-moved', `Review date moved: ${'no record of a review goes with it and '.repeat(3)}no seal`, `Review date moved: ${'no record of a review goes with it and '.repeat(3)}no seal`],
])('what a %s says of a record is told as it is: %s', (type, text, told) => {
  const record = change(text, 'review', { type, severity: 'editorial', before: '2026-01-01', after: '2026-02-01' });
  expect([changeText(record, site), changeHeadline([record], site)]).toEqual([told, told]);
});

describe('a headline', () => {
  test('tells what reaches furthest, and counts the rest', () => {
    const changes = [
      change('Version changed: 1 -> 2', 'version', { severity: 'editorial', type: 'version-changed' }),
      change('Step 3 added', 'Steps', { severity: 'retrain' }),
      change('Owner changed: sdr -> cro', 'owner'),
      change('Title changed: A -> B', 'title'),
    ];
    expect(changeHeadline(changes, site)).toBe('Step 3 added; Owner changed: SDR → CRO; and 2 more');
    expect(changeHeadline(changes, site, 1)).toBe('Step 3 added; and 3 more');
  });

  test('leaves bookkeeping out where anything else happened', () => {
    const record = { severity: 'editorial', type: 'review-edited' } as const;
    const notes = change('Notes edited', 'Notes', { severity: 'editorial', type: 'editorial' });
    expect(changeHeadline([change('Review record edited', 'review', record), notes], site)).toBe('Notes edited; and 1 more');
    expect(changeHeadline([change('Review record edited', 'review', record)], site)).toBe('Review record edited');
  });

  test('leaves out values that take long to tell, or cuts the only one', () => {
    const long = 'word '.repeat(30).trim();
    const turned = change(`Gate "To Demo", exit: ${long} a -> ${long} b`, 'gates', { before: `${long} a`, after: `${long} b` });
    expect(changeHeadline([turned], site)).toBe('Gate "To Demo", exit changed');
    const added = change(`Exception added: "${long}"`, 'Exceptions', { after: long });
    expect(changeHeadline([added], site)).toMatch(/^Exception added: “(?:word )+word…”$/);
    expect(changeHeadline([added], site).length).toBeLessThan(100);
  });
});
