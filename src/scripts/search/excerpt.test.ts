import { expect, test } from 'vitest';
import { withoutTitle } from './excerpt.ts';

const plain = (text: string) => ({ text, isMatch: false });
const match = (text: string) => ({ text, isMatch: true });
const textOf = (parts: readonly { text: string }[]) => parts.map(({ text }) => text).join('');

test('a heading at the start goes, also where it matches', () => {
  const parts = [plain(' Clear the '), match('fallback'), plain(' '), match('queue.'), plain(' Open the list.')];
  expect(withoutTitle(parts, 'Clear the fallback queue').filter(({ text }) => text !== '')).toEqual([plain(' Open the list.')]);
});

test('matches after the heading stay marked', () => {
  const parts = [plain('Step 1: SDR. Open the '), match('lead'), plain(' now.')];
  expect(withoutTitle(parts, 'Step 1: SDR')).toEqual([plain(' Open the '), match('lead'), plain(' now.')]);
});

test('an excerpt that begins elsewhere stays whole', () => {
  const parts = [plain('territory. Move the lead to the '), match('queue.')];
  expect(withoutTitle(parts, 'Decisions')).toEqual(parts);
});

test('an excerpt of nothing but its heading is empty', () => {
  expect(textOf(withoutTitle([match('Decisions.')], 'Decisions'))).toBe('');
});
