import { expect, test } from 'vitest';
import { compareKeys } from './sort-table.ts';

test('numbers sort by size', () => {
  expect(['100', '9', '36'].toSorted(compareKeys)).toEqual(['9', '36', '100']);
});

test('words and dates sort by their text, empty ones last', () => {
  expect(['Route', '', 'Approve'].toSorted(compareKeys)).toEqual(['Approve', 'Route', '']);
  expect(['2027-02-18', '', '2026-12-01'].toSorted(compareKeys)).toEqual(['2026-12-01', '2027-02-18', '']);
});
