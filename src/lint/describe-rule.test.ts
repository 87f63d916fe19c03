import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { EXAMPLE_TODAY, examplePlaybook } from '../../lint-rules/example-playbook.ts';
import { RULES } from '../../lint-rules/index.ts';
import { VERBS, VERBS_ALSO_NOUNS } from '../../lint-rules/words/verbs.ts';
import { parseCodeOwners } from '../playbook/code-owners.ts';
import { makePlaybook } from '../playbook/playbook.ts';
import { parseSop } from '../sop/parse-sop.ts';
import { describeRule, filesOf, type RuleDescription } from './describe-rule.ts';
import type { Finding } from './finding.ts';
import { lintSop } from './lint-playbook.ts';
import type { Rule, RuleExample } from './rule.ts';
import { NEVER_WAIVED } from './waivers.ts';

function lint(rule: Rule, example: Omit<RuleExample, 'title' | 'expect'>): readonly Finding[] {
  const around = examplePlaybook(example.others);
  const sop = parseSop(example.sop, { path: example.path ?? 'sops/revops/route-lead.mdx' });
  const playbook = makePlaybook({ ...around, sops: [...around.sops, sop] });
  const chosen: unknown = rule.options?.parse(example.options ?? {});
  const codeOwners = example.codeOwners === undefined ? undefined : parseCodeOwners(example.codeOwners);
  return lintSop(sop, playbook, { rules: [{ ...rule, chosen }], today: example.today ?? EXAMPLE_TODAY, historyOf: () => example.history, codeOwners });
}

/** The waiver as an owner would paste it, with a day in place of the form of one. */
function waiverOf({ waiver }: RuleDescription): { frontmatter: string; comment: string } {
  if ('refusal' in waiver) throw new Error(waiver.refusal);
  const dated = (text: string) => text.replace('YYYY-MM-DD', '2027-01-31');
  return { frontmatter: dated(waiver.frontmatter), comment: dated(waiver.comment) };
}

function withFrontmatter(text: string, lines: string): string {
  return text.startsWith('---\n') ? text.replace('---\n', `---\n${lines}\n`) : `---\n${lines}\n---\n\n${text}`;
}

const sentencesOf = (text: string) => text.split(/(?<=[.!?]["”)]*)\s+(?=\p{Lu})/u);
const waivable = RULES.filter((rule) => !NEVER_WAIVED.has(rule.name));

describe.each(RULES.map((rule) => [rule.name, describeRule(rule)] as const))('the remedy of %s', (_name, { remedy }) => {
  test('begins with what to do and takes two sentences at most', () => {
    const [first = ''] = /^[A-Z][a-z]+/.exec(remedy) ?? [];
    expect(VERBS.has(first.toLowerCase()) || VERBS_ALSO_NOUNS.has(first.toLowerCase())).toBe(true);
    expect(sentencesOf(remedy).length).toBeLessThanOrEqual(2);
    expect(remedy).toMatch(/[.]"?$/);
  });

  test('shows frontmatter that can be pasted', () => {
    for (const [shown] of remedy.matchAll(/\{ .+? \}/g)) expect(parse(shown)).toBeTypeOf('object');
  });
});

test('remedies are told apart', () => {
  expect(new Set(RULES.map((rule) => rule.remedy)).size).toBe(RULES.length);
});

describe('the waiver that a description shows', () => {
  test.each(waivable.map((rule) => [rule.name, rule] as const))('waives every finding of %s in the frontmatter', (_name, rule) => {
    const description = describeRule(rule);
    for (const example of description.failing) {
      const findings = lint(rule, { ...example, sop: withFrontmatter(example.sop, waiverOf(description).frontmatter) });
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.filter(({ waived }) => waived?.owner !== 'revops-lead')).toEqual([]);
    }
  });

  const vague = RULES.find(({ name }) => name === 'vague-term');
  const comment = vague ? waiverOf(describeRule(vague)).comment : '';
  test.each([
    ['at the end of a step, that step', `## Steps\n\n1. Call the lead promptly.\n2. Write to the lead promptly. ${comment}\n3. Close the lead promptly.\n`, [3, 5]],
    ['above a paragraph, that paragraph', `## Exceptions\n\nCall the manager promptly.\n\n${comment}\n\nWrite to the manager promptly.\n`, [3]],
  ])('waives as a comment %s', (_where, sop, left) => {
    const findings = vague ? lint(vague, { sop }) : [];
    expect(findings.filter(({ waived }) => !waived).map(({ place }) => place.line)).toEqual(left);
    expect(findings).toHaveLength(left.length + 1);
  });
});

test('an example shows the files that stand beside its SOP, and names the SOP where that matters', () => {
  const example: RuleExample = { title: '', sop: 'Text\n', expect: [] };
  expect(filesOf(example)).toEqual([{ label: 'The SOP', path: undefined, text: 'Text\n' }]);
  expect(filesOf({ ...example, others: { 'a.mdx': 'Other\n' }, codeOwners: '* @a\n' }).map(({ label, path }) => `${label} ${path}`)).toEqual([
    'The SOP sops/revops/route-lead.mdx',
    'Beside it a.mdx',
    'Beside it CODEOWNERS',
  ]);
});

test('rules that keep the page safe, the file readable and waivers honest say that nobody can waive them', () => {
  const refusing = RULES.filter((rule) => 'refusal' in describeRule(rule).waiver).map(({ name }) => name);
  expect(refusing).toEqual(['mdx-fence', 'unused-waiver', 'valid-frontmatter', 'valid-waiver']);
});
