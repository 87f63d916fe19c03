import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSopVersion } from './sop-version.ts';
import { makeVersionReader, readTitle } from './version-reader.ts';

const YAML = ['title: One\n', 'title: "Two: b"\n', 'owner: cro\n', 'sla:\n  - { within: PT1H }\n', 'inputs:\n- what: a\n- what: b\n', '# a remark\n', 'note: |\n  one\n\n  two\n', 'a: &x 1\n', 'b: *x\n', 'c: [\n', '"d": 1\n', 'e: f\n g\n', '\n'];
const BODY = [
  'Text before\n', '## Purpose\n', '## Steps\n', '### Part\n', '# Steps at the top\n', '1. **SDR:** Do a\n2. Do b\n', '   - sub\n', '- bullet\n', '```\n## not a heading\n```\n', '```\n', '~~~\n## nor this\n~~~\n', 'Setext\n---\n',
  'Top\n===\n', '| a | b |\n|---|---|\n| c | d |\n', '[x]: https://a.example\n', 'See [x].\n', '<Note>\n\n## In a component\n\n</Note>\n', '\n<Template title="a b">\n\nText (1) of it.\n\n- item\n\n</Template>\n\n', '<Note>\n\nText.\n\n</Note>\n\n', '<Note>\n\n[x]: https://b.example\n\n</Note>\n\n', '\n<Note>\n\n', '\n\n</Note>\n', '  <Note>x</Note>\n', '{1 + 1}\n', '> quoted\n', '## Exceptions\n', '\n', '---\n',
];

describe('a reader that shares parts reads what a plain one does', () => {
  const text = fc.tuple(fc.array(fc.constantFrom(...YAML), { maxLength: 5 }), fc.array(fc.constantFrom(...BODY), { maxLength: 9 }), fc.boolean()).map(
    ([yaml, body, isFenced]) => (isFenced ? `---\n${yaml.join('')}---\n${body.join('')}` : body.join('')),
  );
  test('version after version', () => {
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (versions) => {
      const read = makeVersionReader();
      for (const version of versions) expect(read(version, 'a.mdx')).toEqual(parseSopVersion(version, 'a.mdx'));
    }), { seed: 11, numRuns: 500 });
  });
});

test('versions that share a key or a section share its value', () => {
  const read = makeVersionReader();
  const body = '## Purpose\n\nWhy.\n\n## Steps\n\n1. Do it.\n';
  const one = read(`---\ntitle: One\nsla: [{ within: PT1H }]\n---\n${body}`, 'a.mdx');
  const two = read(`---\ntitle: Two\nsla: [{ within: PT1H }]\n---\n${body.replace('Why', 'What for')}`, 'a.mdx');
  expect(two.fields['sla']).toBe(one.fields['sla']);
  expect(two.blocks[1]).toBe(one.blocks[1]);
  expect(two.blocks[0]).not.toBe(one.blocks[0]);
});

test.each([
  ['---\nowner: cro\ntitle: Route a lead\n---\n', 'Route a lead'],
  ['---\n"title": Route a lead\n---\n', 'Route a lead'],
  ['\uFEFF---\r\ntitle: Route a lead\r\n---\r\n', 'Route a lead'],
  ['---\ntitle: [a]\n---\n', undefined],
  ['# title: no\n', undefined],
])('the title of %j is %j', (text, expected) => {
  expect(readTitle(text)).toBe(expected);
});
