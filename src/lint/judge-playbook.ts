import type { CodeOwners } from '../playbook/code-owners.ts';
import type { Registries, UnreadableFile } from '../playbook/playbook.ts';
import type { Settings } from '../playbook/registries.ts';
import { comparePlaces, type ReadingProblem } from '../sop/place.ts';
import { visible } from '../sop/visible.ts';
import { markDebt, type Baseline } from './baseline.ts';
import { causesOf } from './causes.ts';
import { makeFinding, type Finding } from './finding.ts';
import { findFixes } from './fixes.ts';
import type { LintReport, RegistryReport, SopReport } from './lint-report.ts';
import { minimumsOf } from './minimums.ts';
import { optionsOf, type Rule, type SopHistoryFacts } from './rule.ts';
import { minimumOf, scoresOf, type Scores } from './score.ts';
import { makeSopIndex, type SopIndex } from './sop-index.ts';
import type { NotCheckedEntry, SopSurvey } from './survey-sop.ts';
import { failuresOf, freshFailuresOf, gatesOf } from './verdict.ts';
import { applyWaivers } from './waivers.ts';

/** A playbook of which every SOP has been surveyed: all that a judgement needs. */
export interface SurveyedPlaybook {
  /** In the order of their paths. */
  readonly surveys: readonly SopSurvey[];
  readonly registries: Registries;
  readonly unreadable: readonly UnreadableFile[];
  /** Files and folders passed over, each in a sentence. */
  readonly skipped: readonly string[];
  readonly registryProblems: readonly (ReadingProblem & { readonly path: string })[];
}

export interface JudgeOptions {
  readonly rules: readonly Rule[];
  /** The ISO date that decides what is overdue. */
  readonly today: string;
  /** True to leave out what only the day makes wrong: the report is then the same on any day. */
  readonly isTimeless?: boolean | undefined;
  /** Facts from git by SOP id; left out where history cannot be read. */
  readonly historyOf?: ((sopId: string) => SopHistoryFacts | undefined) | undefined;
  /** Who must approve changes, by the path within the content folder; left out where the repository does not say. */
  readonly codeOwners?: CodeOwners | undefined;
  /** Judge only these SOPs (by path); all others serve as context. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Findings that fail nothing, because the playbook had them when it adopted the linter. */
  readonly baseline?: Baseline | undefined;
}

const NO_SCORES: Scores = { transferability: 0, freshness: 0, iteration: 0 };

/** What the surveys of a playbook come to on a day. Pure: the same surveys, rules and date give the same report. */
export function judgePlaybook(playbook: SurveyedPlaybook, options: JudgeOptions): LintReport {
  const wanted = (path: string) => options.only?.has(path) ?? true;
  const notChecked = new Map<string, NotCheckedEntry>();
  const judge = makeJudge(playbook, options, notChecked);
  const reports = playbook.surveys
    .filter(({ head }) => wanted(head.path))
    .map((survey) => reportOf(survey, judge(survey), options, playbook.registries.settings));
  const unreadable = playbook.unreadable.filter((file) => wanted(file.path)).map(reportUnreadable);
  return {
    asOf: options.today,
    sops: [...reports, ...unreadable].toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    registries: reportRegistries(playbook.registryProblems),
    notices: [],
    notChecked: [...playbook.skipped.map((reason) => ({ rule: null, reason: visible(reason) })), ...notChecked.values()],
  };
}

/** Gives the function that tells all findings of a survey, in reading order: those kept in it and those that depend on the day, on other SOPs or on git. */
function makeJudge({ surveys, registries, unreadable }: SurveyedPlaybook, { rules, today: asOf, isTimeless, historyOf, codeOwners }: JudgeOptions, notChecked: Map<string, NotCheckedEntry>) {
  const sops: SopIndex = makeSopIndex(surveys.map(({ head }) => head), unreadable);
  const judging = rules.flatMap((rule) => (rule.judge ? [{ rule, judge: rule.judge, options: optionsOf(rule), all: factsByPath(rule, surveys) }] : []));
  const note = (entry: NotCheckedEntry) => notChecked.set(`${entry.rule ?? ''}: ${entry.reason}`, entry);
  const names = new Set(rules.map((rule) => rule.name));
  const today = isTimeless ? undefined : asOf;
  return (survey: SopSurvey): Finding[] => {
    const findings = [...survey.findings];
    const history = historyOf?.(survey.head.id);
    survey.notChecked.forEach(note);
    const unchecked = new Set(survey.notChecked.map(({ rule }) => rule));
    for (const { rule, judge, options, all } of judging) {
      const facts = survey.facts[rule.name];
      if (facts === undefined) continue;
      for (const hit of judge(facts, { today, sop: survey.head, sops, all, history, codeOwners, registries, options })) {
        if ('notChecked' in hit) {
          note({ rule: rule.name, reason: hit.notChecked });
          unchecked.add(rule.name);
        } else findings.push(makeFinding(rule, hit));
      }
    }
    return applyWaivers(findings, survey.waivers, { today, rules: names, unchecked }).sort((a, b) => comparePlaces(a.place, b.place) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
  };
}

function factsByPath(rule: Rule, surveys: readonly SopSurvey[]): ReadonlyMap<string, unknown> {
  const all = new Map<string, unknown>();
  for (const { head, facts } of surveys) {
    const own = facts[rule.name];
    if (own !== undefined) all.set(head.path, own);
  }
  return all;
}

function reportOf({ head }: SopSurvey, found: readonly Finding[], { rules, baseline }: JudgeOptions, settings: Settings): SopReport {
  const findings = baseline ? markDebt(head.id, found, baseline) : found;
  const causes = causesOf(findings);
  const shown = causes.map(({ finding }) => finding);
  const minimums = minimumsOf(settings, head.function);
  const scores = scoresOf(rules, findings);
  const gates = gatesOf(head.status, shown);
  return {
    id: head.id,
    path: head.path,
    title: head.title,
    function: head.function,
    status: head.status,
    priority: head.priority,
    scores,
    minimum: minimumOf(scores),
    gates,
    findings: shown,
    implied: causes.flatMap(({ implied }) => implied),
    fixes: findFixes(rules, causes),
    failures: findings.some(({ debt }) => debt) ? freshFailuresOf(head.status, rules, findings, minimums) : failuresOf(head.status, scores, gates, findings, minimums),
  };
}

function reportUnreadable(file: UnreadableFile): SopReport {
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
    implied: [],
    fixes: [],
    failures: ['cannot be read'],
  };
}

/** What is wrong with the files beside the SOPs, by file. */
export function reportRegistries(problems: SurveyedPlaybook['registryProblems']): RegistryReport[] {
  const byPath = Map.groupBy(problems, (problem) => problem.path);
  return [...byPath].map(([path, own]) => ({ path, findings: own.map((problem) => validityFinding('valid-registry', problem)).sort((a, b) => comparePlaces(a.place, b.place)) }));
}

function validityFinding(rule: string, problem: { readonly place: Finding['place']; readonly message: string }): Finding {
  return { rule, dimension: 'validity', severity: 'error', message: visible(problem.message), place: problem.place, credit: undefined, gate: 'incomplete' };
}
