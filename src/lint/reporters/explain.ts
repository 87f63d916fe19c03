import { describeRule, filesOf } from '../describe-rule.ts';
import type { Rule, RuleExample } from '../rule.ts';
import type { Paint } from './paint.ts';

/** Every rule with its summary, by dimension. */
export function renderRuleList(rules: readonly Rule[], paint: Paint): string {
  const width = Math.max(...rules.map((rule) => rule.name.length));
  const groups = [...Map.groupBy(rules, (rule) => rule.dimension)].map(([dimension, own]) =>
    [paint.bold(dimension), ...own.map((rule) => `  ${rule.name.padEnd(width)}  ${rule.summary}`)].join('\n'),
  );
  return `${groups.join('\n\n')}\n\nOne of them in full: sop explain RULE\n`;
}

/** One rule: what it wants, why, how to mend what it finds, what it is worth, its examples, and how to waive it. */
export function renderRule(rule: Rule, paint: Paint): string {
  const { name, severity, dimension, summary, why, remedy, weight, passing, failing, source, waiver } = describeRule(rule);
  const part = (heading: string, text: string) => `${paint.bold(heading)}\n${indent(text)}`;
  return `${[
    `${paint.bold(name)}  ${severity}, ${dimension}`,
    summary,
    part('Why', why),
    part('How to mend it', remedy),
    part('Weight', weight),
    ...passing.map((example) => renderExample(example, paint.green('Passes'))),
    ...failing.map((example) => renderExample(example, paint.red('Is found'))),
    part('How to waive it', 'refusal' in waiver ? waiver.refusal : `For the whole SOP, in its frontmatter:\n${indent(waiver.frontmatter)}\nFor one step, at its end; for another passage, on a line of its own above it:\n${indent(waiver.comment)}`),
    part('Source', source),
  ].join('\n\n')}\n`;
}

function renderExample(example: RuleExample, verdict: string): string {
  const day = example.today === undefined ? '' : ` (today is ${example.today})`;
  const files = filesOf(example).flatMap(({ label, path, text }, index) => [
    ...(path === undefined ? [] : [`  ${label}: ${path}`]),
    ...text.trimEnd().split('\n').map((line, number) => `${String(number + 1).padStart(4)} │ ${line}`),
    ...(index === 0 ? example.expect.map((finding) => `     → ${finding}`) : []),
  ]);
  return [`${verdict}: ${example.title}${day}`, ...files].join('\n');
}

function indent(text: string): string {
  return text.split('\n').map((line) => `  ${line}`).join('\n');
}
