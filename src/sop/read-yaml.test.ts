import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../lint-rules/index.ts';
import { readAnyYaml } from './read-any-yaml.ts';
import { readPlainYaml } from './read-plain-yaml.ts';
import { readYaml, type FieldPath, type YamlReading } from './read-yaml.ts';

/** Data and the place of every key and value, in one comparable value. */
function everything(reading: YamlReading): unknown {
  const places: unknown[] = [];
  const visit = (value: unknown, path: FieldPath): void => {
    places.push([path, reading.placeOf(path), reading.keyPlaceOf(path), reading.placeOf([...path, 'missing'])]);
    if (value !== null && typeof value === 'object') for (const [key, item] of Object.entries(value)) visit(item, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  visit(reading.data, []);
  return { data: reading.data, problems: reading.problems, places };
}

function expectSame(text: string): void {
  expect(everything(readYaml(text))).toEqual(everything(readAnyYaml(text)));
}

const frontmatterOf = (source: string): string => /^---\n([^]*?)\n---/.exec(source)?.[1] ?? '';
const SHIPPED = globSync('content/**/*.mdx', { cwd: new URL('../..', import.meta.url) });
const shipped = SHIPPED.map((file) => frontmatterOf(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')));

describe('the reader of plain YAML and the reader of any YAML agree', () => {
  test('on the frontmatter of every shipped SOP, which is plain', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(12);
    for (const text of shipped) {
      expect(readPlainYaml(text)).toBeDefined();
      expectSame(text);
    }
  });

  test('on the frontmatter of every example of every rule', () => {
    for (const example of RULES.flatMap((rule) => rule.examples)) expectSame(frontmatterOf(example.sop));
  });

  test.each([
    ['quotes, flows and comments', 'a: "x \\" y" # c\nb: \'it\'\'s\'\nc: [1, two, {d: }, ] # e\ne: {}\nf: []\ng: { h: [ ], i: "j" }\n'],
    ['block text', 'a: |\n  one\n\n  two\n\nb: >-\n   folded\n   text # kept\nc: |+ # why\n  x\n\n'],
    ['numbers and words that YAML resolves', 'a: 1_000\nb: 0o14\nc: 0x1F\nd: 012\ne: +3\nf: -0\ng: 1e3\nh: .5\ni: 5.\nj: .inf\nk: 12:30\nl: 2026-11-02\nm: yes\nn: ~\no: True\np: 1.2.0\nq: 12e\n'],
    ['lists at the indentation of their key', 'a:\n- b\n- c: 1\n  d: 2\n-\n  e: 3\n'],
    ['text over several lines', 'a: one\n  two\n\n  three\nb: "x\n  y"\n'],
    ['an empty item', 'a:\n  -\n  - b\n'],
    ['anchors, aliases, tags and merges', 'a: &x [1]\nb: *x\nc: !!str 1\nd: { <<: { e: 1 } }\n'],
    ['odd keys', '? a\n: b\n1: c\ntrue: d\n~: e\n"f g": h\n__proto__: i\n: j\n'],
    ['a repeated key', 'a: 1\na: 2\n'],
    ['several documents', 'a: 1\n---\nb: 2\n'],
    ['a directive', '%YAML 1.1\n---\na: yes\n'],
    ['a tab', 'a:\n\tb: 1\n'],
    ['a value that starts like an indicator', 'a: @b\nb: %c\n'],
    ['text alone', 'text\n'],
    ['a list alone', '- a\n'],
    ['nothing', ''],
    ['a comment', '# a\n'],
    ['broken', 'a: [\n'],
    ['deep', `a: ${'['.repeat(200)}${']'.repeat(200)}\n`],
  ])('on %s', (_what, text) => expectSame(text));

  const word = fc.constantFrom('a', 'crm', '1.2.0', 'yes', '#x', '"q"', "it's", 'a: b', '- x', '[', '}', '2026-11-02', '@handle', '5', '%', 'é', '*', '&a', '!t', '|', '>', '?', ',', '~', '');
  const line = fc.tuple(fc.constantFrom('', ' ', '  ', '    ', '- ', '  - '), fc.constantFrom('', 'a: ', 'b: ', 'key: ', '"q": ', '? '), fc.array(word, { maxLength: 3 })).map(([indent, key, words]) => indent + key + words.join(' '));

  test('on lines put together at random', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 8 }), (lines) => expectSame(lines.join('\n'))), { numRuns: 3000, seed: 7 });
  });

  test('on a character changed anywhere in a real frontmatter', () => {
    const [text = ''] = shipped;
    const change = fc.tuple(fc.nat(text.length), fc.constantFrom(' ', '\n', ':', '"', "'", '#', '[', '}', '-', ',', '&', '*', '!', '|', '\t', '%', '@', '?', ''));
    fc.assert(fc.property(change, ([at, character]) => expectSame(text.slice(0, at) + character + text.slice(at + 1))), { numRuns: 150, seed: 7 });
  });

  test('on any data, however it is written', () => {
    const leaf = fc.oneof(fc.string({ maxLength: 12 }), fc.integer(), fc.boolean(), fc.constant(null));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.dictionary(fc.string({ minLength: 1, maxLength: 6 }), fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('tree'), { maxLength: 3 }), fc.array(leaf, { maxLength: 3 }), tie('tree')), { maxKeys: 4 }),
    }));
    fc.assert(fc.property(tree, fc.boolean(), (data, isFlow) => expectSame(stringify(data, isFlow ? { collectionStyle: 'flow' } : {}))), { numRuns: 300, seed: 7 });
  });
});
