import { describe, expect, test } from 'vitest';
import { examplePlaybook } from '../../lint-rules/example-playbook.ts';
import { RULES } from '../../lint-rules/index.ts';
import { parseSopVersion } from '../changes/sop-version.ts';
import { lintSop } from '../lint/lint-playbook.ts';
import { fingerprintOf } from './fingerprint.ts';
import { MAX_NESTING } from './nesting.ts';
import { parseSop } from './parse-sop.ts';
import { readMdast } from './read-mdast.ts';
import { readYaml } from './read-yaml.ts';
import { readMdastByRemark } from './reference-reader.ts';

const parse = (text: string) => parseSop(text, { path: 'sops/revops/route-lead.mdx' });
const lint = (text: string) => lintSop(parse(text), examplePlaybook(), { rules: RULES, today: '2026-11-22' });
const DEEP = 'Unexpected nesting of more than 100 levels, expected a text that people can read: flatten the list or quotation';

describe('text nested too deep is cut and reported', () => {
  test.each([
    ['quotations', `${'>'.repeat(10_000)} x`],
    ['bullets', `${'- '.repeat(10_000)}x`],
    ['numbers', `## Steps\n\n${'1. '.repeat(3000)}x`],
    ['components', `${'<Callout>\n'.repeat(5000)}\nx\n${'</Callout>\n'.repeat(5000)}`],
    ['components that do not close', `${'<Callout>\n'.repeat(500)}\n${'> '.repeat(500)}x`],
    ['components in a line', `${'<Callout>'.repeat(500)}x${'</Callout>'.repeat(500)}`],
    ['emphasis', `${'*a **b '.repeat(500)}x${'** a*'.repeat(500)}`],
    ['a line of 900 KB', '>'.repeat(900_000)],
    ['brackets in an expression', `{${'('.repeat(8000)}1${')'.repeat(8000)}}`],
    ['brackets in an export', `export const a = ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['signs in an expression', `{${'!'.repeat(800_000)}a}`],
    ['signs in an export', `export const a = ${'!'.repeat(800_000)}a`],
    ['tags in attributes', '<a b={'.repeat(100)],
  ])('%s', (_what, text) => {
    const sop = parse(text);
    expect(sop.mdxProblems.map(({ message }) => message)).toContain(DEEP);
    expect(lint(text).filter(({ rule, message }) => rule === 'mdx-fence' && message === DEEP)).toHaveLength(1);
    expect(fingerprintOf(sop)).toMatch(/^v1:/);
    expect(parseSopVersion(text, 'route-lead.mdx').text).toBe(text);
  });

  test('at the place of what is too deep', () => {
    expect(parse(`Text.\n\n${'> '.repeat(150)}x`).mdxProblems).toEqual([{ place: { line: 3, column: 2 * MAX_NESTING - 1 }, message: DEEP }]);
    expect(parse(`Text.\n\n${'> '.repeat(1500)}x`).mdxProblems).toEqual([{ place: { line: 3, column: 2001 }, message: DEEP }]);
  });

  test('up to the limit nothing is said, and nothing of it is lost', () => {
    const text = `${'> '.repeat(MAX_NESTING - 2)}x`;
    expect(readMdast(text).problems).toEqual([]);
    expect(JSON.stringify(readMdast(text).tree)).toContain('"x"');
  });

  test.each([['quotations', `${'>'.repeat(300)} x`], ['bullets', `${'- '.repeat(300)}x`], ['components', `${'<Callout>\n'.repeat(300)}\nx\n${'</Callout>\n'.repeat(300)}`]])('alike by both readers: %s', (_what, text) => {
    expect(readMdastByRemark(text).problems).toEqual(readMdast(text).problems);
  });

  test.each(['-'.repeat(5000), '- '.repeat(5000), '* '.repeat(5000), '`'.repeat(5000)])('a long rule across the page is no nesting', (text) => {
    expect(readMdast(text).problems).toEqual([]);
  });

  test('braces that do not nest tags are no nesting', () => {
    expect(readMdast('`{` '.repeat(50)).problems).toEqual([]);
    expect(readMdast('<Callout kind={1}>x</Callout>\n\n'.repeat(50)).problems).toEqual([]);
    expect(readMdast(`\`{\` ${'word '.repeat(1000)}\n\n${'[a](b.mdx) (c)\n'.repeat(2000)}`).problems).toEqual([]);
  });
});

/** In milliseconds: far above what reading takes on a busy machine, far below what it took when it was quadratic. */
const HANGS_AFTER = 15_000;

describe('long text is read in time that grows with its length', () => {
  test.each(['-', '.', 'a-', '2026-', '!', '?', '/a-', '"', '‘', "'", '. a ', 'etc. ', '!)"', '<A/> <A/>\n\n'])('many times %j', (unit) => {
    const text = `## Steps\n\n1. a${unit.repeat(200_000 / unit.length)}b\n`;
    for (const { passage } of parse(text).passages) expect(passage.sentences.length).toBeGreaterThan(0);
  }, HANGS_AFTER);

  test.each([
    ['paths', 'Open reports/speed/lead.csv now', 'Open _ now'],
    ['paths behind a slash', 'Open /opt/my-app/logs/today now', 'Open /opt/my-_ now'],
    ['paths behind dots', 'Open ../a-b/c.d now', 'Open _ now'],
    ['addresses', 'Open www.example.com/a now', 'Open _ now'],
    ['no dates', 'Since 02/03/2026 and 2026/03/02.', 'Since 02/03/2026 and 2026/03/02.'],
    ['no pairs of words', 'Sales/marketing and-or/either.', 'Sales/marketing and-or/either.'],
  ])('and %s are masked as ever', (_what, text, masked) => {
    expect(parse(`## Notes\n\n${text}\n`).passages[0]?.passage.prose.replace(/\uFFFC+/g, '_')).toBe(masked);
  });

  test('and sentences end as ever', () => {
    const [passage] = parse('## Notes\n\nReally?! Yes (sure.) Mr. Lee, e.g. approx. 5. (A.) C...\n').passages;
    expect(passage?.passage.sentences.map(({ text }) => text)).toEqual(['Really?!', 'Yes (sure.)', 'Mr. Lee, e.g. approx. 5.', '(A.)', 'C...']);
  });
});

describe('hostile frontmatter', () => {
  const problemsOf = (text: string) => parse(text).frontmatter.problems.map(({ message }) => message);

  test('of more than 64 KB is not parsed', () => {
    const sop = parse(`---\ntitle: x\n${Array.from({ length: 60_000 }, (_, index) => `key${index}: 1\n`).join('')}---\n`);
    expect(sop.frontmatter.problems.map(({ message }) => message)).toEqual(['Unexpected frontmatter of 709 KB, expected at most 64 KB: move what is not about the SOP itself into its body']);
    expect(sop.meta).toEqual({});
  });

  test('of thousands of empty lines is not parsed', () => {
    expect(problemsOf(`---\n${'\n'.repeat(60_000)}---\n`)).toEqual(['Unexpected frontmatter of 60001 lines, expected at most 10000: remove empty lines']);
  });

  test('that does not end is not called too long', () => {
    expect(problemsOf(`---\n${'x\n'.repeat(50_000)}`)).toEqual(['Unexpected end of the frontmatter, expected a line --- after its last key']);
  });

  test('with thousands of unknown and repeated keys is read quickly, each at its place', () => {
    const keys = Array.from({ length: 7000 }, (_, index) => `k${index % 6999}: 1\n`).join('');
    const findings = lint(`---\n${keys}---\n`).filter(({ rule }) => rule === 'valid-frontmatter');
    expect(findings.filter(({ message }) => message.startsWith('Unexpected key'))).toHaveLength(6999);
    expect(findings.filter(({ message }) => message.startsWith('Unexpected second use'))).toMatchObject([{ place: { line: 7001, column: 1 } }]);
  }, HANGS_AFTER);

  test.each([
    ['# c', '# c'],
    ['__proto__', '__proto__'],
    ['yaml', 'yaml'],
    ['x'.repeat(100), `${'x'.repeat(29)}…`],
  ])('with a language of its own (%s) is refused', (written, shown) => {
    expect(problemsOf(`---${written}\ntitle: x\n---\n`)).toEqual([`Unexpected frontmatter language "${shown}", expected plain YAML: start the file with --- alone`]);
  });

  test.each([
    ['lists', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['maps', `a: ${'{a: '.repeat(5000)}1${'}'.repeat(5000)}`],
    ['bullets', `a:\n  ${'- '.repeat(20_000)}x`],
    ['aliases', `a0: &a0 [x]\n${Array.from({ length: 4 }, (_, index) => `a${index + 1}: &a${index + 1} ${'['.repeat(30)}*a${index}${']'.repeat(30)}\n`).join('')}`],
    ['a list just above the limit', `a: ${'['.repeat(100)}${']'.repeat(100)}`],
  ])('nested too deep by %s is reported in plain words', (_what, yaml) => {
    expect(problemsOf(`---\n${yaml}\n---\n`)).toEqual([expect.stringMatching(/^Unexpected nesting of more than 100 levels, expected "key: value" lines/)]);
  });

  test('nested to the limit is read', () => {
    expect(readYaml(`a: ${'['.repeat(99)}${']'.repeat(99)}`).problems).toEqual([]);
  });

  test.each([['a: {b: 1, b: 2}', 11], ['a: 1\n"a": 2', 1], ['- {x: 1}\n- {x: 1, y: 2, x: 3}', 16]])('names the second use of a key in %j', (yaml, column) => {
    expect(readYaml(yaml).problems.filter(({ message }) => message.includes('second use')).map(({ place }) => place.column)).toEqual([column]);
  });
});

describe('a sentence of one word or phrase, over and over, is read in time that grows with its length', () => {
  test.each(['soon', 'as needed', 'etc.', 'if applicable', 'currently', 'several', 'on 3 May 2026', '[x', 'ABC'])(
    '%s',
    (words) => expect(lint(`## Steps\n\n1. ${`${words} `.repeat(Math.ceil(200_000 / words.length))}\n`)).not.toEqual([]),
    5000, // Far from a second; what grows with the square of the length takes half a minute.
  );

  test.each([
    ['a path', 'a/'.repeat(100_000)],
    ['acronyms, no two alike', Array.from({ length: 17_576 }, (_, index) => `${[676, 26, 1].map((place) => String.fromCodePoint(65 + (Math.floor(index / place) % 26))).join('')}Q`).join(' ')],
  ])('and so is %s', (_what, text) => expect(lint(`## Steps\n\n1. ${text}\n`)).not.toEqual([]), 5000);

  test('and so are thousands of waivers', () => {
    const waiver = '{/* sop-waive vague-term: Agreed. | owner: revops-lead | expires: 2027-01-01 */}\n\nText.\n\n';
    expect(lint(waiver.repeat(6000)).filter(({ rule }) => rule === 'unused-waiver')).toHaveLength(6000);
  }, 5000);
});

test('a paragraph of named characters is refused before the native parser takes memory for the square of them', () => {
  const { mdxProblems } = parse(`Text.\n\n${'&amp;'.repeat(40_000)}\n`);
  expect(mdxProblems.map(({ place, message }) => [place.line, message])).toEqual([[3, 'Unexpected 40000 named characters such as &amp; in one paragraph, expected at most 2000: write the characters themselves']]);
  expect(parse('Q&amp;A\n\n'.repeat(5000)).mdxProblems).toEqual([]);
});
