import type { Finding } from './finding.ts';
import { DIMENSIONS, type Dimension, type Rule, type Weight } from './rule.ts';

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
  return scoreOfCounts(scaleOf(dimension, rules), countByRule(findings));
}

export function scoresOf(rules: readonly Rule[], findings: readonly Finding[]): Scores {
  const counts = countByRule(findings);
  const score = (dimension: Dimension) => scoreOfCounts(scaleOf(dimension, rules), counts);
  return { transferability: score('transferability'), freshness: score('freshness'), iteration: score('iteration') };
}

/** What one rule's findings come to: all of them, those without a credit, and the least credit named. */
export interface RuleCount {
  readonly hits: number;
  readonly flawed: number;
  readonly least: number;
}

/** One dimension's rules that weigh something, in their order. */
export interface Scale {
  readonly rules: readonly { readonly name: string; readonly weight: Exclude<Weight, 'unweighted'> }[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** What each rule is worth without findings. */
  readonly whole: readonly number[];
  readonly owed: number;
}

const scales = new WeakMap<readonly Rule[], Map<Dimension, Scale>>();

export function scaleOf(dimension: Dimension, rules: readonly Rule[]): Scale {
  const known = scales.get(rules) ?? new Map<Dimension, Scale>();
  scales.set(rules, known);
  let scale = known.get(dimension);
  if (!scale) known.set(dimension, (scale = makeScale(dimension, rules)));
  return scale;
}

function makeScale(dimension: Dimension, rules: readonly Rule[]): Scale {
  const own = rules.flatMap(({ name, weight, dimension: of }) => (of === dimension && weight !== 'unweighted' ? [{ name, weight }] : []));
  const owed = own.reduce((sum, { weight }) => sum + ('obligation' in weight ? weight.obligation : 0), 0);
  return { rules: own, indexOf: new Map(own.map(({ name }, index) => [name, index])), whole: own.map(({ weight }) => partOf(weight, undefined)), owed };
}

/** Adds a finding to what its rule's findings come to. Above `info` and waived by nobody: else it weighs nothing. */
export function addToCount(count: RuleCount | undefined, { severity, waived, credit }: Finding, times = 1): RuleCount | undefined {
  if (severity === 'info' || waived || times === 0) return count;
  const { hits, flawed, least } = count ?? { hits: 0, flawed: 0, least: 1 };
  return { hits: hits + times, flawed: credit === undefined ? flawed + times : flawed, least: Math.min(least, credit ?? 1) };
}

function countByRule(findings: readonly Finding[]): ReadonlyMap<string, RuleCount> {
  const counts = new Map<string, RuleCount>();
  for (const finding of findings) {
    const count = addToCount(counts.get(finding.rule), finding);
    if (count) counts.set(finding.rule, count);
  }
  return counts;
}

function scoreOfCounts(scale: Scale, counts: ReadonlyMap<string, RuleCount>): number {
  return scoreOfParts(scale, partsWith(scale, scale.whole, counts));
}

/** What is left of each rule of a scale, where counts of some of them are others than before. */
export function partsWith({ rules, indexOf }: Scale, before: readonly number[], counts: ReadonlyMap<string, RuleCount | undefined>): readonly number[] {
  const parts = [...before];
  for (const [name, count] of counts) {
    const index = indexOf.get(name);
    if (index !== undefined) parts[index] = partOf((rules[index] as Scale['rules'][number]).weight, count);
  }
  return parts;
}

/** What is left of one rule's weight: points of an obligation, the factor of a smell. */
function partOf(weight: Exclude<Weight, 'unweighted'>, count: RuleCount | undefined): number {
  if (!count) return 'obligation' in weight ? weight.obligation : 1;
  if ('obligation' in weight) return weight.obligation * Math.min(creditOfFlawed(count.flawed), count.least);
  return smellFactor(weight.smell, weight.precision, count.hits);
}

/** @param parts what is left of each rule of the scale, in its order. */
export function scoreOfParts({ rules, owed }: Scale, parts: readonly number[]): number {
  let met = 0;
  let factor = 1;
  for (let index = 0; index < rules.length; index++) {
    const part = parts[index] as number;
    if ('obligation' in (rules[index] as Scale['rules'][number]).weight) met += part;
    else factor *= part;
  }
  return owed === 0 ? 100 * factor : (100 * met * factor) / owed;
}

export function minimumOf(scores: Scores): number {
  return Math.min(...DIMENSIONS.map((dimension) => scores[dimension]));
}

/** The weakest dimension; the first of the three where they are equal. */
export function weakestOf(scores: Scores): Dimension {
  return DIMENSIONS.reduce((least, dimension) => (scores[dimension] < scores[least] ? dimension : least));
}
