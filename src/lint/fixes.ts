import type { Cause } from './causes.ts';
import type { Finding } from './finding.ts';
import { DIMENSIONS, type Dimension, type Rule } from './rule.ts';
import { addToCount, partsWith, scaleOf, scoreOfParts, type RuleCount } from './score.ts';

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
  return DIMENSIONS.flatMap((dimension) => fixesOf(dimension, rules, causes)).sort((a, b) => b.gain - a.gain);
}

function fixesOf(dimension: Dimension, rules: readonly Rule[], causes: readonly Cause[]): Fix[] {
  const kinds = kindsOf(dimension, causes);
  if (kinds.length === 0) return [];
  const scale = scaleOf(dimension, rules);
  let parts = partsWith(scale, scale.whole, countsOf(kinds.flatMap(({ members }) => members), kinds));
  const fixes: Fix[] = [];
  let score = scoreOfParts(scale, parts);
  while (fixes.length < FIXES_PER_DIMENSION) {
    let best: { kind: Kind; parts: readonly number[]; score: number } | undefined;
    for (const kind of kinds) {
      if (kind.mended === kind.causes.length) continue;
      const without = partsWith(scale, parts, countsOf(kind.members, kinds, kind));
      const raised = scoreOfParts(scale, without);
      if (raised - score >= LEAST_GAIN && (!best || raised > best.score || (raised === best.score && comesBefore(kind, best.kind)))) best = { kind, parts: without, score: raised };
    }
    if (!best) break;
    fixes.push({ finding: nextOf(best.kind).cause.finding, dimension, gain: best.score - score });
    best.kind.mended++;
    ({ parts, score } = best);
  }
  return fixes;
}

/** Causes whose findings are of the same rules, credits and severities gain alike: the first that is left stands for all. */
interface Kind {
  readonly members: readonly Finding[];
  readonly causes: readonly OrderedCause[];
  mended: number;
}

interface OrderedCause {
  readonly cause: Cause;
  readonly order: number;
}

function kindsOf(dimension: Dimension, causes: readonly Cause[]): Kind[] {
  const kinds = new Map<string, { members: readonly Finding[]; causes: OrderedCause[]; mended: number }>();
  for (const [order, cause] of causes.entries()) {
    const members = membersOf(cause);
    if (cause.finding.waived || !members.some((finding) => finding.dimension === dimension)) continue;
    const name = members.map(({ rule, credit, severity }) => `${rule} ${credit} ${severity}`).join();
    const kind = kinds.get(name);
    if (kind) kind.causes.push({ cause, order });
    else kinds.set(name, { members, causes: [{ cause, order }], mended: 0 });
  }
  return [...kinds.values()];
}

function membersOf({ finding, implied }: Cause): readonly Finding[] {
  return implied.length === 0 ? [finding] : [finding, ...implied];
}

/** What counts of the rules of some findings in what is not mended, one of a kind left out. */
function countsOf(members: readonly Finding[], kinds: readonly Kind[], leftOut?: Kind): ReadonlyMap<string, RuleCount | undefined> {
  const counts = new Map<string, RuleCount | undefined>();
  for (const { rule } of members) if (!counts.has(rule)) counts.set(rule, countOf(rule, kinds, leftOut));
  return counts;
}

function countOf(rule: string, kinds: readonly Kind[], leftOut: Kind | undefined): RuleCount | undefined {
  let count: RuleCount | undefined;
  for (const kind of kinds) {
    const left = kind.causes.length - kind.mended - (kind === leftOut ? 1 : 0);
    for (const member of kind.members) if (member.rule === rule) count = addToCount(count, member, left);
  }
  return count;
}

function nextOf({ causes, mended }: Kind): OrderedCause {
  return causes[mended] as OrderedCause;
}

function comesBefore(a: Kind, b: Kind): boolean {
  return nextOf(a).order < nextOf(b).order;
}
