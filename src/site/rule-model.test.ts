import { describe, expect, test } from 'vitest';
import { RULES } from '../../lint-rules/index.ts';
import type { Rule } from '../lint/rule.ts';
import { ruleLink } from './rule-link.ts';
import { ruleModel, rulesModel } from './rule-model.ts';

const RULE: Rule = {
  name: 'no-lead',
  dimension: 'freshness',
  severity: 'warning',
  weight: { obligation: 3 },
  summary: 'No lead',
  why: 'Why.',
  remedy: 'Remove it.',
  source: 'Source',
  examples: [
    { title: 'None', sop: 'Text\n', expect: [] },
    { title: 'Two in one line, and one below the end', sop: '---\ntitle: A\n---\n\nlead lead\n', path: 'a.mdx', others: { 'b.mdx': 'other\n' }, codeOwners: '* @a\n', expect: ['5:1 Unexpected lead, expected none', '5:6 Unexpected second, expected none', '7:1 Unexpected end, expected more'] },
  ],
};

describe('the page of a rule', () => {
  test('shows each message under the line that it points at', () => {
    const [sample] = ruleModel(RULE).found;
    expect(sample?.files[0]).toEqual({
      label: 'The SOP',
      path: 'a.mdx',
      lines: [
        { text: '---', messages: [] },
        { text: 'title: A', messages: [] },
        { text: '---', messages: [] },
        { text: '', messages: [] },
        { text: 'lead lead', messages: ['Unexpected lead, expected none', 'Unexpected second, expected none'] },
        { text: '', messages: [] },
        { text: '', messages: ['Unexpected end, expected more'] },
      ],
    });
  });

  test('shows the files that stand beside the example', () => {
    const [sample] = ruleModel(RULE).found;
    expect(sample?.files.slice(1)).toEqual([
      { label: 'Beside it', path: 'b.mdx', lines: [{ text: 'other', messages: [] }] },
      { label: 'Beside it', path: 'CODEOWNERS', lines: [{ text: '* @a', messages: [] }] },
    ]);
  });

  test('names the file only where it matters which it is', () => {
    const [found] = ruleModel(RULE).found;
    expect([found?.files[0]?.path, ruleModel(RULE).passing[0]?.files[0]?.path]).toEqual(['a.mdx', undefined]);
  });

  test('tells the day where it may matter', () => {
    const dated = { ...RULE, examples: [{ title: 'Past', sop: 'Until 2026-11-01.\n', today: '2026-11-02', expect: [] }] };
    expect(ruleModel(dated).today).toBeUndefined();
    expect(ruleModel({ ...dated, judge: () => [] }).today).toBe('Today is 2026-11-22 where an example names no other day.');
    expect(ruleModel(dated).passing[0]?.note).toBe('Today is 2026-11-02.');
  });

  test.each(RULES.map((rule) => [rule.name, rule] as const))('loses no message of %s', (_name, rule) => {
    const shown = ruleModel(rule).found.flatMap(({ files }) => files.flatMap(({ lines }) => lines.flatMap(({ messages }) => messages)));
    expect(shown.toSorted()).toEqual(rule.examples.flatMap(({ expect: found }) => found.map((finding) => finding.replace(/^\d+:\d+ /, ''))).toSorted());
  });
});

test('the list holds every rule once, under its dimension', () => {
  const { count, groups } = rulesModel();
  expect(groups.map(({ title }) => title)).toEqual(['Transferability', 'Freshness', 'Iteration', 'Validity']);
  expect(groups.flatMap(({ rules }) => rules.map(({ name }) => name)).toSorted()).toEqual(RULES.map(({ name }) => name).toSorted());
  expect(count).toBe(RULES.length);
});

test('a rule that ships has a page, another has none', () => {
  expect(ruleLink('vague-term')).toEqual({ label: 'vague-term', href: '/guide/rules/vague-term/' });
  expect(ruleLink('valid-registry')).toEqual({ label: 'valid-registry', href: undefined });
});
