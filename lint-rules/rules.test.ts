import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Rule, RuleExample } from '../src/lint/rule.ts';
import { lintSop } from '../src/lint/lint-playbook.ts';
import { parseCodeOwners } from '../src/playbook/code-owners.ts';
import { makePlaybook } from '../src/playbook/playbook.ts';
import { parseSop } from '../src/sop/parse-sop.ts';
import { EXAMPLE_TODAY, examplePlaybook } from './example-playbook.ts';
import { RULES } from './index.ts';

function hitsOf(rule: Rule, example: RuleExample): string[] {
  const around = examplePlaybook(example.others);
  const sop = parseSop(example.sop, { path: example.path ?? 'sops/revops/route-lead.mdx' });
  const playbook = makePlaybook({ ...around, sops: [...around.sops, sop] });
  const chosen: unknown = rule.options?.parse(example.options ?? {});
  const today = example.today ?? EXAMPLE_TODAY;
  // Whether a waiver is used shows only when all rules run.
  const rules = rule.name === 'unused-waiver' ? RULES : [{ ...rule, chosen }];
  return lintSop(sop, playbook, { rules, today, historyOf: () => example.history, codeOwners: example.codeOwners === undefined ? undefined : parseCodeOwners(example.codeOwners) })
    .filter((finding) => finding.rule === rule.name)
    .map((finding) => `${finding.place.line}:${finding.place.column} ${finding.message}`);
}

const AWKWARD: Readonly<Record<string, string>> = {
  'an empty file': '',
  'broken YAML': '---\ntitle: [\n---\n\n## Steps\n\n1. Do it.\n',
  'no headings': 'Some text.\n\n1. Do it.\n',
  'broken MDX': '---\ntitle: x\n---\n\n<Callout>\n\n{',
  'wrong types': '---\ntitle: 1\nowner: {}\ntrigger: x\ninputs: 4\noutputs: [1]\nreview: []\nchangelog: yes\nmetrics: {}\nlastReviewed: [x]\n---\n',
};

describe.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
  test.each(rule.examples.map((example) => [example.title, example] as const))('finds what its example says: %s', (_title, example) => {
    expect(hitsOf(rule, example)).toEqual(example.expect);
  });

  test('has a passing and a failing example and three or more in all', () => {
    expect(rule.examples.some((example) => example.expect.length === 0)).toBe(true);
    expect(rule.examples.some((example) => example.expect.length > 0)).toBe(true);
    expect(rule.examples.length).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(AWKWARD))('reads %s without throwing, and points into the file', (_what, text) => {
    const sop = parseSop(text, { path: 'x.mdx' });
    for (const playbook of [makePlaybook({ sops: [sop] }), examplePlaybook({ 'x.mdx': text })]) {
      for (const finding of lintSop(sop, playbook, { rules: [rule], today: EXAMPLE_TODAY })) {
        expect(finding.place.line).toBeLessThanOrEqual(sop.lines.length);
        expect(finding.place.column).toBeGreaterThanOrEqual(1);
      }
    }
  });

  test('has a message in the form "Unexpected X, expected Y"', () => {
    for (const message of rule.examples.flatMap((example) => example.expect)) expect(message).toMatch(/^\d+:\d+ Unexpected .+, expected .+/);
  });
});

test('every rule file is in the index under its own name', () => {
  const files = ['validity', 'transferability', 'freshness', 'iteration'].flatMap((folder) =>
    readdirSync(new URL(`./${folder}`, import.meta.url)).filter((file) => file.endsWith('.ts')).map((file) => file.replace('.ts', '')),
  );
  expect(RULES.map((rule) => rule.name)).toEqual(files);
});
