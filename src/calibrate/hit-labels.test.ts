import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../lint-rules/index.ts';
import type { Finding } from '../lint/finding.ts';
import type { ScoredDocument } from './calibration.ts';
import { labelHits, precisionOf, readHitLabels, renderHitLabels, type HitLabel } from './hit-labels.ts';

const label = (line: number, isTrue: boolean): HitLabel => ({ repository: 'acme/handbook', commit: 'abc', path: 'a.md', line, column: 3, rule: 'vague-term', isTrue });
const finding = (rule: string, line: number): Finding => ({ rule, dimension: 'transferability', severity: 'warning', message: `Unexpected ${line}`, place: { line, column: 3 } });

const DOCUMENT: ScoredDocument = {
  rating: {
    document: '001.md', repository: 'acme/handbook', commit: 'abc', path: 'a.md',
    scores: { a: { transferability: 1, freshness: 1, iteration: 1 }, b: { transferability: 1, freshness: 1, iteration: 1 } },
    defects: { a: '', b: '' },
  },
  length: 10,
  scores: { transferability: 1, freshness: 1, iteration: 1 },
  findings: [finding('vague-term', 4), finding('vague-term', 9), finding('vague-term', 12), finding('trigger-event', 1)],
};

describe('labels of hits', () => {
  test('are read as they were written', () => {
    const labels = [label(12, false), label(4, true)];
    expect(readHitLabels(renderHitLabels(labels)).toSorted((a, b) => a.line - b.line)).toEqual(labels.toSorted((a, b) => a.line - b.line));
  });

  test.each([
    ['other columns', 'repository\tline\n', /columns/],
    ['a verdict that is neither', `${renderHitLabels([])}acme/handbook\tabc\ta.md\t4\t3\tvague-term\tmaybe\n`, /line 2/],
    ['a missing column', `${renderHitLabels([])}acme/handbook\tabc\ta.md\t4\tvague-term\ttrue\n`, /line 2/],
  ])('are refused with %s', (_what, text, message) => expect(() => readHitLabels(text)).toThrow(message));

  test('count for the hits they stand at; rules that miss something whole have none', () => {
    const hits = labelHits([DOCUMENT], RULES, [label(4, true), label(9, false), label(99, true)]);
    expect(hits.map((hit) => [hit.line, hit.isTrue])).toEqual([[4, true], [9, false], [12, undefined]]);
    const precision = precisionOf(hits, RULES).find(({ rule }) => rule.name === 'vague-term');
    expect(precision).toMatchObject({ hits: 3, labelled: 2, true: 1 });
  });

  test('that are checked in can be read, and name rules that exist', () => {
    const labels = readHitLabels(readFileSync(new URL('./hit-labels.tsv', import.meta.url), 'utf8'));
    const names = new Set(RULES.map((rule) => rule.name));
    expect(labels.filter((entry) => !names.has(entry.rule))).toEqual([]);
  });
});
