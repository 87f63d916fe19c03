import type { Alignment } from './align-steps.ts';
import type { BodyBlock } from './body-blocks.ts';
import { bagSize, wordBag, type WordBag } from './words.ts';

/** One step of a version that is several steps, one after another, of the other version. Positions count from 0. */
export interface SplitStep {
  readonly whole: number;
  /** In order. */
  readonly parts: readonly number[];
}

/** Share of a part's words that must come from the whole, and of the whole's words that must be in the parts. */
const OWN = 0.7;

/** Steps of `before` that were split. */
export function findSplits({ pairs, added }: Alignment, before: readonly BodyBlock[], after: readonly BodyBlock[]): SplitStep[] {
  const links = pairs.filter(({ how }) => how.endsWith('reworded')).map(({ before: whole, after: part }) => ({ whole, part }));
  return find(links, new Set(added), before, after);
}

/** Steps of `after` into which several were merged. */
export function findMerges({ pairs, removed }: Alignment, before: readonly BodyBlock[], after: readonly BodyBlock[]): SplitStep[] {
  const links = pairs.filter(({ how }) => how.endsWith('reworded')).map(({ before: part, after: whole }) => ({ whole, part }));
  return find(links, new Set(removed), after, before);
}

function find(links: readonly { whole: number; part: number }[], free: Set<number>, wholes: readonly BodyBlock[], others: readonly BodyBlock[]): SplitStep[] {
  if (free.size === 0) return [];
  return links.flatMap(({ whole, part }): SplitStep[] => {
    if (wholes[whole]?.kind !== 'step') return [];
    const rest = new Map(wordBag(wholes[whole].text));
    const size = bagSize(rest);
    take(rest, wordBag(others[part]?.text ?? ''));
    const parts = [part];
    for (const direction of [1, -1]) {
      for (let at = part + direction; free.has(at) && isPart(others[at], others[part], rest); at += direction) {
        take(rest, wordBag(others[at]?.text ?? ''));
        free.delete(at);
        parts.push(at);
      }
    }
    return parts.length > 1 && bagSize(rest) <= (1 - OWN) * size ? [{ whole, parts: parts.toSorted((a, b) => a - b) }] : [];
  });
}

function isPart(block: BodyBlock | undefined, first: BodyBlock | undefined, rest: WordBag): boolean {
  if (block?.kind !== 'step' || block.section !== first?.section) return false;
  const words = wordBag(block.text);
  let common = 0;
  for (const [word, count] of words) common += Math.min(count, rest.get(word) ?? 0);
  return common > 0 && common >= OWN * bagSize(words);
}

function take(rest: Map<string, number>, words: WordBag): void {
  for (const [word, count] of words) {
    const left = (rest.get(word) ?? 0) - count;
    if (left > 0) rest.set(word, left);
    else rest.delete(word);
  }
}
