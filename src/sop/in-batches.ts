/** How many SOPs are read and judged together: fewer take half as much time again, and more take more memory. */
export const SOPS_AT_ONCE = 16;

/** A list cut into lists of at most `size`, in order. */
export function inBatches<Item>(items: readonly Item[], size: number): Item[][] {
  const batches: Item[][] = [];
  for (let start = 0; start < items.length; start += size) batches.push(items.slice(start, start + size));
  return batches;
}
