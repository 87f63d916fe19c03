import { describe, expect, test } from 'vitest';
import type { Finding } from '../lint/finding.ts';
import type { Rule } from '../lint/rule.ts';
import { scoresOf } from '../lint/score.ts';
import { calibrate, type ScoredDocument } from './calibration.ts';
import { renderCalibration } from './render-calibration.ts';

const base = { severity: 'warning', summary: '', why: '', remedy: '', source: '', examples: [], *check() {} } as const;
const RULES: readonly Rule[] = [
  { ...base, name: 'has-owner', dimension: 'freshness', weight: { obligation: 1 } },
  { ...base, name: 'no-todo', dimension: 'freshness', weight: { smell: 0.5, precision: 1 } },
  { ...base, name: 'has-steps', dimension: 'transferability', weight: { obligation: 1 } },
  { ...base, name: 'valid', dimension: 'validity', weight: 'unweighted' },
];

function finding(rule: string, dimension: Finding['dimension'], credit?: number): Finding {
  return { rule, dimension, severity: 'warning', message: `Unexpected absence of ${rule}, expected it`, place: { line: 3, column: 1 }, credit, gate: undefined };
}

function scored(document: string, repository: string, rated: number, findings: readonly Finding[]): ScoredDocument {
  const scores = { transferability: rated, freshness: rated, iteration: rated };
  return {
    rating: { document, repository, commit: '', path: document, scores: { a: scores, b: { ...scores, freshness: rated + 2 } }, defects: { a: `a on ${document}`, b: `b on ${document}` } },
    length: 100 + rated,
    scores: scoresOf(RULES, findings),
    findings,
  };
}

const DOCUMENTS = [
  scored('one.md', 'acme/handbook', 10, [finding('has-owner', 'freshness', 0), finding('valid', 'validity')]),
  scored('two.md', 'acme/handbook', 30, [finding('has-owner', 'freshness', 0.5), finding('no-todo', 'freshness'), finding('no-todo', 'freshness')]),
  scored('three.md', 'acme/runbooks', 50, [finding('has-owner', 'freshness', 0.5)]),
  scored('four.md', 'acme/runbooks', 70, [finding('has-steps', 'transferability', 0)]),
];

describe('calibrate', () => {
  const { dimensions, withoutRepository, rules, disagreements } = calibrate(DOCUMENTS, RULES);

  test('correlates scores with the mean of the readers and with each', () => {
    const freshness = dimensions.find(({ dimension }) => dimension === 'freshness');
    expect(freshness).toMatchObject({ documents: 4, readersAgree: 1, pairs: { pairs: 6, accuracy: 1 }, lengthWithRating: 1 });
    expect(freshness?.spearman).toBeCloseTo(1, 12);
    expect(freshness?.byReader.a).toBeCloseTo(1, 12);
  });

  test('says nothing where scores do not vary', () => {
    expect(dimensions.find(({ dimension }) => dimension === 'iteration')).toMatchObject({ spearman: undefined, pairs: { pairs: 6, accuracy: 0 } });
  });

  test('leaves out one repository in turn', () => {
    expect(withoutRepository.map(({ repository, left }) => [repository, left])).toEqual([
      ['acme/handbook', 2],
      ['acme/runbooks', 2],
    ]);
    expect(withoutRepository[0]?.agreement.freshness.pairs).toEqual({ pairs: 1, accuracy: 1 });
  });

  test('tells of each rule its hits, its own correlation and that of its dimension without it', () => {
    const of = (name: string) => rules.find(({ rule }) => rule.name === name);
    expect(of('no-todo')).toMatchObject({ hits: 2, documents: 1 });
    expect(of('no-todo')?.without).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
    expect(of('valid')).toMatchObject({ hits: 1, documents: 1, correlation: undefined, without: undefined });
    expect(of('has-steps')?.correlation).toBeCloseTo(-3 / Math.sqrt(15), 12);
  });

  test('puts the largest difference in rank first', () => {
    expect(disagreements[0]).toMatchObject({ dimension: 'transferability', scoreRank: 1, ratingRank: 4 });
    expect(disagreements).toHaveLength(12);
  });
});

test('a page shows the figures and, for the worst disagreements, the readers beside the findings', () => {
  const page = renderCalibration(calibrate(DOCUMENTS, RULES), 1);
  expect(page).toContain('freshness         1.00  reached      1.00      1.00     1.00  100.0 %  reached   6');
  expect(page).toContain('has-steps  transferability        o1     1          1        -0.77        -');
  expect(page).toContain(
    'four.md transferability: ours 0.0 (rank 1), readers 70 (rank 4): we rate it lower\n  reader a: a on four.md\n  reader b: b on four.md\n  ours: 3:1 Unexpected absence of has-steps, expected it (has-steps)\n',
  );
  expect(page).not.toContain('one.md');
});
