import { makePlaybook, type Playbook } from '../playbook/playbook.ts';
import { inBatches, SOPS_AT_ONCE } from '../sop/in-batches.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { countedFindings } from './causes.ts';
import type { Finding } from './finding.ts';
import { judgePlaybook, type JudgeOptions, type SurveyedPlaybook } from './judge-playbook.ts';
import type { LintReport } from './lint-report.ts';
import type { Rule } from './rule.ts';
import { surveySops } from './survey-sop.ts';

/** Runs every rule on every SOP. Pure: the same playbook, rules and date give the same report. */
export function lintPlaybook(playbook: Playbook, options: JudgeOptions): LintReport {
  return judgePlaybook(surveyPlaybook(playbook, options.rules, options.only), options);
}

/** The findings of every rule on one SOP, in reading order. It stands in the playbook in place of what that has at its path. */
export function lintSop(sop: Sop, playbook: Playbook, options: JudgeOptions): readonly Finding[] {
  const around = playbook.sops.includes(sop) ? playbook : makePlaybook({ ...playbook, sops: [...playbook.sops.filter(({ path }) => path !== sop.path), sop] });
  const [report] = lintPlaybook(around, { ...options, only: new Set([sop.path]) }).sops;
  return report ? countedFindings(report) : [];
}

/** Surveys every SOP; of those that are not asked for, only what others are judged by. */
export function surveyPlaybook(playbook: Playbook, rules: readonly Rule[], only?: ReadonlySet<string>): SurveyedPlaybook {
  const surveys = inBatches(playbook.sops, SOPS_AT_ONCE).flatMap((sops) => surveySops(sops, rules, playbook, only));
  return { surveys, registries: playbook, unreadable: playbook.unreadable, skipped: playbook.skipped, registryProblems: playbook.registryProblems };
}
