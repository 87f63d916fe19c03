import fc from 'fast-check';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { nodesOf } from '../sop/nodes-of.ts';
import { parseSop } from '../sop/parse-sop.ts';
import { importDocument } from './import-document.ts';
import { parseForeignSop } from './parse-foreign-sop.ts';


const path = 'docs/route-lead.md';
const importText = (text: string) => importDocument(text, { path }).render();
const BLOCKS = new Set(['paragraph', 'heading', 'tableCell', 'code']);
const wordsOf = (tree: Root) => nodesOf(tree).flatMap((node) => (BLOCKS.has(node.type) ? (toString(node).match(/[\p{L}\p{N}]+/gu) ?? []) : []));

test('frontmatter stands in the order of the schema, and the body keeps its words', () => {
  expect(importText('# Route a lead\n\nVersion: 1.2\nOwner: RevOps Lead\n\nTo do:\n\na. Open {it}.\nb. Call <them>.\n')).toBe(
    '---\ntitle: Route a lead\nowner: revops-lead\nversion: 1.2.0\n---\n\nVersion: 1.2\nOwner: RevOps Lead\n\nTo do:\n\n1. Open \\{it}.\n2. Call \\<them>.\n',
  );
});

test('a line that begins like code does not become code', () => {
  const text = importText('import contacts from the list.\n\nexport const is a word.\n');
  expect(parseSop(text, { path: 'a.mdx' }).mdxProblems).toEqual([]);
  expect(wordsOf(parseSop(text, { path: 'a.mdx' }).tree).join(' ')).toBe('import contacts from the list export const is a word');
});

test('an address that can run code or hide files goes, and its words stay', () => {
  expect(importText('# T\n\nSee [the **guide**](javascript:alert(1)), ![a plan](data:image/svg+xml,x), [this][x] and [that](b.md).\n\n[x]: file:///etc/passwd\n')).toBe(
    '---\ntitle: T\n---\n\nSee the **guide**, a plan, this and [that](b.md).\n',
  );
});

