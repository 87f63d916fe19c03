import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { settingsSchema, type Settings } from '../playbook/registries.ts';
import { makePlaybook } from '../playbook/playbook.ts';
import { parseSop } from '../sop/parse-sop.ts';
import { checkThresholds, configureRules } from './configure-rules.ts';
import { lintPlaybook } from './lint-playbook.ts';
import { minimumsOf } from './minimums.ts';
import type { Rule } from './rule.ts';

const rule = (parts: Partial<Rule>): Rule => ({
  name: 'long-line',
  dimension: 'transferability',
  severity: 'warning',
  weight: { smell: 0.5, precision: 1 },
  summary: '',
  why: '',
  remedy: '',
  source: '',
  examples: [],
  options: z.object({ most: z.int().min(1).default(20), ignore: z.array(z.string()).default([]) }),
  *check(sop, { options }) {
    const { most } = options as { most: number };
    for (const [index, line] of sop.lines.entries()) if (line.length > most) yield { place: { line: index + 1, column: 1 }, message: `Unexpected ${line.length} characters, expected at most ${most}`, gate: 'incomplete' };
  },
  ...parts,
});
const OWED = rule({ name: 'never-met', weight: { obligation: 3 }, options: undefined, *check() {
  yield { place: { line: 1, column: 1 }, message: 'Unexpected absence of all, expected some', credit: 0 };
} });
const SAFE = rule({ name: 'mdx-fence', dimension: 'validity', weight: 'unweighted', options: undefined, check: () => [] });
const RULES = [rule({}), OWED, SAFE];

const configure = (rules: unknown, isComplete?: boolean) => configureRules(RULES, settingsSchema.parse({ rules }), isComplete);
const problemsOf = (rules: unknown) => configure(rules).problems.map(({ at, message }) => `${at.join('.')}: ${message}`);
const sop = parseSop('A line of more than twenty characters.\n', { path: 'sops/sales/x.mdx' });
const reportOf = (rules: readonly Rule[], settings: Settings = {}) => lintPlaybook(makePlaybook({ sops: [sop], settings }), { rules, today: '2026-11-22' }).sops[0];

