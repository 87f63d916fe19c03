import { placeInText, type ReadingProblem } from './place.ts';

/** A sign of which the native parser takes time and memory for the square of the number in one stretch of text. */
interface Crowd {
  readonly sign: string;
  /** More than any real text has. */
  readonly most: number;
  /** What ends a stretch. */
  readonly gap: RegExp;
  readonly tell: (count: number, most: number) => string;
}

const PARAGRAPH = /\n[ \t]*\n/g;

const CROWDS: readonly Crowd[] = [
  { sign: '&', most: 2000, gap: PARAGRAPH, tell: (count, most) => `Unexpected ${count} named characters such as &amp; in one paragraph, expected at most ${most}: write the characters themselves` },
  { sign: '{', most: 20_000, gap: PARAGRAPH, tell: (count, most) => `Unexpected ${count} braces in one paragraph, expected at most ${most}: keep data in a file of its own, and link to it` },
  { sign: '<', most: 20_000, gap: PARAGRAPH, tell: (count, most) => `Unexpected ${count} signs "<" in one paragraph, expected at most ${most}: write words` },
  { sign: '_', most: 5000, gap: /\s+/g, tell: (count, most) => `Unexpected ${count} underscores in one word, expected at most ${most}: write words` },
];

/** The first stretch of a text that is too crowded to be parsed. */
export function findCrowd(source: string): ReadingProblem | undefined {
  for (const crowd of CROWDS) {
    const { sign, most } = crowd;
    if (count(source, sign, 0, source.length) <= most) continue;
    const found = findStretch(source, crowd);
    if (found) return found;
  }
  return undefined;
}

function findStretch(source: string, { sign, most, gap, tell }: Crowd): ReadingProblem | undefined {
  let from = 0;
  for (const to of [...Array.from(source.matchAll(gap), ({ index }) => index), source.length]) {
    const signs = to - from > most ? count(source, sign, from, to) : 0;
    if (signs > most) {
      const start = from + (/\S/.exec(source.slice(from, to))?.index ?? 0);
      return { place: placeInText(start, source), message: tell(signs, most) };
    }
    from = to;
  }
  return undefined;
}

function count(source: string, sign: string, from: number, to: number): number {
  let signs = 0;
  for (let at = source.indexOf(sign, from); at >= 0 && at < to; at = source.indexOf(sign, at + 1)) signs += 1;
  return signs;
}
