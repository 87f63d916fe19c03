import { wordsOf } from '../sop/words.ts';

const LEAST_WORDS = 12;
/** A title's words make up less than this of any sentence that says something. */
const MOST_SHARE = 0.3;
const LEAST_REPEATS = 3;
const STOP = new Set('a an and at by for from how in into it of on one or our the this to up with your'.split(' '));

/** Tells for a title which texts say its words again and again: for a search, not for a reader. */
export function stuffedWith(title: string): (text: string) => boolean {
  const wanted = new Set(stemsOf(title).filter((stem) => !STOP.has(stem)));
  const stems = [...wanted];
  return (text) => {
    if (text.length < LEAST_WORDS * 4 || wanted.size === 0) return false;
    const lower = text.toLowerCase();
    if (!stems.some((stem) => isRepeated(stem, lower))) return false;
    const words = stemsOf(text);
    const counts = new Map<string, number>();
    for (const word of words) if (wanted.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return words.length >= LEAST_WORDS && total / words.length >= MOST_SHARE && total / counts.size >= LEAST_REPEATS;
  };
}

function isRepeated(stem: string, text: string): boolean {
  let at = -1;
  for (let repeats = 0; repeats < LEAST_REPEATS; repeats++) {
    at = text.indexOf(stem, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function stemsOf(text: string): string[] {
  return wordsOf(text).map((word) => word.toLowerCase().replace(/\P{L}+$/u, '').replace(/(?<=\p{L}{3})(?:ies|es|s|ing|ed|e|y)$/u, ''));
}
