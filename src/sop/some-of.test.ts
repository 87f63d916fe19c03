import { expect, test } from 'vitest';
import { someOf } from './some-of.ts';

test('names the first eight and counts the others', () => {
  expect(someOf(['a', 'b'])).toBe('a, b');
  expect(someOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe('1, 2, 3, 4, 5, 6, 7, 8 and 2 more');
});
