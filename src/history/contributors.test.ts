import { expect, test } from 'vitest';
import { parseContact } from './contributors.ts';

test.each([
  ['Ann Lee <ann@example.com>', { name: 'Ann Lee', email: 'ann@example.com' }],
  ['  Ann  <ann@example.com>  ', { name: 'Ann', email: 'ann@example.com' }],
  ['Ann<ann>', { name: 'Ann', email: 'ann' }],
  ['<ann@example.com>', undefined],
  ['Ann <ann lee>', undefined],
  ['Ann <>', undefined],
  ['Ann> <ann>', undefined],
  ['Ann <a<b>', undefined],
  ['Ann\nLee <ann>', undefined],
  ['Ann <ann> Lee', undefined],
  ['Ann', undefined],
  ['', undefined],
])('%j is read as %j', (text, contact) => {
  expect(parseContact(text)).toEqual(contact);
});

test('a name with very many spaces in it is read soon', () => {
  expect(parseContact(`a${' '.repeat(200_000)}b <c>`)?.email).toBe('c');
  expect(parseContact(`a${' '.repeat(200_000)}b`)).toBeUndefined();
  expect(parseContact(`a <b>${' '.repeat(200_000)}c`)).toBeUndefined();
}, 1000);
