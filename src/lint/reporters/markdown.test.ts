import type { Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, test } from 'vitest';
import { exampleFinding, exampleReport, exampleSop, HOSTILE, HOSTILE_REPORT } from './example-report.ts';
import { escapeMarkdown } from '../../sop/escape-markdown.ts';
import { renderMarkdown } from './markdown.ts';

function nodesOf(markdown: string): Nodes[] {
  const all: Nodes[] = [];
  const visit = (node: Nodes): void => {
    all.push(node);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(remark().use(remarkGfm).parse(markdown));
  return all;
}

const textsOf = (nodes: readonly Nodes[]) => nodes.flatMap((node) => (node.type === 'text' || node.type === 'html' ? [node.value] : []));
const ruleHref = (rule: string) => `https://sops.example/rules/${rule}/`;

describe('the Markdown report', () => {
  test('holds no markup, link, mention or reference that comes from the content', () => {
    const nodes = nodesOf(renderMarkdown(HOSTILE_REPORT, { ruleHref }));
    const links = nodes.flatMap((node) => (node.type === 'link' || node.type === 'image' ? [node.url] : []));
    expect([...new Set(links)].toSorted()).toEqual(['mdx-fence', 'steps-ordered', 'valid-frontmatter', 'valid-registry', 'vague-term'].map(ruleHref).toSorted());
    for (const node of nodes) if (node.type === 'html') expect(node.value).toMatch(/^(?:<details(?: open)?><summary>[^<>]*<\/summary>|<\/details>)$/);
    for (const text of textsOf(nodes)) expect(text).not.toMatch(/@[\w]|[#!][\w]|GH-\d|:\/\/|www\.|:\w+:/);
    // The notice's path, and the two headings of lists.
    expect(nodes.filter((node) => ['strong', 'emphasis', 'delete', 'inlineCode'].includes(node.type)).map((node) => node.type)).toEqual(['strong', 'inlineCode', 'strong']);
    expect(renderMarkdown(HOSTILE_REPORT)).not.toMatch(/^\/\w/m);
  });

  test('shows the content as it was written', () => {
    const [shown] = textsOf(nodesOf(escapeMarkdown('Unexpected "a_b" | <x> [1](2) 50 % of *it*, expected #1')));
    expect(shown?.replaceAll('\u200B', '')).toBe('Unexpected "a_b" | <x> [1](2) 50 % of *it*, expected #1');
    expect(nodesOf(escapeMarkdown(HOSTILE)).map((node) => node.type)).toEqual(['root', 'paragraph', 'text']);
    expect(nodesOf(escapeMarkdown('1. not a list')).map((node) => node.type)).toEqual(['root', 'paragraph', 'text']);
  });

  test('puts SOPs that fail first, then the weaker ones', () => {
    const sop = (title: string, minimum: number, failures: string[]) => exampleSop({ title, minimum, failures, scores: { transferability: minimum, freshness: 99, iteration: 99 } });
    const text = renderMarkdown(exampleReport({ sops: [sop('Strong', 90, []), sop('Weak', 61, []), sop('Failing', 80, ['stale'])] }));
    expect(text.match(/^\| \w+ \| \d+.*$/gm)).toEqual(['| Failing | 80 | 99 | 99 | ❌ stale |', '| Weak | 61 | 99 | 99 | ✅ |', '| Strong | 90 | 99 | 99 | ✅ |']);
    expect(text).toMatch(/^### ❌ 1 file fails\n\n3 SOPs, 0 findings, as of 2026-11-22\.$/m);
  });

  test('links each finding to its rule, and names the rule where there is no site', () => {
    const report = exampleReport({ sops: [exampleSop({ findings: [exampleFinding()] })] });
    expect(renderMarkdown(report, { ruleHref })).toContain('([vague\\-term](<https://sops.example/rules/vague-term/>))');
    expect(renderMarkdown(report)).toContain('(vague\\-term)');
  });

  test('fits a comment, and counts what it leaves out', () => {
    const findings = Array.from({ length: 2_000 }, (_, line) => exampleFinding({ place: { line: line + 1, column: 1 } }));
    const sops = [exampleSop({ title: 'Big', findings, minimum: 10 }), ...Array.from({ length: 400 }, (_, index) => exampleSop({ title: `SOP ${index} ${'x'.repeat(900)}`, findings: [exampleFinding()] }))];
    const text = renderMarkdown(exampleReport({ sops, notChecked: Array.from({ length: 50 }, () => ({ rule: null, reason: 'no git' })) }));
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toMatch(/The findings of \d+ more files do not fit here/);
    expect(text).toMatch(/and 301 more, none weaker than these/);
    expect(text).toMatch(/and 30 more/);
  });
});
