import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, hashWords, wordsOf } from './words.ts';

describe('hashWords', () => {
  it('gives the same word the same number, whatever its case and what stands around it', () => {
    const [first, second, third] = hashWords('Über (über) ÜBER');
    expect([second, third]).toEqual([first, first]);
    expect(hashWords('A-1, b')).toEqual([...hashWords('a'), ...hashWords('1'), ...hashWords('B')]);
  });

  it('counts the words that a pattern counts, of any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'Z', '9', ' ', '_', '-', '\uFFFC', '×', 'ß', 'İ', '漢', '🚀', '𝒳', '\ud83d'), maxLength: 20 }), (text) => {
        expect(hashWords(text)).toHaveLength((text.match(/[\p{L}\p{N}]+/gu) ?? []).length);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('tells words apart', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `word${index}`);
    expect(new Set(hashWords(words.join(' '))).size).toBeGreaterThan(19_900);
  });
});

describe('countWords', () => {
  it('counts what wordsOf finds', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'Z', '9', ' ', '_', '-', "'", '/', '.', '\uFFFC', '×', 'ß', '漢', '🚀', '𝒳', '\ud83d'), maxLength: 20 }), (text) => {
        expect(countWords(text)).toBe(wordsOf(text).length);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
