import { expect, test } from 'vitest';
import { matchRecords } from './match-records.ts';
import type { Fields } from './values.ts';

const nameOf = (record: Fields) => String(record['what'] ?? record['value'] ?? '');
const match = (before: unknown, after: unknown) => {
  const { pairs, removed, added } = matchRecords(before, after, nameOf);
  return [...pairs.map((pair) => `${nameOf(pair.before)} = ${nameOf(pair.after)}`), ...removed.map((record) => `- ${nameOf(record)}`), ...added.map((record) => `+ ${nameOf(record)}`)];
};

test('records are matched as equal, then by name, then by names or contents alike', () => {
  const before = [{ what: 'New lead' }, { what: 'Price list', system: 'cpq' }, { what: 'Territory table' }, { what: 'Deck', at: 'Shelf of the sales team' }, { what: 'Old' }];
  const after = [{ what: 'Slides', at: 'Shelf of the sales team' }, { what: 'Territory list' }, { what: 'price list', system: 'crm' }, { what: 'New lead' }, { what: 'Fresh' }];
  expect(match(before, after)).toEqual(['New lead = New lead', 'Price list = price list', 'Territory table = Territory list', 'Deck = Slides', '- Old', '+ Fresh']);
});

test('records that are written twice are matched one to one', () => {
  expect(match([{ what: 'a' }, { what: 'a' }], [{ what: 'a' }])).toEqual(['a = a', '- a']);
  expect(match('a', ['a', 'a'])).toEqual(['a = a', '+ a']);
});

test('thousands of records end soon, whether they stayed, took other values or other names', () => {
  const list = (name: string, system: string) => Array.from({ length: 5000 }, (_, index) => ({ what: `${name} ${index} of ${index}`, system }));
  expect(matchRecords(list('Lead', 'crm'), list('Lead', 'crm').toReversed(), nameOf).pairs).toHaveLength(5000);
  expect(matchRecords(list('Lead', 'crm'), list('Lead', 'cpq').toReversed(), nameOf).pairs).toHaveLength(5000);
  expect(matchRecords(list('Lead', 'crm'), list('Order', 'cpq'), nameOf).added).toHaveLength(5000);
}, 2000);
