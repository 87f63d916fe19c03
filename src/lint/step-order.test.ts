import { describe, expect, test } from 'vitest';
import { parseSop } from '../sop/parse-sop.ts';
import { findTooEarly } from './step-order.ts';

const HEAD = '---\ninputs: [{ what: Contract, system: crm, location: Contract.Document }]\noutputs: [{ what: Lead, format: Lead.DueAt and Lead.Owner set }]\n---\n\n## Steps\n\n';

function tooEarly(...steps: string[]): string[] {
  const sop = parseSop(HEAD + steps.map((step, index) => `${index + 1}. ${step}\n`).join(''), { path: 'x.mdx' });
  return findTooEarly(sop).map(({ what, made, place }) => `${place.line}: ${what} from ${made.number}`);
}

describe('a step uses what only a later one brings about', () => {
  test('an output field that is passed on before it is set', () => {
    expect(tooEarly('Send a message that shows `Lead.DueAt`.', 'Set `Lead.DueAt`.')).toEqual(['8: Lead.DueAt from 2']);
  });
  test('an output field that is checked before it is set', () => {
    expect(tooEarly('Check that `Lead.Owner` and `Lead.DueAt` are set.', 'Set `Lead.DueAt`.')).toEqual(['8: Lead.DueAt from 2']);
  });
  test('across headings, where the numbers go on', () => {
    expect(tooEarly('Call the lead.', 'Send `Lead.DueAt`.\n\n### Later', 'Set `Lead.DueAt`.')).toEqual(['9: Lead.DueAt from 3']);
  });
  test('a document that is handed on before it is created', () => {
    expect(tooEarly('Send the price quote to the buyer.', 'Create a price quote in CPQ.')).toEqual(['8: the price quote from 2']);
  });
  test('the result of a later step', () => {
    expect(tooEarly('Copy the total from step 2.', 'Add the sums.')).toEqual(['8: the result of step 2 from 2']);
  });
});

describe('a doubt is no finding', () => {
  test.each([
    ['the right order', ['Set `Lead.DueAt`.', 'Send a message that shows `Lead.DueAt`.']],
    ['a field that may hold a value before', ['Send a message that shows `Lead.Phone`.', 'Set `Lead.Phone`.']],
    ['a field that is to be empty', ['Check that `Lead.DueAt` is empty.', 'Set `Lead.DueAt`.']],
    ['a report that is read by it', ['Open the report Queue, sorted by `Lead.DueAt`.', 'Set `Lead.DueAt`.']],
    ['a condition', ['If `Lead.Owner` is empty, send the list.', 'Set `Lead.Owner`.']],
    ['a document that is an input', ['Send the contract.', 'Create the contract.']],
    ['a document that is only looked at', ['Open the quote.', 'Create the quote.']],
    ['a jump', ['Continue from step 2.', 'Call the lead.']],
  ])('%s', (_, steps) => {
    expect(tooEarly(...steps)).toEqual([]);
  });
});
