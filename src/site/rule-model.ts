import { EXAMPLE_TODAY } from '../../lint-rules/example-playbook.ts';
import { RULES } from '../../lint-rules/index.ts';
import { describeRule, filesOf } from '../lint/describe-rule.ts';
import type { Rule, RuleExample } from '../lint/rule.ts';
import { ruleHref } from './addresses.ts';
import type { RuleModel, RulesModel, Sample, SampleLine } from './view-models.ts';

/** The dimensions as readers know them, in reading order. */
const DIMENSIONS: readonly { readonly id: Rule['dimension']; readonly title: string; readonly question: string }[] = [
  { id: 'transferability', title: 'Transferability', question: 'Could a newcomer carry it out?' },
  { id: 'freshness', title: 'Freshness', question: 'Does it say how things are done today?' },
  { id: 'iteration', title: 'Iteration', question: 'Does it change when the work changes?' },
  { id: 'validity', title: 'Validity', question: 'Can it be read, and is it safe to open?' },
];

/** Every rule, by dimension. */
export function rulesModel(rules: readonly Rule[] = RULES): RulesModel {
  return {
    count: rules.length,
    groups: DIMENSIONS.map(({ id, title, question }) => ({
      id,
      title,
      question,
      rules: rules.filter((rule) => rule.dimension === id).map(({ name, summary, severity }) => ({ name, href: ruleHref(name), summary, severity })),
    })),
  };
}

/** The page of one rule. */
export function ruleModel(rule: Rule): RuleModel {
  const { name, dimension, severity, summary, why, remedy, weight, source, waiver, failing, passing } = describeRule(rule);
  return {
    name, severity, summary, why, remedy, weight, source, waiver,
    dimension: DIMENSIONS.find(({ id }) => id === dimension)?.title ?? dimension,
    today: rule.judge && rule.examples.some(({ sop }) => /\d{4}-\d{2}-\d{2}/.test(sop)) ? `Today is ${EXAMPLE_TODAY} where an example names no other day.` : undefined,
    found: failing.map((example, index) => sampleOf(example, `found-${index + 1}`)),
    passing: passing.map((example, index) => sampleOf(example, `passes-${index + 1}`)),
  };
}

function sampleOf(example: RuleExample, id: string): Sample {
  return {
    id,
    title: example.title,
    note: example.today === undefined ? undefined : `Today is ${example.today}.`,
    files: filesOf(example).map(({ label, path, text }, index) => ({ label, path, lines: linesOf(text, index === 0 ? example.expect : []) })),
  };
}

/** The lines of a file, each with the messages of the findings that point at it. */
function linesOf(text: string, expected: readonly string[]): SampleLine[] {
  const findings = expected.map((finding) => {
    const [, line = '', message = ''] = /^(\d+):\d+ (.*)$/s.exec(finding) ?? [];
    return { line: Number(line), message };
  });
  const lines = text.trimEnd().split('\n');
  const last = Math.max(lines.length, ...findings.map(({ line }) => line));
  return Array.from({ length: last }, (_, index) => ({
    text: lines[index] ?? '',
    messages: findings.filter(({ line }) => line === index + 1).map(({ message }) => message),
  }));
}
