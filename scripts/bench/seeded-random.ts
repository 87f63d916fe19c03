/** Chance that is the same on every run: each seed gives one sequence. */
export interface SeededRandom {
  /** A whole number from `from` to `to`, both possible. */
  int(from: number, to: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** `count` different items in a random order; all of them where there are fewer. */
  sample<Item>(items: readonly Item[], count: number): Item[];
  /** True in that share of the calls, 0 to 1. */
  chance(share: number): boolean;
}

export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    int,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('Unexpected empty list, expected something to pick from');
      return items[int(0, items.length - 1)] as (typeof items)[number];
    },
    sample: (items, count) => {
      const left = [...items];
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(int(0, left.length - 1), 1)[0] as (typeof items)[number]);
    },
    chance: (share) => next() < share,
  };
}
