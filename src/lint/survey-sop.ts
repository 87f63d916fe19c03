import type { Registries } from '../playbook/playbook.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { Finding } from './finding.ts';
import { makeFinding } from './finding.ts';
import { optionsOf, type Rule } from './rule.ts';
import { headOf, type SopHead } from './sop-index.ts';
import { readWaivers, type Waiver } from './waivers.ts';

/** A rule, or the reading itself, that could not look at something. */
export interface NotCheckedEntry {
  readonly rule: string | null;
  readonly reason: string;
}

/**
 * What one SOP's text tells, given the registries and the rules' options: everything that a later judgement needs
 * of it, without its tree. Plain data that survives JSON, and the same on any day.
 */
export interface SopSurvey {
  readonly head: SopHead;
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotCheckedEntry[];
  readonly waivers: readonly Waiver[];
  /** By rule, what it judges later. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Runs what every rule can say of an SOP on its own. */
export function surveySop(sop: Sop, rules: readonly Rule[], registries: Registries): SopSurvey {
  const [survey] = surveySops([sop], rules, registries);
  return survey as SopSurvey;
}

/**
 * As `surveySop`, for several: rule by rule over all of them, for the same reason as in `parseSops`.
 *
 * @param only the paths of the SOPs that are judged themselves; of the others, it reads only what these are judged by.
 */
export function surveySops(sops: readonly Sop[], rules: readonly Rule[], registries: Registries, only?: ReadonlySet<string>): SopSurvey[] {
  const drafts = sops.map((sop) => ({ sop, isJudged: only?.has(sop.path) ?? true, findings: [] as Finding[], notChecked: [] as NotCheckedEntry[], facts: {} as Record<string, unknown> }));
  const judged = drafts.filter(({ isJudged }) => isJudged);
  for (const rule of rules) {
    const context = { registries, options: optionsOf(rule) };
    for (const { sop, findings, notChecked } of rule.check ? judged : []) {
      for (const hit of rule.check?.(sop, context) ?? []) {
        if ('notChecked' in hit) notChecked.push({ rule: rule.name, reason: hit.notChecked });
        else findings.push(makeFinding(rule, hit));
      }
    }
    for (const { sop, facts } of rule.facts ? drafts : []) {
      const found = rule.facts?.(sop, context);
      if (found !== undefined) facts[rule.name] = found;
    }
  }
  return drafts.map(({ sop, isJudged, findings, notChecked, facts }) => ({ head: headOf(sop), findings, notChecked, waivers: isJudged ? readWaivers(sop, registries).waivers : [], facts }));
}
