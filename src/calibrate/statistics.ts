/** Ranks from 1; values that are equal share the average of theirs. */
export function averageRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let first = 0; first < order.length; ) {
    let last = first;
    while (last + 1 < order.length && values[order[last + 1] ?? 0] === values[order[first] ?? 0]) last++;
    for (let position = first; position <= last; position++) ranks[order[position] ?? 0] = (first + last) / 2 + 1;
    first = last + 1;
  }
  return ranks;
}

/** Pearson's correlation; undefined where one side does not vary, or the lists are of different lengths. */
export function pearson(a: readonly number[], b: readonly number[]): number | undefined {
  if (a.length !== b.length || a.length < 2) return undefined;
  const [meanA, meanB] = [mean(a), mean(b)];
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (const [index, value] of a.entries()) {
    const [offA, offB] = [value - meanA, (b[index] ?? 0) - meanB];
    product += offA * offB;
    squaresA += offA * offA;
    squaresB += offB * offB;
  }
  return squaresA === 0 || squaresB === 0 ? undefined : product / Math.sqrt(squaresA * squaresB);
}

/** Spearman's rank correlation, equal values at their average rank. */
export function spearman(a: readonly number[], b: readonly number[]): number | undefined {
  return pearson(averageRanks(a), averageRanks(b));
}

export interface PairAccuracy {
  readonly pairs: number;
  /** The share ordered alike; undefined where no pair is far enough apart. */
  readonly accuracy: number | undefined;
}

/** Of the pairs whose reference differs by `apart` or more, the share that `scores` order alike. A tie is not alike. */
export function pairAccuracy(scores: readonly number[], reference: readonly number[], apart: number): PairAccuracy {
  let pairs = 0;
  let alike = 0;
  for (const [first, rated] of reference.entries()) {
    for (let second = first + 1; second < reference.length; second++) {
      const gap = rated - (reference[second] ?? 0);
      if (Math.abs(gap) < apart) continue;
      pairs++;
      if (((scores[first] ?? 0) - (scores[second] ?? 0)) * gap > 0) alike++;
    }
  }
  return { pairs, accuracy: pairs === 0 ? undefined : alike / pairs };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
