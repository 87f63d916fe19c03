import { priorityOf, type Playbook } from '../playbook/playbook.ts';
import { comparePlaces } from '../sop/place.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { SopStatus } from '../sop/schema.ts';
import { visible } from '../sop/visible.ts';
import type { Finding } from './finding.ts';
import { findFixes, type Fix } from './fixes.ts';
import type { Gate, Rule, SopHistoryFacts } from './rule.ts';
import { minimumOf, scoresOf, type Scores } from './score.ts';
import { GATES } from './gates.ts';

export interface GateVerdict {
  readonly gate: Gate;
  readonly reasons: readonly string[];
}

export interface SopReport {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly function: string;
  readonly status: SopStatus | 'unreadable';
  readonly priority: number | undefined;
  readonly scores: Scores;
  readonly minimum: number;
  readonly gates: readonly GateVerdict[];
  readonly findings: readonly Finding[];
  readonly fixes: readonly Fix[];
  /** Why this SOP fails the run; empty when it does not. */
  readonly failures: readonly string[];
}

/** A rule, or the reading itself, that could not look at something. */
export interface NotCheckedEntry {
  readonly rule: string | null;
  readonly reason: string;
}

export interface RegistryReport {
  readonly path: string;
  readonly findings: readonly Finding[];
}

/** Something that the people concerned should know and that fails nothing. */
export interface Notice {
  readonly path: string;
  readonly message: string;
}

export interface LintReport {
  readonly asOf: string;
  readonly sops: readonly SopReport[];
  readonly registries: readonly RegistryReport[];
  readonly notices: readonly Notice[];
  readonly notChecked: readonly NotCheckedEntry[];
}

export interface LintOptions {
  readonly rules: readonly Rule[];
  /** The ISO date that decides what is overdue. */
  readonly today: string;
  /** Facts from git by SOP id; left out where history cannot be read. */
  readonly historyOf?: (sopId: string) => SopHistoryFacts | undefined;
  /** Judge only these SOPs (by path); all others serve as context. */
  readonly only?: ReadonlySet<string>;
}

export const DEFAULT_MINIMUM = 60;
const NO_SCORES: Scores = { transferability: 0, freshness: 0, iteration: 0 };

/** Runs every rule on every SOP. Pure: the same playbook, rules and date give the same report. */
export function lintPlaybook(playbook: Playbook, options: LintOptions): LintReport {
  const notChecked = new Map<string, NotCheckedEntry>();
  const wanted = (path: string) => options.only?.has(path) ?? true;
  const reports = playbook.sops
    .filter((sop) => wanted(sop.path))
    .map((sop) => reportOf(sop, playbook, options, notChecked));
  const unreadable = playbook.unreadable.filter((file) => wanted(file.path)).map(reportUnreadable);
  return {
    asOf: options.today,
    sops: [...reports, ...unreadable].toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    registries: reportRegistries(playbook),
    notices: [],
    notChecked: [...playbook.skipped.map((reason) => ({ rule: null, reason: visible(reason) })), ...notChecked.values()],
  };
}

/** The findings of every rule on one SOP, in reading order. */
export function lintSop(
  sop: Sop,
  playbook: Playbook,
  { rules, today, historyOf }: LintOptions,
  notChecked: Map<string, NotCheckedEntry> = new Map(),
): Finding[] {
  const findings: Finding[] = [];
  const history = historyOf?.(sop.id);
  for (const rule of rules) {
    const options: unknown = rule.options?.parse({});
    for (const hit of rule.check(sop, { today, registries: playbook, playbook, history, options })) {
      if ('notChecked' in hit) {
        notChecked.set(`${rule.name}: ${hit.notChecked}`, { rule: rule.name, reason: hit.notChecked });
        continue;
      }
      findings.push({
        rule: rule.name,
        dimension: rule.dimension,
        severity: hit.severity ?? rule.severity,
        message: visible(hit.message),
        place: hit.place,
        credit: hit.credit,
        gate: hit.gate,
      });
    }
  }
  return findings.toSorted((a, b) => comparePlaces(a.place, b.place) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}

function reportOf(sop: Sop, playbook: Playbook, options: LintOptions, notChecked: Map<string, NotCheckedEntry>): SopReport {
  const findings = lintSop(sop, playbook, options, notChecked);
  const scores = scoresOf(options.rules, findings);
  const gates = gatesOf(sop.status, findings);
  const minimum = minimumOf(scores);
  return {
    id: sop.id,
    path: sop.path,
    title: sop.title,
    function: sop.function,
    status: sop.status,
    priority: priorityOf(sop),
    scores,
    minimum,
    gates,
    findings,
    fixes: findFixes(options.rules, findings),
    failures: failuresOf(sop.status, scores, gates, findings, playbook.settings.minimumScore ?? DEFAULT_MINIMUM),
  };
}

/** The gates that findings trip. A draft or retired SOP trips none. */
export function gatesOf(status: SopStatus, findings: readonly Finding[]): GateVerdict[] {
  if (status === 'draft' || status === 'retired') return [];
  return GATES.flatMap(({ gate }) => {
    const reasons = findings.filter((finding) => finding.gate === gate).map((finding) => finding.message);
    return reasons.length > 0 ? [{ gate, reasons: [...new Set(reasons)] }] : [];
  });
}

/** Why an SOP fails: code in its text always; gates and low scores unless it is a draft or retired. */
export function failuresOf(status: SopStatus, scores: Scores, gates: readonly GateVerdict[], findings: readonly Finding[], least: number): string[] {
  const fenced = findings.filter((finding) => finding.rule === 'mdx-fence');
  const failures = fenced.length > 0 ? ['holds something that would run as code'] : [];
  if (status === 'draft' || status === 'retired') return failures;
  failures.push(...gates.map(({ gate }) => gate));
  for (const [dimension, score] of Object.entries(scores)) {
    if (score < least) failures.push(`${dimension} ${Math.floor(score)} is below ${least}`);
  }
  return failures;
}

function reportUnreadable(file: Playbook['unreadable'][number]): SopReport {
  const findings = file.problems.map((problem) => validityFinding('valid-frontmatter', problem));
  return {
    id: file.id,
    path: file.path,
    title: file.id,
    function: '',
    status: 'unreadable',
    priority: undefined,
    scores: NO_SCORES,
    minimum: 0,
    gates: [{ gate: 'incomplete', reasons: findings.map((finding) => finding.message) }],
    findings,
    fixes: [],
    failures: ['cannot be read'],
  };
}

function reportRegistries(playbook: Playbook): RegistryReport[] {
  const byPath = Map.groupBy(playbook.registryProblems, (problem) => problem.path);
  return [...byPath].map(([path, problems]) => ({ path, findings: problems.map((problem) => validityFinding('valid-registry', problem)) }));
}

function validityFinding(rule: string, problem: { readonly place: Finding['place']; readonly message: string }): Finding {
  return { rule, dimension: 'validity', severity: 'error', message: visible(problem.message), place: problem.place, credit: undefined, gate: 'incomplete' };
}
