import type { Cause } from './causes.ts';
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
export function findFixes(rules: readonly Rule[], causes: readonly Cause[]): Fix[] {
  return DIMENSIONS.flatMap((dimension) => fixesOf(dimension, rules, causes)).toSorted((a, b) => b.gain - a.gain);
}

function fixesOf(dimension: Dimension, rules: readonly Rule[], causes: readonly Cause[]): Fix[] {
  const fixes: Fix[] = [];
  const ownRules = rules.filter((rule) => rule.dimension === dimension);
  const scoreWith = (some: readonly Cause[]) => scoreOf(dimension, ownRules, some.flatMap(membersOf));
  let left = causes.filter((cause) => !cause.finding.waived && membersOf(cause).some((finding) => finding.dimension === dimension));
  let score = scoreWith(left);
  while (fixes.length < FIXES_PER_DIMENSION) {
    let best: { cause: Cause; score: number } | undefined;
    for (const cause of firstOfEachKind(left)) {
      const without = scoreWith(left.filter((other) => other !== cause));
      if (without - score >= LEAST_GAIN && without > (best?.score ?? -1)) best = { cause, score: without };
    }
    if (!best) break;
    fixes.push({ finding: best.cause.finding, dimension, gain: best.score - score });
    const repaired = best.cause;
    left = left.filter((cause) => cause !== repaired);
    score = best.score;
  }
  return fixes;
}

function membersOf({ finding, implied }: Cause): readonly Finding[] {
  return implied.length === 0 ? [finding] : [finding, ...implied];
}

/** Findings of one rule with one credit and severity gain alike: the first of them stands for all. */
function firstOfEachKind(causes: readonly Cause[]): Cause[] {
  const kinds = new Map<string, Cause>();
  for (const cause of causes) {
    const kind = membersOf(cause).map(({ rule, credit, severity }) => `${rule} ${credit} ${severity}`).join();
    if (!kinds.has(kind)) kinds.set(kind, cause);
  }
  return [...kinds.values()];
}
