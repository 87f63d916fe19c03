import { describe, expect, test } from 'vitest';
import { readFrontmatter } from './frontmatter.ts';
import { writePins } from './write-pins.ts';

const HEAD = '---\ntitle: Qualify a lead # keep\n';
const TAIL = 'cadence: daily\n---\n\ndependsOn: not me\n';
const pin = (fingerprint: string, step?: string) => ({ fingerprint, step });

function written(entries: string, ...pins: (ReturnType<typeof pin> | undefined)[]): string {
  const result = writePins(`${HEAD}dependsOn:\n${entries}${TAIL}`, pins);
  if ('refusal' in result) throw new Error(result.refusal);
  expect(result.text.startsWith(`${HEAD}dependsOn:\n`) && result.text.endsWith(TAIL)).toBe(true);
  return result.text.slice(HEAD.length + 'dependsOn:\n'.length, -TAIL.length);
}

test.each<[what: string, entries: string, expected: string]>([
  ['in braces', '  - { sop: a, output: B } # why\n', '  - { sop: a, output: B, fingerprint: "v1:x" } # why\n'],
  ['in braces with one already', '  - { sop: a, fingerprint: v1:old, output: B }\n', '  - { sop: a, fingerprint: "v1:x", output: B }\n'],
  ['in braces with a comma at the end', '  - { sop: a, output: "B, c", }\n', '  - { sop: a, output: "B, c", fingerprint: "v1:x", }\n'],
  ['in braces over lines with comments', '  - {\n      sop: a, # one\n      output: B # two\n    }\n', '  - {\n      sop: a, # one\n      output: B, fingerprint: "v1:x" # two\n    }\n'],
  ['on lines', '  - sop: a # one\n    output: B # two\n', '  - sop: a # one\n    output: B # two\n    fingerprint: "v1:x"\n'],
  ['on lines with one already', "- sop: a\n  fingerprint: 'v1:old' # pinned\n  output: B\n", '- sop: a\n  fingerprint: "v1:x" # pinned\n  output: B\n'],
])('an entry %s gets its fingerprint, and nothing else changes', (_, entries, expected) => {
  expect(written(entries, pin('v1:x'))).toBe(expected);
  expect(written(expected, pin('v1:x'))).toBe(expected);
});

test('entries without a new fingerprint stay, and several are written at once', () => {
  const entries = '  - { sop: a, output: B }\n  - sop: c\n    term: D\n  - { term: E, fingerprint: "v1:e" }\n';
  expect(written(entries, pin('v1:1'), undefined, pin('v1:3'))).toBe('  - { sop: a, output: B, fingerprint: "v1:1" }\n  - sop: c\n    term: D\n  - { term: E, fingerprint: "v1:3" }\n');
  expect(written(entries, undefined, pin('v1:2'))).toBe('  - { sop: a, output: B }\n  - sop: c\n    term: D\n    fingerprint: "v1:2"\n  - { term: E, fingerprint: "v1:e" }\n');
});

test('a step that has another number now is called by it', () => {
  expect(written('  - { sop: a, step: 4, fingerprint: "v1:x" } # which\n', pin('v1:x', '5'))).toBe('  - { sop: a, step: 5, fingerprint: "v1:x" } # which\n');
  expect(written('  - { sop: a, step: 4 }\n', pin('v1:x', 'Assign: 2.1'))).toBe('  - { sop: a, step: "Assign: 2.1", fingerprint: "v1:x" }\n');
});

test('line ends and a byte order mark stay', () => {
  const source = `\uFEFF${HEAD}dependsOn:\n  - sop: a\n${TAIL}`.replaceAll('\n', '\r\n');
  const result = writePins(source, [pin('v1:x')]);
  expect(result).toEqual({ text: source.replace('  - sop: a\r\n', '  - sop: a\r\n    fingerprint: "v1:x"\r\n') });
});

describe('what cannot be written without loss is refused', () => {
  test.each([
    ['an alias', 'dependsOn: [&one { sop: a }, *one]\n'],
    ['no list', 'dependsOn: { sop: a }\n'],
    ['an entry that is no mapping', 'dependsOn: [a, b]\n'],
    ['a folded value', 'dependsOn:\n  - sop: a\n    output: >\n      Long\n      name\n  - sop: b\n'],
    ['none at all', 'owner: sdr\n'],
  ])('%s', (_, yaml) => {
    const source = `${HEAD}${yaml}---\n`;
    expect(readFrontmatter(source).problems).toEqual([]);
    expect(writePins(source, [pin('v1:x'), pin('v1:y')])).toEqual({ refusal: expect.stringMatching(/^its /) as string });
  });
});
