import type { Finding } from './finding.ts';
import { DIMENSIONS, type Dimension, type Rule } from './rule.ts';

export type Scores = Readonly<Record<Dimension, number>>;

/** What a list with so many flawed items is worth: a flawed block beats none, and each repair shows. */
export function creditOfFlawed(count: number): number {
  return count === 0 ? 1 : 0.25 + 0.75 * 0.4 ** count;
}

/** What one rule's findings leave of its obligation, 0 to 1: `.25 + .75 * .4^k` for k flawed items, capped by the least credit named. */
export function creditOf(findings: readonly Finding[]): number {
  const flawedItems = findings.filter((finding) => finding.credit === undefined).length;
  return findings.reduce((least, finding) => Math.min(least, finding.credit ?? 1), creditOfFlawed(flawedItems));
}

/** The share of a dimension that `hits` hits of a smell leave: saturating, so that length neither helps nor drowns. */
export function smellFactor(smell: number, precision: number, hits: number): number {
  return 1 - smell * (1 - 0.8 ** (hits * precision));
}

/**
 * One dimension's score, 0 to 100:
 * `100 * [sum(w*c) / sum(w)] * product over smells [1 - m * (1 - 0.8^n)]`, n = hits times the rule's precision.
 */
export function scoreOf(dimension: Dimension, rules: readonly Rule[], findings: readonly Finding[]): number {
  const byRule = Map.groupBy(findings, (finding) => finding.rule);
  let owed = 0;
  let met = 0;
  let factor = 1;
  for (const rule of rules) {
    if (rule.dimension !== dimension || rule.weight === 'unweighted') continue;
    const own = (byRule.get(rule.name) ?? []).filter((finding) => finding.severity !== 'info' && !finding.waived);
    if ('obligation' in rule.weight) {
      owed += rule.weight.obligation;
      met += rule.weight.obligation * creditOf(own);
    } else {
      factor *= smellFactor(rule.weight.smell, rule.weight.precision, own.length);
    }
  }
  return owed === 0 ? 100 * factor : (100 * met * factor) / owed;
}

export function scoresOf(rules: readonly Rule[], findings: readonly Finding[]): Scores {
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, scoreOf(dimension, rules, findings)])) as Record<Dimension, number>;
}

export function minimumOf(scores: Scores): number {
  return Math.min(...DIMENSIONS.map((dimension) => scores[dimension]));
}

/** The weakest dimension; the first of the three where they are equal. */
export function weakestOf(scores: Scores): Dimension {
  return DIMENSIONS.reduce((least, dimension) => (scores[dimension] < scores[least] ? dimension : least));
}
