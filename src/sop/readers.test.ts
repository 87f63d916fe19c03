import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../lint-rules/index.ts';
import { readMdast } from './read-mdast.ts';
import { readMdastByRemark } from './reference-reader.ts';

/** The tree without what differs by design: ends, places of attributes, the reference's ESTree, and fields that say "nothing". */
function shape(node: Root): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => {
      if (key === 'data' || value === null) return undefined;
      if (key === 'attributes') return (value as { name: string; value: unknown }[]).map((attribute) => [attribute.name, attribute.value]);
      if (key === 'position') {
        const { line, column } = (value as { start: { line: number; column: number } }).start;
        return `${line}:${column}`;
      }
      return value;
    }),
  );
}

function expectEqualReading(text: string): void {
  const fast = readMdast(text);
  const reference = readMdastByRemark(text);
  expect(fast.problems.length).toBe(reference.problems.length);
  if (fast.problems.length === 0) expect(shape(fast.tree)).toEqual(shape(reference.tree));
}

const CONTENT = path.resolve(import.meta.dirname, '../../content/sops');

describe('the fast reader reads as the reference does', () => {
  const files = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mdx'));

  test('finds the shipped SOPs', () => {
    expect(files.length).toBeGreaterThanOrEqual(12);
  });

  test.each(files)('%s', (file) => {
    expectEqualReading(readFileSync(path.join(CONTENT, file), 'utf8').replace(/\r\n?/g, '\n'));
  });

  test.each(RULES.flatMap((rule) => rule.examples.map((example) => [`${rule.name}: ${example.title}`, example.sop] as const)))('example of %s', (_title, text) => {
    expectEqualReading(text);
  });

  test.each([
    ['a brace that does not close', 'Text\n\n{oops'],
    ['a tag that does not close', '## Steps\n\n<Callout kind="note">\n\nText'],
    ['components inside a paragraph', '<Callout>one</Callout> <Callout>two</Callout>'],
    ['a table in a list', '1. One\n\n   | a | b |\n   |---|---|\n   | 1 | 2 |\n\n2. Two'],
    ['letters beyond ASCII', '1. **Größe:** Öffne “das” – 😀 `x` Ende\n   zweite Zeile'],
    ['an empty file', ''],
    ['an unclosed frontmatter', '---\ntitle: x\n'],
  ])('%s', (_what, text) => {
    expectEqualReading(text);
  });

  test('generated documents', () => {
    const words = fc.constantFrom('Open', 'the', 'lead', '`Lead.Status`', '**Save**', '*now*', '[link](a.mdx)', 'e.g.', '20 %', '"quoted"', 'if', 'Größe', '<Callout>x</Callout>');
    const sentence = fc.array(words, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '));
    const block = fc.oneof(
      sentence,
      sentence.map((text) => `## ${text.replaceAll('<Callout>x</Callout>', '')}`),
      fc.array(sentence, { minLength: 1, maxLength: 4 }).map((items) => items.map((item, index) => `${index + 1}. ${item}`).join('\n')),
      fc.array(sentence, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}\n  - ${item}`).join('\n')),
      fc.array(sentence, { minLength: 1, maxLength: 3 }).map((cells) => `| ${cells.join(' | ')} |\n|${cells.map(() => '---|').join('')}\n| ${cells.join(' | ')} |`),
      sentence.map((text) => `<Callout kind="note">\n\n${text}\n\n</Callout>`),
      sentence.map((text) => `> ${text}`),
    );
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => expectEqualReading(`---\ntitle: x\n---\n\n${blocks.join('\n\n')}\n`)),
      { seed: 20261122, numRuns: 150 },
    );
  });
});
