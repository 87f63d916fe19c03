import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countDebt, excess, makeBaseline, markDebt, renderBaseline, shrinkBaseline, type Baseline } from './baseline.ts';
import { parseBaseline } from './parse-baseline.ts';
import type { Finding } from './finding.ts';

const finding = (message: string, line = 1, parts: Partial<Finding> = {}): Finding => ({ rule: 'vague-term', dimension: 'transferability', severity: 'warning', message, place: { line, column: 1 }, ...parts });
const SOON = 'Unexpected "soon", expected a number with a unit';
const read = (text: string): Baseline => {
  const parsed = parseBaseline(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.baseline;
};
const debts = (id: string, findings: readonly Finding[], baseline: Baseline) => markDebt(id, findings, baseline).map(({ debt = false }) => debt);

describe('the baseline', () => {
  const baseline = makeBaseline([{ id: 'b', findings: [finding(SOON), finding(SOON, 9)] }, { id: 'a', findings: [finding('Unexpected sentence of 31 words, expected at most 20')] }]);

  test('is written sorted, one entry a line, and read back', () => {
    expect(renderBaseline(baseline)).toBe(`{
  "version": 1,
  "debt": {
    "a": [
      { "rule": "vague-term", "finding": "Unexpected sentence of # words, expected at most #", "count": 1 }
    ],
    "b": [
      { "rule": "vague-term", "finding": "Unexpected \\"soon\\", expected a number with a unit", "count": 2 }
    ]
  }
}
`);
    expect(renderBaseline(read(renderBaseline(baseline)))).toBe(renderBaseline(baseline));
    expect(JSON.parse(renderBaseline(new Map()))).toEqual({ version: 1, debt: {} });
  });

  test('knows findings again on other lines and with other figures', () => {
    expect(debts('b', [finding(SOON, 40), finding(SOON, 41)], baseline)).toEqual([true, true]);
    expect(debts('a', [finding('Unexpected sentence of 27 words, expected at most 20', 8)], baseline)).toEqual([true]);
  });

  test('knows no more of them than there were, nor those of other SOPs, rules or words', () => {
    expect(debts('b', [finding(SOON), finding(SOON, 2), finding(SOON, 3)], baseline)).toEqual([true, true, false]);
    expect(debts('c', [finding(SOON)], baseline)).toEqual([false]);
    expect(debts('b', [finding(SOON, 1, { rule: 'escape-clause' }), finding('Unexpected "later", expected a number with a unit')], baseline)).toEqual([false, false]);
  });

  test('takes in no code, no waiver, nothing waived and nothing that is only shown', () => {
    const findings = [
      finding('x', 1, { rule: 'mdx-fence', dimension: 'validity' }),
      finding('x', 1, { rule: 'valid-waiver', dimension: 'validity' }),
      finding('x', 1, { severity: 'info' }),
      finding('x', 1, { waived: { reason: 'r', owner: 'o', expires: '2027-01-01' } }),
    ];
    expect(countDebt(makeBaseline([{ id: 'a', findings }]))).toBe(0);
    const forged = read('{ "version": 1, "debt": { "a": [{ "rule": "mdx-fence", "finding": "x", "count": 9 }] } }');
    expect(debts('a', findings, forged)).toEqual([false, false, false, false]);
  });

  test('shrinks to what is still found, and names what is gone and what it refuses', () => {
    const shrunk = shrinkBaseline(baseline, [{ id: 'b', findings: [finding(SOON), finding('Unexpected "later"')] }]);
    expect(renderBaseline(shrunk.baseline)).toContain('"count": 1');
    expect([...shrunk.gone].map(([id, own]) => [id, own.map((debt) => debt.count)])).toEqual([['b', [1]], ['a', [1]]]);
    expect([...shrunk.refused]).toEqual([['b', [{ rule: 'vague-term', finding: 'Unexpected "later"', count: 1 }]]]);
  });

  test('never grows, whatever is found', () => {
    const sops = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), findings: fc.array(fc.constantFrom('x 1', 'y', 'z').map((message) => finding(message)), { maxLength: 6 }) }), { maxLength: 4 });
    fc.assert(
      fc.property(sops, sops, (then, now) => {
        const known = makeBaseline(then);
        const { baseline: kept, gone, refused } = shrinkBaseline(known, now);
        expect(countDebt(excess(kept, known))).toBe(0);
        expect(countDebt(kept) + countDebt(gone)).toBe(countDebt(known));
        expect(countDebt(kept) + countDebt(refused)).toBe(countDebt(makeBaseline(now)));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test.each([
    ['{', 'Unexpected text that is no JSON'],
    ['[]', 'Unexpected content at the top'],
    ['{ "version": 2, "debt": {} }', 'Unexpected content at version'],
    ['{ "version": 1, "debt": { "a": [{ "rule": "x", "finding": "y", "count": -1 }] } }', 'Unexpected content at debt › a › 0 › count'],
  ])('says what is wrong with %s', (text, message) => {
    const parsed = parseBaseline(text);
    expect('problem' in parsed && parsed.problem).toBe(`${message}, expected what sop lint --update-baseline wrote: restore the file from git`);
  });

  test('is not misled by names that objects have of themselves', () => {
    expect(debts('__proto__', [finding(SOON)], read('{ "version": 1, "debt": {} }'))).toEqual([false]);
    expect(debts('constructor', [finding(SOON)], read(renderBaseline(makeBaseline([{ id: 'constructor', findings: [finding(SOON)] }]))))).toEqual([true]);
  });
});
