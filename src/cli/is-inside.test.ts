import { expect, test } from 'vitest';
import { isInside } from './is-inside.ts';

test.each([
  ['/a/b', true],
  ['/a/b/c.mdx', true],
  ['/a/b/..c/d', true],
  ['/a', false],
  ['/a/bc', false],
  ['/a/b/../c', false],
])('%s lies in /a/b: %s', (target, expected) => {
  expect(isInside(target, '/a/b')).toBe(expected);
});
