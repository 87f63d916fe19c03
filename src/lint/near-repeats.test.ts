import { expect, test } from 'vitest';
import { findNearRepeats as find, type NearRepeat } from './near-repeats.ts';

const LINE = 'the analyst opens the queue in the morning and reads the reason that stands beside each entry';

const findNearRepeats = (texts: readonly string[]): NearRepeat[] => find(texts.map((text) => ({ text })));

test('a text that says nearly the same as an earlier one repeats it', () => {
  expect(findNearRepeats([LINE, 'something else', `${LINE} again`])).toEqual([{ index: 2, of: 0 }]);
});

test('texts alike but for a number or a name do not repeat each other', () => {
  expect(findNearRepeats([`${LINE} of Germany`, `${LINE} of France`, `${LINE} 5 times`, `${LINE} 6 times`])).toEqual([]);
});

test('short texts may be alike', () => {
  expect(findNearRepeats(['open the lead', 'open the lead'])).toEqual([]);
});

test('the work grows with the texts, however alike they are', () => {
  const many = Array.from({ length: 5000 }, () => LINE);
  const started = performance.now();
  expect(findNearRepeats(many)).toHaveLength(4999);
  expect(performance.now() - started).toBeLessThan(3000);
});

test('texts alike but for what they are told apart by do not repeat each other', () => {
  expect(find([{ text: LINE, names: () => 'email' }, { text: LINE, names: () => 'phone' }])).toEqual([]);
});
