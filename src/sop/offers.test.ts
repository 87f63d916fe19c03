import { describe, expect, test } from 'vitest';
import { offersOf } from './offers.ts';
import { parseSop } from './parse-sop.ts';

const TEXT = `---
outputs: [{ what: Assigned lead, format: Lead.Owner set }, { what: Audit }]
gates: [{ name: Ready, requiredFields: [Lead.Email] }]
sla: [{ what: Lead is called, start: lead created, within: PT1H }, { start: alert sent, within: PT2H }]
approvals: [{ measure: discount, unit: "%", limit: 10, tiers: [{ min: 0, max: 10, approver: cro }] }]
---

## Before you start

- **CRM access:** You can edit leads.
- You know the rules.

## Steps

### Assign

1. **SDR:** Open the lead.
2. Set the owner:
   1. Copy the name.
   2. Save.

### Audit

1. Count.

## Decisions

| If | Then |
|---|---|
| Named account | Take its owner |
| Territory: one SDR | Take that SDR |
| Territory: one SDR | Tell the lead |

## Exceptions

- **Same person twice**: Merge both.
- ***Strong* one:** Skip it.

## Notes

- **Not this:** It tells nobody what to do.
`;
const offers = (text: string) => offersOf(parseSop(text, { path: 'sops/revops/route-lead.mdx' }));

test('offers are outputs, steps with their list, and what stands under a name of its own', () => {
  const { outputs, steps, terms } = offers(TEXT);
  expect(outputs.map(([name]) => name)).toEqual(['Assigned lead', 'Audit']);
  expect(steps.map(([list, number]) => `${list}: ${number}`)).toEqual(['Assign: 1', 'Assign: 2', 'Assign: 2.1', 'Assign: 2.2', 'Audit: 1']);
  expect(terms.map(([name]) => name)).toEqual(['alert sent', 'Lead is called', 'Ready', 'discount', 'CRM access', 'Named account', 'Territory: one SDR', 'Same person twice', 'Strong one']);
});

describe('one edit moves exactly the fingerprint of its part', () => {
  const prints = (text: string) => {
    const { outputs, steps, terms } = offers(text);
    return new Map([...outputs.map(([name, print]) => [`output ${name}`, print] as const), ...steps.map(([list, number, print]) => [`step ${list}: ${number}`, print] as const), ...terms.map(([name, print]) => [`term ${name}`, print] as const)]);
  };
  test.each([
    ['a field', 'Lead.Owner set', 'Lead.Status set', ['output Assigned lead']],
    ['a required field', '[Lead.Email]', '[Lead.Phone]', ['term Ready']],
    ['a limit', 'PT1H', 'PT30M', ['term Lead is called']],
    ['an approver', 'approver: cro', 'approver: cfo', ['term discount']],
    ['a verb', 'Open the lead', 'Close the lead', ['step Assign: 1']],
    ['an actor', '**SDR:** Open', '**AE:** Open', ['step Assign: 1']],
    ['a part of a step', 'Save.', 'Send.', ['step Assign: 2', 'step Assign: 2.2']],
    ['one of the rows of a name', 'Tell the lead', 'Tell the CRO', ['term Territory: one SDR']],
    ['an exception', 'Merge both', 'Keep both', ['term Same person twice']],
  ])('%s', (_, from, to, moved) => {
    const [before, after] = [prints(TEXT), prints(TEXT.replace(from, to))];
    expect([...before].filter(([name, print]) => after.get(name) !== print).map(([name]) => name)).toEqual(moved);
  });

  test.each<[string, string]>([
    ['notes', TEXT.replace('It tells nobody', 'It says nothing')],
    ['bullets', TEXT.replace(/^- /gm, '* ')],
    ['wrapped lines', TEXT.replace('You can edit leads', 'You can\n  edit leads')],
    ['a padded table', TEXT.replaceAll('| Named account |', '| Named account        |')],
    ['emphasis', TEXT.replace('**Same person twice**:', '__Same person twice__:').replace('Save.', '_Save._')],
    ['line ends', TEXT.replaceAll('\n', '\r\n')],
    ['order of outputs', TEXT.replace('[{ what: Assigned lead, format: Lead.Owner set }, { what: Audit }]', '\n  - what: Audit\n  - format: "Lead.Owner set"\n    what: Assigned lead')],
  ])('and %s move none', (_, text) => {
    expect([...prints(text)].toSorted()).toEqual([...prints(TEXT)].toSorted());
  });
});

test('names that an object would trip over are names like any other', () => {
  const { outputs, terms } = offers('---\noutputs: [{ what: __proto__ }, { what: constructor }]\ngates: [{ name: toString }]\n---\n');
  expect([outputs, terms].map((prints) => prints.map(([name]) => name))).toEqual([['__proto__', 'constructor'], ['toString']]);
});

test('malformed parts offer nothing, and nothing throws', () => {
  expect(offers('---\noutputs: [7, { what: [] }, null]\ngates: x\n---\n')).toEqual({ outputs: [], steps: [], terms: [] });
});
