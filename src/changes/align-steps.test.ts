import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignSteps } from './align-steps.ts';

const RUNS = { seed: 20_261_120, numRuns: 200 };
const word = fc.constantFrom('open', 'check', 'lead', 'owner', 'set', 'send', 'account', 'queue', 'report', '5', '15', 'minutes');
const step = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
const steps = fc.array(step, { maxLength: 12 });

describe('for any two lists', () => {
  test('a list and itself are the same throughout', () => {
    fc.assert(fc.property(steps, (list) => {
      const { pairs, removed, added } = alignSteps(list, [...list]);
      expect(pairs).toEqual(list.map((_, index) => ({ before: index, after: index, how: 'same' })));
      expect([removed, added]).toEqual([[], []]);
    }), RUNS);
  });

  test('every item is paired once, removed or added', () => {
    fc.assert(fc.property(steps, steps, (one, other) => {
      const { pairs, removed, added } = alignSteps(one, other);
      expect([...pairs.map((pair) => pair.before), ...removed].toSorted((a, b) => a - b)).toEqual([...one.keys()]);
      expect([...pairs.map((pair) => pair.after), ...added].toSorted((a, b) => a - b)).toEqual([...other.keys()]);
    }), RUNS);
  });

  test('the other way round, what was added is removed and the pairs are turned', () => {
    fc.assert(fc.property(steps, steps, (one, other) => {
      const [there, back] = [alignSteps(one, other), alignSteps(other, one)];
      expect([back.removed, back.added]).toEqual([there.added, there.removed]);
      const turned = back.pairs.map((pair) => ({ before: pair.after, after: pair.before, how: pair.how })).toSorted((a, b) => a.after - b.after);
      expect(turned).toEqual(there.pairs);
    }), RUNS);
  });
});

const LIST = [
  'Open the lead in the CRM.', 'Check that the country is set.', 'Copy the country from the website.', 'Set the owner to the SDR of that country.', 'Send the SDR a message with the due time.',
];
const told = (before: string[], after: string[]) => {
  const { pairs, removed, added } = alignSteps(before, after);
  return [...pairs.filter(({ how }) => how !== 'same').map(({ before: i, after: j, how }) => `${i}->${j} ${how}`), ...removed.map((i) => `-${i}`), ...added.map((j) => `+${j}`)];
};
const edited = (edit: (list: string[]) => void) => {
  const list = [...LIST];
  edit(list);
  return list;
};

test('one step added, removed, reworded or moved is told as that alone', () => {
  expect(told(LIST, edited((list) => list.splice(2, 0, 'Search the company by its domain.')))).toEqual(['+2']);
  expect(told(LIST, edited((list) => list.splice(1, 1)))).toEqual(['-1']);
  expect(told(LIST, edited((list) => list.splice(3, 1, 'Set the owner to the manager of that country.')))).toEqual(['3->3 reworded']);
  expect(told(LIST, edited((list) => list.push(...list.splice(0, 1))))).toEqual(['0->4 moved']);
});

test('a step moved and reworded is still that step', () => {
  const after = edited((list) => list.splice(0, 0, ...list.splice(3, 1).map((text) => text.replace('SDR', 'AE'))));
  expect(told(LIST, after)).toEqual(['3->0 moved-and-reworded']);
});

test('a step that takes the place of another is not that other', () => {
  expect(told(LIST, edited((list) => list.splice(2, 1, 'Ask for approval by email.')))).toEqual(['-2', '+2']);
});

test('capitals, commas and quotes make no other step, and a sign or a decimal does', () => {
  expect(told(['Open the "Lead", then stop.'], ['open the lead then stop'])).toEqual([]);
  expect(told(['Set the discount to 1.5 at most.'], ['Set the discount to 15 at most.'])).toEqual(['0->0 reworded']);
});

test('two lists of many hundred unlike items end soon', () => {
  const list = (name: string) => Array.from({ length: 600 }, (_, index) => `${name}${index} ${name}${index + 1} ${name}${index + 2}`);
  expect(alignSteps(list('a'), list('b')).added).toHaveLength(600);
});

test('two lists of ten thousand items end soon, and what kept its order is told so', () => {
  const list = Array.from({ length: 10_000 }, (_, index) => `Open lead ${index} in the CRM.`);
  expect(alignSteps(list, list.toReversed()).pairs).toHaveLength(10_000);
  const after = [...list.slice(0, 3000).map((text) => text.replace('Open', 'Close')), ...list.slice(4000, 9000), ...list.slice(3000, 4000), 'Then rest.', 'Then stop.'];
  const { pairs, removed, added } = alignSteps(['Then rest.', ...list, 'Then stop.'], after);
  const count = Object.entries(Object.groupBy(pairs, ({ how }) => how)).map(([how, some]) => [how, some.length]);
  expect(Object.fromEntries(count)).toEqual({ same: 5001, moved: 1001 });
  expect([removed.length, added.length]).toEqual([4000, 3000]);
}, 2000);
