import { keptWith } from '../sop/kept-with.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { hashWords } from '../sop/words.ts';
import type { ZonedPassage } from '../sop/zoned-passages.ts';

/** A pattern for whole words or phrases, longest first; a space in a phrase matches any white space. */
export function phrasePattern(phrases: readonly string[]): RegExp {
  const escaped = phrases
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_-])`, 'giu');
  return needing(pattern, phrases);
}

/** The patterns that need words have numbers; they are few, for each is made once for a run. */
const numbers = new WeakMap<RegExp, number>();
/** By word, the numbers of the patterns that need it. */
const patternsNeeding = new Map<number, number[]>();
let patterns = 0;

const WORD = /[\p{L}\p{N}]+/gu;

/** Says that every match of a pattern holds one of these words or phrases, so that other passages need not be searched. */
export function needing(pattern: RegExp, phrases: readonly string[]): RegExp {
  const longest = phrases.map((phrase) => (phrase.match(WORD) ?? []).reduce((best, word) => (word.length > best.length ? word : best), ''));
  if (longest.includes('')) return pattern;
  const number = patterns++;
  numbers.set(pattern, number);
  for (const word of new Set(longest.flatMap(hashWords))) {
    const needed = patternsNeeding.get(word);
    if (needed) needed.push(number);
    else patternsNeeding.set(word, [number]);
  }
  return pattern;
}

/** The passages that a pattern can match at all, in reading order. */
export function passagesFor(sop: Sop, pattern: RegExp): readonly ZonedPassage[] {
  const number = numbers.get(pattern);
  if (number === undefined) return sop.passages;
  const index = indexOf(sop);
  if (index.patterns <= number) fill(index, sop);
  return index.passages[number] ?? [];
}

/** The passages of an SOP by the numbers of the patterns that can match in them. */
interface PhraseIndex {
  /** How many patterns there were when it was filled. */
  patterns: number;
  passages: ZonedPassage[][];
}

const indexOf: (sop: Sop) => PhraseIndex = keptWith(() => ({ patterns: 0, passages: [] }));

function fill(index: PhraseIndex, { passages }: Sop): void {
  index.patterns = patterns;
  index.passages = Array.from({ length: patterns }, () => []);
  for (const zoned of passages) {
    for (const word of hashWords(zoned.passage.prose)) {
      for (const number of patternsNeeding.get(word) ?? []) {
        const found = index.passages[number];
        if (found && found.at(-1) !== zoned) found.push(zoned);
      }
    }
  }
}
