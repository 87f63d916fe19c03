import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { causesOf } from './causes.ts';
import type { Finding } from './finding.ts';
import { findFixes } from './fixes.ts';
import type { Rule, Weight } from './rule.ts';
import { creditOf, scoreOf, scoresOf, smellFactor } from './score.ts';

function rule(name: string, weight: Weight): Rule {
  return { name, dimension: 'freshness', severity: 'warning', weight, summary: '', why: '', remedy: '', source: '', examples: [], *check() {} };
}

function finding(ruleName: string, credit?: number, line = 1): Finding {
  return { rule: ruleName, dimension: 'freshness', severity: 'warning', message: '', place: { line, column: 1 }, credit, gate: undefined };
}

describe('creditOf', () => {
  test('is whole without findings', () => {
    expect(creditOf([])).toBe(1);
  });

  test('follows .25 + .75 * .4^k for k flawed items', () => {
    expect([1, 2, 3].map((k) => creditOf(Array.from({ length: k }, () => finding('a'))))).toEqual([0.25 + 0.75 * 0.4, 0.25 + 0.75 * 0.4 ** 2, 0.25 + 0.75 * 0.4 ** 3]);
  });

  test('is the least credit named', () => {
    expect(creditOf([finding('a', 0.5), finding('a', 0)])).toBe(0);
    expect(creditOf([finding('a', 0.5), finding('a')])).toBe(0.5);
    expect(creditOf([finding('a', 0.9), finding('a')])).toBe(0.55);
  });
});

describe('scoreOf', () => {
  const rules = [rule('a', { obligation: 9 }), rule('b', { obligation: 3 }), rule('c', { smell: 0.2, precision: 0.6 }), rule('d', 'unweighted')];

  test('is 100 without findings', () => {
    expect(scoreOf('freshness', rules, [])).toBe(100);
  });

  test('weighs obligations by their share and multiplies smells', () => {
    const findings = [finding('b', 0), finding('c'), finding('c'), finding('d')];
    expect(scoreOf('freshness', rules, findings)).toBeCloseTo(75 * (1 - 0.2 * (1 - 0.8 ** 1.2)), 10);
  });

  test('leaves info findings out', () => {
    expect(scoreOf('freshness', rules, [{ ...finding('a', 0), severity: 'info' }])).toBe(100);
  });

  test('leaves other dimensions alone', () => {
    expect(scoresOf(rules, [finding('a', 0)])).toEqual({ transferability: 100, freshness: 25, iteration: 100 });
  });

  const anyFinding = fc.oneof(
    fc.constantFrom('a', 'b').chain((name) => fc.option(fc.double({ min: 0, max: 1, noNaN: true })).map((credit) => finding(name, credit ?? undefined))),
    fc.constant('c').map((name) => finding(name)),
  );

  test('stays within 0 and 100, and never falls when a finding goes', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { minLength: 1, maxLength: 30 }), fc.nat(), (findings, pick) => {
        const score = scoreOf('freshness', rules, findings);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        const without = findings.filter((_, index) => index !== pick % findings.length);
        expect(scoreOf('freshness', rules, without)).toBeGreaterThanOrEqual(score);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('gains of fixes add up to the score after them', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 20 }), (findings) => {
        const fixes = findFixes(rules, causesOf(findings));
        const left = findings.filter((candidate) => !fixes.some((fix) => fix.finding === candidate));
        const gained = fixes.reduce((sum, fix) => sum + fix.gain, 0);
        expect(scoreOf('freshness', rules, findings) + gained).toBeCloseTo(scoreOf('freshness', rules, left), 6);
        expect(fixes.length).toBeLessThanOrEqual(3);
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});

test('a smell never costs more than its weight', () => {
  expect(smellFactor(0.4, 0.6, 1000)).toBeCloseTo(0.6, 10);
  expect(smellFactor(0.4, 0.6, 0)).toBe(1);
});
