import { expect, it } from 'vitest';
import { inBatches } from './in-batches.ts';

it('cuts a list into lists of a size, the last as long as is left', () => {
  expect(inBatches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inBatches([], 2)).toEqual([]);
});
