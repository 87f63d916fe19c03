import type { Rule, RuleExample, Weight } from '../rule.ts';
import { smellFactor } from '../score.ts';
import type { Paint } from './paint.ts';

/** Every rule with its summary, by dimension. */
export function renderRuleList(rules: readonly Rule[], paint: Paint): string {
  const width = Math.max(...rules.map((rule) => rule.name.length));
  const groups = [...Map.groupBy(rules, (rule) => rule.dimension)].map(([dimension, own]) =>
    [paint.bold(dimension), ...own.map((rule) => `  ${rule.name.padEnd(width)}  ${rule.summary}`)].join('\n'),
  );
  return `${groups.join('\n\n')}\n\nOne of them in full: sop explain RULE\n`;
}

/** One rule: what it wants, why, what it is worth, and its examples. */
export function renderRule(rule: Rule, paint: Paint): string {
  const failing = rule.examples.filter((example) => example.expect.length > 0);
  const passing = rule.examples.filter((example) => example.expect.length === 0);
  return `${[
    `${paint.bold(rule.name)}  ${rule.severity}, ${rule.dimension}`,
    rule.summary,
    `${paint.bold('Why')}\n${indent(rule.why)}`,
    `${paint.bold('Weight')}\n${indent(describeWeight(rule.weight))}`,
    ...passing.map((example) => renderExample(example, paint.green('Passes'))),
    ...failing.map((example) => renderExample(example, paint.red('Is found'))),
    `${paint.bold('Source')}\n${indent(rule.source)}`,
  ].join('\n\n')}\n`;
}

function renderExample({ title, sop, expect }: RuleExample, verdict: string): string {
  const lines = sop.trimEnd().split('\n').map((line, index) => `${String(index + 1).padStart(4)} │ ${line}`);
  return [`${verdict}: ${title}`, ...lines, ...expect.map((finding) => `     → ${finding}`)].join('\n');
}

function describeWeight(weight: Weight): string {
  if (weight === 'unweighted') return 'Weighs nothing in the scores; it stands beside them.';
  if ('obligation' in weight) return `An obligation: ${weight.obligation} parts of its dimension are lost when it is absent, fewer when it is flawed.`;
  const one = (1 - smellFactor(weight.smell, weight.precision, 1)) * 100;
  return `A smell: one finding costs ${one.toFixed(1)} % of its dimension, all findings together at most ${(weight.smell * 100).toFixed(0)} %.`;
}

function indent(text: string): string {
  return text.split('\n').map((line) => `  ${line}`).join('\n');
}
