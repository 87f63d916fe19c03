import { diff } from 'fast-myers-diff';
import { bagSize, plainKey, wordBag, wordDice, type WordBag } from './words.ts';

/** An item of one list that is an item of the other. Positions count from 0. */
export interface AlignedPair {
  readonly before: number;
  readonly after: number;
  readonly how: 'same' | 'moved' | 'reworded' | 'moved-and-reworded';
}

export interface Alignment {
  /** In the order of the list after. */
  readonly pairs: readonly AlignedPair[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

/** Share of words two items must have in common to be one: where they stand in order, and where one has moved. */
const ALIKE_IN_ORDER = 0.4;
const ALIKE_AND_MOVED = 0.6;

/** Fewer words than this say too little to recognise an item by. */
const TELLING_WORDS = 3;

/** More comparisons than this in one gap are not made: such lists have nothing in common. */
const MAX_COMPARISONS = 40_000;

/** In lists with more items than this, those that come once are put in order first: Myers takes the product of length and difference. */
const MOST_ITEMS = 3000;

/**
 * Tells which items of two versions of a list are the same: the longest common run (Myers), then exact moves, so
 * that a moved step is never taken for a rewording of its neighbour, then rewordings in order, then items both
 * moved and reworded. Items that only hold the same position are never the same. Looking at it the other way
 * round gives the same pairs.
 */
export function alignSteps(before: readonly string[], after: readonly string[]): Alignment {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const middle = alignMiddle(before.slice(start, before.length - end).map(plainKey), after.slice(start, after.length - end).map(plainKey));
  const same = (count: number, i: number, j: number) => range(0, count).map((index): AlignedPair => ({ before: i + index, after: j + index, how: 'same' }));
  return {
    pairs: [
      ...same(start, 0, 0),
      ...middle.pairs.map((pair) => ({ before: pair.before + start, after: pair.after + start, how: pair.how })),
      ...same(end, before.length - end, after.length - end),
    ],
    removed: middle.removed.map((i) => i + start),
    added: middle.added.map((j) => j + start),
  };
}

/** Works on the smaller list first whichever it is, so that the other way round gives the same pairs. */
function alignMiddle(before: readonly string[], after: readonly string[]): Alignment {
  if (before.join('\n') <= after.join('\n')) return align(before, after);
  const { pairs, removed, added } = align(after, before);
  const turned = pairs.map((pair) => ({ before: pair.after, after: pair.before, how: pair.how }));
  return { pairs: turned.toSorted((a, b) => a.after - b.after), removed: added, added: removed };
}

interface Gap {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

function align(before: readonly string[], after: readonly string[]): Alignment {
  const matchOf = new Map<number, number>();
  const isTaken = new Set<number>();
  const pairs: AlignedPair[] = [];
  const pair = (i: number, j: number, how: AlignedPair['how']) => {
    matchOf.set(i, j);
    isTaken.add(j);
    pairs.push({ before: i, after: j, how });
  };
  const gaps = readGaps(before, after, pair);
  const freeBefore = (items: readonly number[]) => items.filter((i) => !matchOf.has(i));
  const freeAfter = (items: readonly number[]) => items.filter((j) => !isTaken.has(j));
  const bags = { before: before.map(lazyBag), after: after.map(lazyBag) };

  const movedTo = exactMoves(freeBefore(gaps.flatMap((gap) => gap.before)), freeAfter(gaps.flatMap((gap) => gap.after)), before, after);
  for (const [i, j] of movedTo) pair(i, j, 'moved');
  const alike = (i: number, j: number) => wordDice(bags.before[i]?.() ?? new Map(), bags.after[j]?.() ?? new Map());
  for (const gap of gaps) {
    for (const [i, j] of alikeInOrder(freeBefore(gap.before), freeAfter(gap.after), alike)) pair(i, j, 'reworded');
  }
  const telling = (bag: (() => WordBag) | undefined) => bag !== undefined && bagSize(bag()) > TELLING_WORDS;
  const restBefore = freeBefore(before.map((_, i) => i)).filter((i) => telling(bags.before[i]));
  const restAfter = freeAfter(after.map((_, j) => j)).filter((j) => telling(bags.after[j]));
  for (const [i, j] of alikeAnywhere(restBefore, restAfter, alike)) pair(i, j, 'moved-and-reworded');
  return {
    pairs: pairs.toSorted((a, b) => a.after - b.after),
    removed: freeBefore(before.map((_, i) => i)),
    added: freeAfter(after.map((_, j) => j)),
  };
}

function lazyBag(text: string): () => WordBag {
  let bag: WordBag | undefined;
  return () => (bag ??= wordBag(text));
}

/** Pairs the longest common run; what lies between its parts are the gaps. */
function readGaps(before: readonly string[], after: readonly string[], pair: (i: number, j: number, how: 'same') => void): Gap[] {
  const gaps: Gap[] = [];
  let i = 0;
  let j = 0;
  for (const [startBefore, endBefore, startAfter, endAfter] of differences(before, after)) {
    for (; i < startBefore; i++, j++) pair(i, j, 'same');
    gaps.push({ before: range(startBefore, endBefore), after: range(startAfter, endAfter) });
    i = endBefore;
    j = endAfter;
  }
  for (; i < before.length && j < after.length; i++, j++) pair(i, j, 'same');
  return gaps;
}

type Difference = readonly [startBefore: number, endBefore: number, startAfter: number, endAfter: number];

/** The stretches that differ, in order; of long lists, those between the items that come once in each and kept their order. */
function* differences(before: readonly string[], after: readonly string[]): Generator<Difference> {
  if (before.length + after.length <= MOST_ITEMS) return yield* diff(before, after);
  let [i, j] = [0, 0];
  for (const [x, y] of [...longestRun(uniquePairs(before, after)), [before.length, after.length] as const]) {
    const [left, right] = [before.slice(i, x), after.slice(j, y)];
    const isShort = left.length + right.length <= MOST_ITEMS;
    const parts: Iterable<Difference> = left.length + right.length === 0 ? [] : isShort ? diff(left, right) : [[0, left.length, 0, right.length]];
    for (const [a, b, c, d] of parts) yield [i + a, i + b, j + c, j + d];
    [i, j] = [x + 1, y + 1];
  }
}

/** The items that each list has once, in the order of the list before. */
function uniquePairs(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  const [old, now] = [before, after].map((texts) => Map.groupBy(texts.keys(), (index) => texts[index])) as [Map<string, number[]>, Map<string, number[]>];
  return [...old].flatMap(([text, [i, ...more]]) => {
    const [j, ...others] = now.get(text) ?? [];
    return i === undefined || j === undefined || more.length + others.length > 0 ? [] : [[i, j] as const];
  });
}

/** The most pairs that stand in the same order in both lists (patience sorting). */
function longestRun(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  type Link = { readonly pair: readonly [number, number]; readonly previous: Link | undefined };
  const tops: Link[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    tops[low] = { pair, previous: tops[low - 1] };
  }
  const run: (readonly [number, number])[] = [];
  for (let link = tops.at(-1); link; link = link.previous) run.push(link.pair);
  return run.toReversed();
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** Items that stand word for word elsewhere; the nearest where there are several, none where that says too little. */
function exactMoves(before: readonly number[], after: readonly number[], textsBefore: readonly string[], textsAfter: readonly string[]): [number, number][] {
  const open = Map.groupBy(before, (i) => textsBefore[i] ?? '');
  const wanted = Map.groupBy(after, (j) => textsAfter[j] ?? '');
  const moves: [number, number][] = [];
  for (const [text, targets] of wanted) {
    const sources = open.get(text) ?? [];
    const isUnique = sources.length === 1 && targets.length === 1;
    if (!isUnique && bagSize(wordBag(text)) < TELLING_WORDS) continue;
    for (const [index, target] of targets.entries()) {
      const source = sources[index];
      if (source !== undefined) moves.push([source, target]);
    }
  }
  return moves;
}

type Likeness = (i: number, j: number) => number;

/** The pairs that keep the order and are most alike together (Needleman and Wunsch). */
function alikeInOrder(before: readonly number[], after: readonly number[], alike: Likeness): [number, number][] {
  const [n, m] = [before.length, after.length];
  if (n === 0 || m === 0 || n * m > MAX_COMPARISONS) return [];
  const width = m + 1;
  const score = new Float64Array(n * m);
  const best = new Float64Array((n + 1) * width);
  for (let x = n - 1; x >= 0; x--) {
    for (let y = m - 1; y >= 0; y--) {
      const likeness = alike(before[x] as number, after[y] as number);
      const own = likeness >= ALIKE_IN_ORDER ? likeness : 0;
      score[x * m + y] = own;
      const skip = Math.max(best[(x + 1) * width + y] as number, best[x * width + y + 1] as number);
      best[x * width + y] = own > 0 ? Math.max(skip, own + (best[(x + 1) * width + y + 1] as number)) : skip;
    }
  }
  const pairs: [number, number][] = [];
  for (let x = 0, y = 0; x < n && y < m; ) {
    const own = score[x * m + y] as number;
    const here = best[x * width + y] as number;
    if (own > 0 && here === own + (best[(x + 1) * width + y + 1] as number)) pairs.push([before[x++] as number, after[y++] as number]);
    else if (here === best[(x + 1) * width + y]) x++;
    else y++;
  }
  return pairs;
}

/** The most alike first, wherever they stand. */
function alikeAnywhere(before: readonly number[], after: readonly number[], alike: Likeness): [number, number][] {
  if (before.length * after.length > MAX_COMPARISONS) return [];
  const candidates = before.flatMap((i) => after.map((j) => ({ i, j, likeness: alike(i, j) }))).filter(({ likeness }) => likeness >= ALIKE_AND_MOVED);
  candidates.sort((a, b) => b.likeness - a.likeness || a.i - b.i || a.j - b.j);
  const used = { before: new Set<number>(), after: new Set<number>() };
  return candidates.flatMap(({ i, j }): [number, number][] => {
    if (used.before.has(i) || used.after.has(j)) return [];
    used.before.add(i);
    used.after.add(j);
    return [[i, j]];
  });
}
