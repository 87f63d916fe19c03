import { describe, expect, test } from 'vitest';
import { averageRanks, pairAccuracy, pearson, spearman } from './statistics.ts';

describe('averageRanks', () => {
  test('gives equal values the average of their ranks', () => {
    expect(averageRanks([10, 30, 20, 20])).toEqual([1, 4, 2.5, 2.5]);
    expect(averageRanks([5, 5, 5])).toEqual([2, 2, 2]);
    expect(averageRanks([])).toEqual([]);
  });
});

describe('pearson', () => {
  test('is 1 on a line that rises, -1 on one that falls', () => {
    expect(pearson([1, 2, 3], [10, 20, 30])).toBeCloseTo(1, 12);
    expect(pearson([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
  });

  test('agrees with a value worked out by hand', () => {
    expect(pearson([1, 2, 3, 4], [2, 1, 4, 3])).toBeCloseTo(0.6, 12);
  });

  test('is undefined where one side does not vary or the lists differ in length', () => {
    expect(pearson([1, 1, 1], [1, 2, 3])).toBeUndefined();
    expect(pearson([1, 2], [1, 2, 3])).toBeUndefined();
    expect(pearson([1], [1])).toBeUndefined();
  });
});

describe('spearman', () => {
  test('looks at the order alone', () => {
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).toBeCloseTo(1, 12);
  });

  test('handles ties as the average rank does', () => {
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: covariance 4.5, squares 4.5 and 5.
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
  });
});

describe('pairAccuracy', () => {
  test('counts pairs far enough apart, and a tie as not alike', () => {
    expect(pairAccuracy([50, 60, 60], [0, 15, 30], 15)).toEqual({ pairs: 3, accuracy: 2 / 3 });
  });

  test('leaves out pairs that are closer', () => {
    expect(pairAccuracy([2, 1], [10, 24], 15)).toEqual({ pairs: 0, accuracy: undefined });
  });
});
