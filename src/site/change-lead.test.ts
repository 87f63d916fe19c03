import { expect, test } from 'vitest';
import { compareSops } from '../changes/compare-sops.ts';
import { changeLead, changeValues } from './change-lead.ts';
import { exampleSop } from './example-site.ts';

const BODY = '## Steps\n\n1. **SDR:** Call the lead within 15 minutes.\n2. Close it.\n\n## Exceptions\n\n- When the lead: is gone, ask the manager at once.\n';

function leads(before: string, after: string, bodies: readonly [string, string] = [BODY, BODY]): string[] {
  return compareSops(exampleSop(before, bodies[0]), exampleSop(after, bodies[1])).map(changeLead);
}

test.each([
  ['owner: cro', 'owner: sdr', 'Owner changed'],
  ['title: A\nsystems: [crm]', 'title: A\nsystems: [crm, billing]', 'System added'],
  ['inputs: [{ what: Raw leads, system: crm }]', 'inputs: [{ what: Raw leads, system: billing }]', 'Input "Raw leads": system'],
  ['inputs: [{ what: Raw leads, location: "List: a" }]', 'inputs: [{ what: Raw leads, location: "List: b" }]', 'Input "Raw leads": location'],
  ['title: "Route: a lead"', 'title: "Route: two leads"', 'Title changed'],
])('of %j turned %j leaves out the values', (before, after, lead) => {
  expect(leads(before, after)).toEqual([lead]);
});

test.each([
  ['within 15 minutes', 'within 10 minutes', 'Step 1 reworded'],
  ['2. Close it.', '', 'Step 2 removed'],
  ['Close it.', '[Close it](../sales/close.mdx).', 'Step 2: link'],
  ['ask the manager at once', 'ask the CRO at once', /^Exception ".*" changed$/],
])('of a body in which %j became %j keeps the part and what happened', (old, now, lead) => {
  const [first, ...others] = leads('title: A', 'title: A', [BODY, BODY.replace(old, now)]);
  expect(first).toMatch(lead);
  expect(others).toEqual([]);
});

test.each([
  ['review-date-moved', 'Review date moved: no record of a review goes with it', '2026-01-01', '2026-02-01', 'Review date moved: no record of a review goes with it'],
  ['review-date-moved', 'Review date moved without a review: 2026-01-01 -> 2026-02-01', '2026-01-01', '2026-02-01', 'Review date moved without a review'],
  ['review-edited', 'Review record amended; its seal holds', undefined, undefined, 'Review record amended; its seal holds'],
  ['review-edited', 'Review record amended: its seal holds', 'ran', 'read', 'Review record amended: its seal holds'],
])('what a %s says of a record is kept whole: %s', (type, text, before, after, lead) => {
  expect(changeLead({ type, text, before, after })).toBe(lead);
});

test('a change without values is told whole', () => {
  expect(changeLead({ type: 'decisions-reordered', text: 'Decisions stand in another order: really' })).toBe('Decisions stand in another order: really');
});

const passage = (before: string, after: string) => changeValues({ type: 'editorial', severity: 'editorial', text: 'Notes edited', part: 'Notes', before, after });

test('the files that a passage links to are left out where its words changed, and kept where they alone did', () => {
  expect(passage('Ask in #help ../a.mdx ../b.md#steps\nOld', 'Ask in #help ../a.mdx\nNew')).toEqual({ before: 'Ask in #help\nOld', after: 'Ask in #help\nNew' });
  expect(passage('Ask. ../a.mdx', 'Ask. ../b.mdx')).toEqual({ before: 'Ask. ../a.mdx', after: 'Ask. ../b.mdx' });
});

test.each(['./a.md.md.md ', '../a/b.mdx ', '/x.md#/x.md ', 'a.mdx'])('a passage of %j over and over is read in time', (piece) => {
  const hostile = `${piece.repeat(20_000)} end`;
  const began = performance.now();
  expect(passage(hostile, `${hostile} now`).after).toMatch(/end now$/);
  expect(performance.now() - began).toBeLessThan(1000);
});
