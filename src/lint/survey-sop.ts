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
  const findings: Finding[] = [];
  const notChecked: NotCheckedEntry[] = [];
  for (const rule of rules) {
    if (!rule.check) continue;
    for (const hit of rule.check(sop, { registries, options: optionsOf(rule) })) {
      if ('notChecked' in hit) notChecked.push({ rule: rule.name, reason: hit.notChecked });
      else findings.push(makeFinding(rule, hit));
    }
  }
  return { ...factsOnly(sop, rules, registries), findings, notChecked, waivers: readWaivers(sop, registries).waivers };
}

/** The survey of an SOP that is not judged itself but that others are judged by. */
export function factsOnly(sop: Sop, rules: readonly Rule[], registries: Registries): SopSurvey {
  const facts: Record<string, unknown> = {};
  for (const rule of rules) {
    const found = rule.facts?.(sop, { registries, options: optionsOf(rule) });
    if (found !== undefined) facts[rule.name] = found;
  }
  return { head: headOf(sop), findings: [], notChecked: [], waivers: [], facts };
}
