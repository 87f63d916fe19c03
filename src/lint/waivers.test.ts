import { describe, expect, test } from 'vitest';
import { makePlaybook } from '../playbook/playbook.ts';
import { fingerprintOf } from '../sop/fingerprint.ts';
import { parseSop } from '../sop/parse-sop.ts';
import type { Finding } from './finding.ts';
import { applyWaivers, readWaivers } from './waivers.ts';
import { scoreOf } from './score.ts';
import type { Rule } from './rule.ts';
import { gatesOf } from './verdict.ts';

const WAIVER = '{/* sop-waive vague-term: the dialler sets the time | owner: sdr | expires: 2027-01-31 */}';
const RAN = { today: '2026-11-22', rules: new Set(['vague-term', 'no-placeholder', 'unused-waiver']), unchecked: new Set<string>() };
const NO_REGISTRIES = makePlaybook({ sops: [] });

function linesCovered(text: string, path = 'x.mdx') {
  return readWaivers(parseSop(text, { path }), NO_REGISTRIES).waivers.map(({ lines }) => lines && [lines.from, lines.to]);
}

function finding(line: number, rule = 'vague-term'): Finding {
  return { rule, dimension: 'transferability', severity: 'warning', message: 'Unexpected x, expected y', place: { line, column: 1 } };
}

describe('a waiver in a comment covers', () => {
  test.each([
    ['the paragraph below it', `${WAIVER}\n\nText\nmore.\n\nOther.\n`, [3, 4]],
    ['the first item of a list below it', `${WAIVER}\n\n1. One.\n   - Part.\n2. Two.\n`, [3, 4]],
    ['the step it stands in, substeps too', `1. One.\n   ${WAIVER}\n   - Part.\n2. Two.\n`, [1, 3]],
    ['the innermost step it stands in', `1. One.\n   - Part. ${WAIVER}\n2. Two.\n`, [2, 2]],
    ['the paragraph it stands in', `Text ${WAIVER}\nmore.\n`, [1, 2]],
    ['the row of a table it stands in', `| A |\n|---|\n| Text ${WAIVER} |\n| More |\n`, [3, 3]],
    ['the table below it', `${WAIVER}\n\n| A |\n|---|\n| Text |\n`, [3, 5]],
    ['nothing at the end of the file', `Text.\n\n${WAIVER}\n`, [0, 0]],
  ])('%s', (_, text, lines) => {
    expect(linesCovered(text)).toEqual([lines]);
  });

  test('the same in plain Markdown, in an HTML comment', () => {
    expect(linesCovered(`${WAIVER.replace('{/*', '<!--').replace('*/}', '-->')}\n\nText.\n`, 'x.md')).toEqual([[3, 3]]);
  });
});

test('a waiver in the frontmatter covers the whole SOP', () => {
  expect(linesCovered('---\nwaivers: [{ rule: vague-term, reason: Old, owner: sdr, expires: 2027-01-31 }]\n---\n')).toEqual([undefined]);
});

describe('applying waivers', () => {
  const waiver = { rule: 'vague-term', reason: 'why', owner: 'sdr', expires: '2026-11-22', place: { line: 1, column: 1 }, lines: { from: 3, to: 4 } };

  test('marks what they cover up to their last day, and leaves every finding in its place', () => {
    const marked = applyWaivers([finding(2), finding(3), finding(4), finding(4, 'no-placeholder')], [waiver], RAN);
    expect(marked.map(({ waived }) => waived?.owner)).toEqual([undefined, 'sdr', 'sdr', undefined]);
    expect(applyWaivers([finding(3)], [waiver], { ...RAN, today: '2026-11-23' })).toEqual([finding(3)]);
    expect(applyWaivers([finding(3)], [waiver], { ...RAN, today: undefined })).toEqual(applyWaivers([finding(3)], [waiver], RAN));
  });

  test('never hides what keeps the page safe', () => {
    const fence = finding(3, 'mdx-fence');
    const marked = applyWaivers([fence], [{ ...waiver, rule: 'mdx-fence' }], { ...RAN, rules: new Set([...RAN.rules, 'mdx-fence']) });
    expect(marked[0]).toEqual(fence);
  });

  test('reports a waiver that covers nothing, where that rule runs', () => {
    expect(applyWaivers([], [waiver], RAN).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'unused-waiver: Unexpected waiver of vague-term, expected a finding of that rule in what it covers: remove the waiver',
    ]);
    expect(applyWaivers([], [waiver], { ...RAN, rules: new Set(['no-placeholder']) })).toEqual([]);
    expect(applyWaivers([], [waiver], { ...RAN, unchecked: new Set(['vague-term']) }), 'a rule that could not look').toEqual([]);
  });

  test('takes the finding out of the score and the gates', () => {
    const rule = { name: 'vague-term', dimension: 'transferability', weight: { obligation: 3 } } as unknown as Rule;
    const hit: Finding = { ...finding(3), credit: 0, gate: 'incomplete' };
    expect(scoreOf('transferability', [rule], [hit])).toBe(0);
    const marked = applyWaivers([hit], [waiver], RAN);
    expect(scoreOf('transferability', [rule], marked)).toBe(100);
    expect(gatesOf('active', marked)).toEqual([]);
    expect(gatesOf('active', [hit])).toHaveLength(1);
  });
});

test('a comment in a step is no change of what it says', () => {
  const [bare, waived] = ['', ` ${WAIVER}`].map((comment) => fingerprintOf(parseSop(`## Steps\n\n1. Call the lead.${comment}\n`, { path: 'x.mdx' })));
  expect(waived).toBe(bare);
});