test.each(['Use `{{ page.title }}` now', 'Set `<!--` and go', 'Use `<Tab label="x">` here', 'A\u2028export const a='])('a title stays as it is when it is imported again: %s', (title) => {
  const once = importText(`# ${title}\n\nText.\n`);
  expect(parseSop(once, { path: 'a.mdx' }).title).toBe(title.replace(/`/g, ''));
  expect(importText(once)).toBe(once);
});

test('frontmatter is found behind a comment', () => {
  expect(importText('<!-- For editors. -->\n---\ntitle: Route a lead\n---\n\nText.\n')).toBe('---\ntitle: Route a lead\n---\n\nText.\n');
});

test('what an author has escaped is text, and no leftover of another system', () => {
  const text = importText('# T\n\nWrite \\{% if x %}, \\{{ page.title }}, \\<Name> and \\<!-- x --> there.\n');
  expect(wordsOf(parseSop(text, { path: 'a.mdx' }).tree).join(' ')).toBe('Write if x page title Name and x there');
});

test('text of a web page is text, whatever it looks like', () => {
  const markdown = "import x from 'y'\n\nexport const x = 1\n\nUse {% x %} and \\<Name>.\n\n<!-- A comment. -->\n";
  const text = importDocument(markdown, { path: 'docs/a.html' }).render();
  expect(wordsOf(parseSop(text, { path: 'a.mdx' }).tree).join(' ')).toBe('import x from y export const x 1 Use x and Name');
  expect(text).not.toContain('comment');
});

test.each(['[^1]:<pre>*\n<?', ')\n```x`\n-\n<!--', '<div><!-- a --></div>'])('no comment of HTML reaches the file: %s', (source) => {
  expect(parseSop(importText(source), { path: 'a.mdx' }).mdxProblems).toEqual([]);
});

test('a text of more parts than a procedure has is refused', () => {
  expect(importDocument('- a\n'.repeat(25_000), { path }).sop.mdxProblems).toEqual([{ place: { line: 1, column: 1 }, message: expect.stringContaining('more than 60000') as string }]);
});

test('a paragraph that counts from 1 again and again becomes no list of a thousand levels', () => {
  const once = importText('1. A. 2. B. 3. C. '.repeat(5000));
  expect(once).toMatch(/^1\. A\.\n2\. B\.\n3\. C\.\n {3}1\. A\./m);
  expect(importText(once)).toBe(once);
});

const word = fc.constantFrom('Open', 'the', 'lead', 'call', 'Owner:', '{x}', '<you>', 'a_b', '2.', '1.', 'i.', '**bold**', '`code <b>`', '[link](a.md)', '![pic](b.png)', '<br>', '</div>', '<!--', '-->', '{:.x}', '{%', '%}', '{{', '}}', '|', '---', '[ ]', '2.1', '<ul><li>', 'import', 'export', '$', '\\', '&amp;', '~~', ':', '#', '"', 'https://example.com/x', 'é', '•');
const line = fc.array(word, { minLength: 0, maxLength: 7 }).map((words) => words.join(' '));
const block = fc.oneof(
  line,
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.map((text, index) => `${index + 1}. ${text}`).join('\n')),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.map((text, index) => `${'abcd'[index]}. ${text}`).join('\n')),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.map((text) => `- ${text}`).join('\n')),
  fc.tuple(fc.integer({ min: 1, max: 6 }), line).map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
  line.map((text) => `${text}\n====`),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.map((text, index) => `3.${index + 1} ${text}`).join('\n')),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.map((text) => `- [ ] ${text}`).join('\n')),
  line.map((text) => `> ${text}`),
  line.map((text) => `    ${text}`),
  line.map((text) => `<div>\n${text}\n</div>`),
  fc.tuple(line, line).map(([a, b]) => `| ${a} | ${b} |\n|---|---|\n| ${b} | ${a} |`),
  line.map((text) => `\`\`\`\n${text}\n\`\`\``),
);
const document = fc.array(block, { minLength: 0, maxLength: 8 }).map((blocks) => `${blocks.join('\n\n')}\n`);
const runs = { seed: 20261122, numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) };

test('any document becomes MDX that can be read and runs nothing', () => {
  fc.assert(
    fc.property(document, (text) => {
      const sop = parseSop(importText(text), { path: 'a.mdx' });
      expect(sop.mdxProblems).toEqual([]);
      expect(JSON.stringify(sop.tree)).not.toMatch(/"type":"mdx/);
    }),
    runs,
  );
});

test('any document keeps every word of its body', () => {
  fc.assert(
    fc.property(document, (text) => {
      const foreign = parseForeignSop(text, { path });
      const imported = parseSop(importText(text), { path: 'a.mdx' });
      expect(wordsOf(imported.tree)).toEqual(wordsOf(foreign.tree));
    }),
    runs,
  );
});

test('importing what was imported changes nothing', () => {
  fc.assert(
    fc.property(document, (text) => {
      const once = importText(text);
      expect(importText(once)).toBe(once);
    }),
    runs,
  );
});

const layouts: readonly ((a: string, b: string, c: string) => string)[] = [
  (a, b, c) => `${a}: ${b} ${c}`,
  (a, b, c) => `# ${a}\n\n${b}\n${c}`,
  (a, b, c) => `${a}\n===\n\n**${b}**\n\n${c}`,
  (a, b, c) => `1. ${a}. 2. ${b}. 3. ${c}.`,
  (a, b, c) => `Step 1: ${a}\nStep 2: ${b}\nStep 3: ${c}`,
  (a, b, c) => `[ ] ${a}\n[x] ${b}\n• ${c}`,
  (a, b, c) => `## Steps\n\n[ ] ${a}\n[x] ${b}\n\n[ ] ${c}`,
  (a, b, c) => `## Steps\n\n3.1 ${a}\n3.1.1 ${b}\n\n3.2 ${c}`,
  (a, b, c) => `<ol>\n<li>${a}\n\n<li>${b} <b>${c}</b></ol>`,
  (a, b, c) => `<table><tr><th>${a}</th></tr><tr><td>${b}<br>${c}</td></tr></table>`,
  (a, b, c) => `<details><summary>${a}</summary>\n\n${b}\n\n- ${c}\n</details>`,
  (a, b, c) => `<Tabs label="${a}">\n<Tab title="${b}">\n\n${c}\n\n</Tab>\n</Tabs>`,
  (a, b, c) => `!!! note "${a}"\n    ${b}\n\n    ${c}`,
  (a, b, c) => `:::tip ${a}\n${b}\n:::\n${c}{:.x}`,
  (a, b, c) => `> [!NOTE] ${a}\n> ${b}\n\n\`${c}\``,
  (a, b, c) => `| ${a} | ${b} |\n|---|---|\n| ${c} | {% say "x" %} |`,
  (a, b, c) => `{% note "${a}" %} ${b} {{ ${c} }} &lt;`,
  (a, b, c) => `<center>${a}</center> <${b}> <p align="left">${c}</p>`,
];
const numbered = fc.array(fc.constantFrom(...layouts), { minLength: 1, maxLength: 6 }).map((parts) => ({
  text: parts.map((layout, index) => layout(`word${index}a`, `word${index}b`, `word${index}c`)).join('\n\n'),
  words: parts.flatMap((_, index) => [`word${index}a`, `word${index}b`, `word${index}c`]),
}));

test('no word of any layout is lost', () => {
  fc.assert(
    fc.property(numbered, ({ text, words }) => {
      expect([...new Set(importText(text).match(/word\d+[abc]/g))].toSorted()).toEqual(words);
    }),
    runs,
  );
});
