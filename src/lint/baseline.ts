import type { Finding } from './finding.ts';
import { wordsOf } from './finding-key.ts';

/** The file beside the registries in which a playbook keeps the findings that it had when it adopted the linter. */
export const BASELINE_FILE = 'baseline.json';

/**
 * How many findings of one kind an SOP is known to have. A kind is a rule and the words of its message without
 * figures: no line, so that nothing becomes new by moving, and no heading, so that nothing does by renaming.
 */
export interface Debt {
  readonly rule: string;
  readonly finding: string;
  readonly count: number;
}

/** By SOP id, what is known. */
export type Baseline = ReadonlyMap<string, readonly Debt[]>;

/** An SOP with the findings of a run. */
export interface JudgedSop {
  readonly id: string;
  readonly findings: readonly Finding[];
  /** Those that count and are not shown. */
  readonly implied?: readonly Finding[];
}

/** Code in content and waivers that do not hold are never debt: no reader can live with them. */
const NEVER_DEBT: ReadonlySet<string> = new Set(['mdx-fence', 'valid-waiver', 'unused-waiver']);

/** The file's text: SOPs, rules and findings in the order of their names, one entry a line, so that a change shows as the lines it touches. */
export function renderBaseline(baseline: Baseline): string {
  const sops = [...baseline].filter(([, debts]) => debts.length > 0).toSorted(([a], [b]) => compare(a, b));
  const blocks = sops.map(([id, debts]) => `    ${JSON.stringify(id)}: [\n${debts.toSorted(byKind).map((debt) => `      ${renderDebt(debt)}`).join(',\n')}\n    ]`);
  return `{\n  "version": 1,\n  "debt": {${blocks.length === 0 ? '' : `\n${blocks.join(',\n')}\n  `}}\n}\n`;
}

function renderDebt({ rule, finding, count }: Debt): string {
  return `{ "rule": ${JSON.stringify(rule)}, "finding": ${JSON.stringify(finding)}, "count": ${count} }`;
}

/** The findings of an SOP, those that the baseline knows marked as debt: of each kind as many as are known, in reading order. */
export function markDebt(id: string, findings: readonly Finding[], baseline: Baseline): readonly Finding[] {
  const debts = baseline.get(id);
  if (!debts) return findings;
  const left = new Map(debts.map((debt) => [kindOf(debt), debt.count]));
  return findings.map((finding) => {
    if (!canBeDebt(finding)) return finding;
    const kind = kindOf(debtOf(finding));
    const count = left.get(kind) ?? 0;
    if (count === 0) return finding;
    left.set(kind, count - 1);
    return { ...finding, debt: true };
  });
}

/** A baseline of all that a run found. */
export function makeBaseline(sops: readonly JudgedSop[]): Baseline {
  return mergeDebt(sops.map(({ id, findings, implied = [] }) => [id, [...findings, ...implied].filter(canBeDebt).map(debtOf)] as const));
}

/** What a baseline still holds of a run's findings, and what it does not: it never grows. */
export interface ShrunkBaseline {
  readonly baseline: Baseline;
  /** Known once, and no longer found. */
  readonly gone: Baseline;
  /** Found, and not known. */
  readonly refused: Baseline;
}

export function shrinkBaseline(known: Baseline, sops: readonly JudgedSop[]): ShrunkBaseline {
  const found = makeBaseline(sops);
  return { baseline: minimum(known, found), gone: excess(known, found), refused: excess(found, known) };
}

/** What `after` has of each kind beyond `before`. */
export function excess(after: Baseline, before: Baseline): Baseline {
  return combine(after, before, (own, other) => own - other);
}

/** How many findings a baseline knows. */
export function countDebt(baseline: Baseline): number {
  return [...baseline.values()].flat().reduce((sum, { count }) => sum + count, 0);
}

function minimum(a: Baseline, b: Baseline): Baseline {
  return combine(a, b, Math.min);
}

function combine(a: Baseline, b: Baseline, count: (own: number, other: number) => number): Baseline {
  return mergeDebt(
    [...a].map(([id, debts]) => {
      const others = new Map((b.get(id) ?? []).map((debt) => [kindOf(debt), debt.count]));
      return [id, debts.map((debt) => ({ ...debt, count: count(debt.count, others.get(kindOf(debt)) ?? 0) }))] as const;
    }),
  );
}

/** Adds up what is said twice, and leaves out what is nothing. */
export function mergeDebt(entries: readonly (readonly [string, readonly Debt[]])[]): Baseline {
  const merged = new Map<string, Debt[]>();
  for (const [id, debts] of entries) {
    const kinds = new Map((merged.get(id) ?? []).map((debt) => [kindOf(debt), debt]));
    for (const debt of debts) kinds.set(kindOf(debt), { ...debt, count: debt.count + (kinds.get(kindOf(debt))?.count ?? 0) });
    const kept = [...kinds.values()].filter((debt) => debt.count > 0);
    if (kept.length > 0) merged.set(id, kept);
  }
  return merged;
}

/** What is waived or only shown costs nothing, and is no debt. */
function canBeDebt({ rule, severity, waived }: Finding): boolean {
  return severity !== 'info' && !waived && !NEVER_DEBT.has(rule);
}

function debtOf({ rule, message }: Finding): Debt {
  return { rule, finding: wordsOf(message), count: 1 };
}

function kindOf({ rule, finding }: Pick<Debt, 'rule' | 'finding'>): string {
  return `${rule} ${finding}`;
}

function byKind(a: Debt, b: Debt): number {
  return compare(kindOf(a), kindOf(b));
}

/** By code units: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
