import type { Finding } from './finding.ts';
import { DIMENSIONS, type Dimension, type Rule } from './rule.ts';
import { scoreOf } from './score.ts';

/** A finding whose repair raises a score, and by how many points once the ones before it are repaired. */
export interface Fix {
  readonly finding: Finding;
  readonly dimension: Dimension;
  readonly gain: number;
}

const FIXES_PER_DIMENSION = 3;
const LEAST_GAIN = 0.05;

/** For each dimension the three repairs that raise it most, each recomputed with the earlier ones done. Greatest gain first. */
export function findFixes(rules: readonly Rule[], findings: readonly Finding[]): Fix[] {
  return DIMENSIONS.flatMap((dimension) => fixesOf(dimension, rules, findings)).toSorted((a, b) => b.gain - a.gain);
}

function fixesOf(dimension: Dimension, rules: readonly Rule[], findings: readonly Finding[]): Fix[] {
  const fixes: Fix[] = [];
  const ownRules = rules.filter((rule) => rule.dimension === dimension);
  let left = findings.filter((finding) => finding.dimension === dimension && !finding.waived);
  let score = scoreOf(dimension, ownRules, left);
  while (fixes.length < FIXES_PER_DIMENSION) {
    let best: { finding: Finding; score: number } | undefined;
    for (const finding of firstOfEachKind(left)) {
      const without = scoreOf(dimension, ownRules, left.filter((other) => other !== finding));
      if (without - score >= LEAST_GAIN && without > (best?.score ?? -1)) best = { finding, score: without };
    }
    if (!best) break;
    fixes.push({ finding: best.finding, dimension, gain: best.score - score });
    const repaired = best.finding;
    left = left.filter((finding) => finding !== repaired);
    score = best.score;
  }
  return fixes;
}

/** Findings of one rule with one credit and severity gain alike: the first of them stands for all. */
function firstOfEachKind(findings: readonly Finding[]): Finding[] {
  const kinds = new Map<string, Finding>();
  for (const finding of findings) {
    const kind = `${finding.rule} ${finding.credit} ${finding.severity}`;
    if (!kinds.has(kind)) kinds.set(kind, finding);
  }
  return [...kinds.values()];
}
