import { describe, expect, test } from 'vitest';
import { RULES } from '../../lint-rules/index.ts';
import { lintPlaybook } from '../../src/lint/lint-playbook.ts';
import { parseRegistries } from '../../src/playbook/parse-registries.ts';
import { makePlaybook } from '../../src/playbook/playbook.ts';
import { functionOf } from '../../src/playbook/content-files.ts';
import { parseSop } from '../../src/sop/parse-sop.ts';
import { generateRegistries } from './generate-registries.ts';
import { AS_OF, generateSop } from './generate-sops.ts';
import { nameSop } from './plan-sop.ts';

const COUNT = 150;
const files = Array.from({ length: COUNT }, (_, index) => generateSop(index, COUNT, 1));
const registries = parseRegistries((name) => {
  const text = generateRegistries()[name];
  return { path: name, content: text === undefined ? undefined : { text } };
});
const sops = files.map(({ file, text }) => parseSop(text, { path: file, file, function: functionOf(file) }));
const report = lintPlaybook(makePlaybook({ sops, ...registries }), { rules: RULES, today: AS_OF });
const findings = report.sops.flatMap((sop) => sop.findings);

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

describe('generated SOPs', () => {
  test('are the same on every run, and others with another seed', () => {
    expect(generateSop(7, COUNT, 1)).toEqual(files[7]);
    expect(generateSop(7, COUNT, 2).text).not.toBe(files[7]?.text);
  });

  test('are of about 6 KB each, with 2 to 2.8 KB of frontmatter', () => {
    const sizes = mean(files.map(({ text }) => text.length));
    const frontmatter = mean(sops.map((sop) => sop.frontmatter.text?.length ?? 0));
    expect([sizes > 5500, sizes < 6500, frontmatter > 2000, frontmatter < 2800]).toEqual([true, true, true, true]);
  });

  test('have ids and titles of their own, 10,000 of them and beyond', () => {
    const names = Array.from({ length: 12_000 }, (_, index) => nameSop(index));
    expect(new Set(names.map(({ id }) => id)).size).toBe(names.length);
    expect(new Set(names.map(({ title }) => title)).size).toBe(names.length);
  });

  test('are valid MDX with valid frontmatter and registries', () => {
    expect(registries.problems).toEqual([]);
    expect(sops.flatMap((sop) => [...sop.mdxProblems, ...sop.frontmatter.problems])).toEqual([]);
    expect(findings.filter(({ rule }) => rule === 'valid-frontmatter' || rule === 'mdx-fence')).toEqual([]);
  });

  test('resolve every link, role, system, field and SOP they name', () => {
    expect(findings.filter(({ rule }) => ['reference-resolves', 'required-fields', 'value-conflict'].includes(rule)).map(({ message }) => message)).toEqual([]);
  });

  test('pass for the most part, with drafts, old reviews and findings among them', () => {
    const failing = report.sops.filter(({ failures }) => failures.length > 0).length;
    expect([failing > COUNT * 0.04, failing < COUNT * 0.4]).toEqual([true, true]);
    expect(sops.filter(({ status }) => status === 'draft').length).toBeGreaterThan(0);
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const rule of ['vague-term', 'escape-clause', 'review-current', 'changed-since-review', 'escalation-path']) expect(rules).toContain(rule);
  });
});
