import type { Registries } from '../playbook/playbook.ts';
import { ruleSettingSchema, type RuleSetting, type Settings } from '../playbook/registries.ts';
import { suggestion } from '../sop/did-you-mean.ts';
import type { FieldPath } from '../sop/read-yaml.ts';
import { describeSchemaIssue, explainSchemaIssue, knownKeys } from '../sop/schema-issues.ts';
import type { AdjustedRule } from './adjusted-rule.ts';
import type { Hit, NotChecked, Rule, RuleHits, Severity } from './rule.ts';

/** Something in playbook.yaml that cannot be meant, and under which keys it stands. */
export interface SettingProblem {
  readonly at: FieldPath;
  readonly message: string;
}

export interface ConfiguredRules {
  readonly rules: readonly Rule[];
  readonly adjusted: readonly AdjustedRule[];
  readonly problems: readonly SettingProblem[];
}

/**
 * The rules as a playbook's settings want them. A setting that cannot be meant is a problem, and its rule runs as
 * shipped. Rules that keep content safe to read (`validity`) stay as they are.
 *
 * @param isComplete false where rules of the playbook's own exist that were not read: a name may then be one of theirs.
 */
export function configureRules(rules: readonly Rule[], settings: Settings, isComplete = true): ConfiguredRules {
  const known = new Map(rules.map((rule) => [rule.name, rule]));
  const problems: SettingProblem[] = [];
  const adjusted: AdjustedRule[] = [];
  const configured = new Map<string, Rule | undefined>();
  for (const [name, value] of Object.entries(settings.rules ?? {})) {
    const rule = known.get(name);
    if (!rule) {
      const names = [...known.keys()];
      if (isComplete) problems.push({ at: ['rules', name], message: `Unexpected rule "${name}", expected the name of a rule (sop explain lists them)${suggestion(name, names)}` });
      continue;
    }
    const result = configureRule(rule, value);
    problems.push(...result.problems);
    if (!result.setting) continue;
    const { severity, options } = result.setting;
    configured.set(name, severity === 'off' ? undefined : result.rule);
    adjusted.push({ rule: name, severity, options: options !== undefined });
  }
  return { rules: rules.flatMap((rule) => (configured.has(rule.name) ? (configured.get(rule.name) ?? []) : [rule])), adjusted, problems };
}

interface PlainSetting {
  readonly severity?: Severity | 'off' | undefined;
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

function configureRule(rule: Rule, value: unknown): { readonly rule: Rule; readonly setting?: PlainSetting; readonly problems: readonly SettingProblem[] } {
  const at: FieldPath = ['rules', rule.name];
  if (rule.dimension === 'validity') {
    return { rule, problems: [{ at, message: `Unexpected setting of "${rule.name}", expected none: this rule keeps the playbook safe to read and always runs` }] };
  }
  const checked = ruleSettingSchema.safeParse(value);
  if (!checked.success) return { rule, problems: [{ at, message: describeBadSetting(rule, value) }] };
  const setting = plainSetting(checked.data);
  const chosen = setting.options === undefined ? undefined : checkOptions(rule, setting.options);
  if (chosen && 'problems' in chosen) return { rule, problems: chosen.problems };
  const severe = setting.severity === undefined || setting.severity === 'off' ? rule : withSeverity(rule, setting.severity);
  return { rule: chosen ? { ...severe, chosen: chosen.options } : severe, setting, problems: [] };
}

function plainSetting(setting: RuleSetting): PlainSetting {
  return typeof setting === 'string' ? { severity: setting } : setting;
}

function describeBadSetting(rule: Rule, value: unknown): string {
  const words = ['off', 'error', 'warning', 'info'];
  const expected = `expected ${words.join(', ')}, or severity and options`;
  if (value === false) return `Unexpected value of "${rule.name}", ${expected}: write off`;
  if (typeof value === 'string') {
    const meant = words.find((word) => value !== '' && word.startsWith(value.toLowerCase()));
    return `Unexpected value "${value}" of "${rule.name}", ${expected}${suggestion(meant ?? value, words)}`;
  }
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const unknown = Object.keys(value).find((key) => key !== 'severity' && key !== 'options');
    if (unknown !== undefined) return `Unexpected key "${unknown}" of "${rule.name}", expected severity or options${suggestion(unknown, ['severity', 'options'])}`;
  }
  return `Unexpected value of "${rule.name}", ${expected}`;
}

function checkOptions(rule: Rule, given: Readonly<Record<string, unknown>>): { readonly options: unknown } | { readonly problems: readonly SettingProblem[] } {
  const at: FieldPath = ['rules', rule.name, 'options'];
  if (!rule.options) return { problems: [{ at, message: `Unexpected options of "${rule.name}", expected none: this rule has no options` }] };
  const schema = rule.options;
  const known = knownKeys(schema, []);
  const unknown = Object.keys(given).filter((key) => known.length > 0 && !known.includes(key));
  const result = schema.safeParse(given);
  const issues = result.success ? [] : result.error.issues.flatMap((issue) => explainSchemaIssue(issue, given)).filter((issue) => issue.kind !== 'unknown-key');
  const problems = [
    ...unknown.map((key) => ({ at: [...at, key], message: describeSchemaIssue({ path: [key], kind: 'unknown-key', expected: '' }, schema) })),
    ...issues.map((issue) => ({ at: [...at, ...issue.path], message: describeSchemaIssue(issue, schema) })),
  ];
  return result.success && problems.length === 0 ? { options: result.data } : { problems };
}

/** A rule of another severity. One made `info` is shown only: it weighs nothing, on either side of the score, and trips no gate. */
function withSeverity(rule: Rule, severity: Severity): Rule {
  const { check, judge } = rule;
  const shownOnly = severity === 'info';
  const adjust = (hit: Hit | NotChecked): Hit | NotChecked => {
    if ('notChecked' in hit) return hit;
    const { severity: own, gate, ...rest } = hit;
    return { ...rest, ...(own === 'info' ? { severity: own } : {}), ...(gate === undefined || shownOnly ? {} : { gate }) };
  };
  const adjustAll = function* (hits: RuleHits): Generator<Hit | NotChecked, void, undefined> {
    for (const hit of hits) yield adjust(hit);
  };
  return {
    ...rule,
    severity,
    weight: shownOnly ? 'unweighted' : rule.weight,
    ...(check ? { check: (sop, context) => adjustAll(check(sop, context)) } : {}),
    ...(judge ? { judge: (facts, context) => adjustAll(judge(facts, context)) } : {}),
  };
}

/** Functions named in the thresholds that the playbook does not have. */
export function checkThresholds({ thresholds = {}, functions = {} }: Registries['settings'], folders: Iterable<string>): SettingProblem[] {
  const known = [...new Set([...Object.keys(functions), ...folders])];
  return Object.keys(thresholds)
    .filter((name) => !known.includes(name))
    .map((name) => ({ at: ['thresholds', name], message: `Unexpected function "${name}", expected one of ${known.join(', ')}${suggestion(name, known)}` }));
}