describe('configureRules', () => {
  test('leaves every rule as it is where nothing is said', () => {
    expect(configureRules(RULES, {})).toEqual({ rules: RULES, adjusted: [], problems: [] });
  });

  test('takes a rule out, and says so', () => {
    const { rules, adjusted } = configure({ 'long-line': 'off' });
    expect(rules).toEqual([OWED, SAFE]);
    expect(adjusted).toEqual([{ rule: 'long-line', severity: 'off', options: false }]);
  });

  test('sets severity and options, by the rule\'s own schema', () => {
    const { rules, adjusted } = configure({ 'long-line': { severity: 'error', options: { most: 30 } } });
    expect(adjusted).toEqual([{ rule: 'long-line', severity: 'error', options: true }]);
    expect(reportOf(rules)?.findings.find((finding) => finding.rule === 'long-line')).toMatchObject({ severity: 'error', gate: 'incomplete', message: 'Unexpected 38 characters, expected at most 30' });
  });

  test('makes a rule of severity info weigh nothing on either side of the score, and trip no gate', () => {
    const info = reportOf(configure({ 'long-line': 'info', 'never-met': 'info' }).rules);
    expect(info?.findings.map((finding) => [finding.rule, finding.severity, finding.gate])).toContainEqual(['long-line', 'info', undefined]);
    expect([info?.scores.transferability, info?.gates]).toEqual([100, []]);
    const half = rule({ name: 'half-met', weight: { obligation: 1 }, options: undefined, *check() {
      yield { place: { line: 1, column: 1 }, message: 'Unexpected half, expected all', credit: 0.5 };
    } });
    const lowered = configureRules([OWED, half], settingsSchema.parse({ rules: { 'never-met': 'info' } })).rules;
    expect(reportOf(lowered)?.scores.transferability).toBe(50);
  });

  test.each([
    [{ 'long-lines': 'off' }, 'rules.long-lines: Unexpected rule "long-lines", expected the name of a rule (sop explain lists them) (did you mean "long-line"?)'],
    [{ 'long-line': 'warn' }, 'rules.long-line: Unexpected value "warn" of "long-line", expected off, error, warning, info, or severity and options (did you mean "warning"?)'],
    [{ 'long-line': false }, 'rules.long-line: Unexpected value of "long-line", expected off, error, warning, info, or severity and options: write off'],
    [{ 'long-line': ['off'] }, 'rules.long-line: Unexpected value of "long-line", expected off, error, warning, info, or severity and options'],
    [{ 'long-line': { option: {} } }, 'rules.long-line: Unexpected key "option" of "long-line", expected severity or options (did you mean "options"?)'],
    [{ 'long-line': { options: { moost: 3 } } }, 'rules.long-line.options.moost: Unexpected key "moost", expected one of most, ignore (did you mean "most"?)'],
    [{ 'long-line': { options: { most: 'ten' } } }, 'rules.long-line.options.most: Unexpected value of "most", expected a number'],
    [{ 'never-met': { options: { most: 3 } } }, 'rules.never-met.options: Unexpected options of "never-met", expected none: this rule has no options'],
    [{ 'mdx-fence': 'off' }, 'rules.mdx-fence: Unexpected setting of "mdx-fence", expected none: this rule keeps the playbook safe to read and always runs'],
  ])('reports %j and runs the rule as shipped', (rules, message) => {
    expect(problemsOf(rules)).toEqual([message]);
    expect(configure(rules).rules).toEqual(RULES);
  });

  test('judges no unknown name where the playbook has rules that were not read', () => {
    expect(configure({ 'our-own-rule': 'off' }, false).problems).toEqual([]);
  });
});

describe('thresholds', () => {
  test('take the place of the playbook\'s minimum, whole or by dimension', () => {
    const settings = settingsSchema.parse({ minimumScore: 50, thresholds: { sales: 70, revops: { freshness: 40 } } });
    expect(minimumsOf(settings, 'sales')).toEqual({ transferability: 70, freshness: 70, iteration: 70 });
    expect(minimumsOf(settings, 'revops')).toEqual({ transferability: 50, freshness: 40, iteration: 50 });
    expect(minimumsOf(settings, 'toString')).toEqual({ transferability: 50, freshness: 50, iteration: 50 });
    expect(minimumsOf({}, 'sales').freshness).toBe(60);
  });

  test('decide what fails', () => {
    const [long] = RULES;
    const rules = long ? [{ ...long, *check() {
      yield { place: { line: 1, column: 1 }, message: 'x' };
    } } as Rule] : [];
    expect(reportOf(rules, settingsSchema.parse({ thresholds: { sales: { transferability: 95 } } }))?.failures).toEqual(['transferability 90 is below 95']);
    expect(reportOf(rules, settingsSchema.parse({ thresholds: { sales: { iteration: 95 } } }))?.failures).toEqual([]);
  });

  test('of a function that is not there are a problem', () => {
    expect(checkThresholds(settingsSchema.parse({ thresholds: { sale: 70, support: 1 } }), ['sales', 'support'])).toEqual([
      { at: ['thresholds', 'sale'], message: 'Unexpected function "sale", expected one of sales, support (did you mean "sales"?)' },
    ]);
  });
});

test('localRules stays inside the content folder', () => {
  for (const folder of ['../rules', '/rules', 'C:\\rules', 'a/../../b', '~/rules']) expect(settingsSchema.safeParse({ localRules: folder }).success, folder).toBe(false);
  for (const folder of ['rules', './rules', 'our/rules..']) expect(settingsSchema.safeParse({ localRules: folder }).success, folder).toBe(true);
});
