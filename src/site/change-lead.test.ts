import { expect, test } from 'vitest';
import { compareSops } from '../changes/compare-sops.ts';
import { changeLead } from './change-lead.ts';
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

test('a change without values is told whole', () => {
  expect(changeLead({ type: 'decisions-reordered', text: 'Decisions stand in another order: really' })).toBe('Decisions stand in another order: really');
});
