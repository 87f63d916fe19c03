import { describe, expect, test } from 'vitest';
import { addressPart, sopHref, termAnchor } from './addresses.ts';

describe('a part of an address', () => {
  test.each([
    ['Speed to lead', 'speed-to-lead'],
    ['Café', 'café'],
    ['__proto__', 'proto'],
    ['a'.repeat(120), 'a'.repeat(120)],
  ])('names %s', (name, part) => expect(addressPart(name)).toBe(part));

  test.each([['x'.repeat(300)], ['漢'.repeat(80)], ['a-'.repeat(200)], ['👍'], ['***']])('of %s fits a file name, is its own and stays the same', (name) => {
    const part = addressPart(name);
    expect(Buffer.byteLength(part)).toBeLessThanOrEqual(120);
    expect(part).toMatch(/[^-]-[0-9a-f]{8}$/);
    expect(part).not.toBe(addressPart(`${name}${name}`));
    expect(addressPart(part)).toBe(part);
  });

  test('holds no half character', () => expect(sopHref('𝒳'.repeat(99)).isWellFormed()).toBe(true));
});

test('the anchor of a term is apart from the ids of the page', () => expect(termAnchor('Main')).toBe('term-main'));
