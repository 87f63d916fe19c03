import { hashWords } from '../sop/words.ts';

const SHINGLE = 5;
/** Shorter texts are alike by chance. */
const LEAST_WORDS = 12;
const ALIKE = 0.6;
/** A run of words that many texts share tells none of them apart; it also keeps the work linear. */
const MOST_HOLDERS = 12;

export interface RepeatableText {
  readonly text: string;
  /** What must be the same for one text to repeat another, beyond its numbers and capitalised words. */
  readonly names?: () => string;
}

/** A text that repeats an earlier one. */
export interface NearRepeat {
  /** Index of the text. */
  readonly index: number;
  /** Index of the earlier text that it repeats most of. */
  readonly of: number;
}

/**
 * Finds texts that are nearly the same as an earlier one: at least .6 of their runs of five words in common (Jaccard),
 * and the same numbers and names. An index of runs leads to the candidates, so no two texts are compared in vain.
 */
export function findNearRepeats(texts: readonly RepeatableText[]): NearRepeat[] {
  const found: NearRepeat[] = [];
  // By run, who holds it: one text, as most runs have it, or several.
  const holders = new Map<number, number | number[]>();
  const runs = texts.map(({ text }) => runsOf(text));
  for (const [index, own] of runs.entries()) {
    let candidates: Set<number> | undefined;
    for (const run of own) {
      // Half of the runs lead to the candidates; all of them decide.
      if ((run & 1) === 0) continue;
      const earlier = holders.get(run);
      if (earlier === undefined) holders.set(run, index);
      else if (typeof earlier === 'number') {
        if (earlier === index) continue;
        (candidates ??= new Set()).add(earlier);
        holders.set(run, [earlier, index]);
      } else {
        for (const other of earlier) (candidates ??= new Set()).add(other);
        if (earlier.length < MOST_HOLDERS && earlier.at(-1) !== index) earlier.push(index);
      }
    }
    candidates?.delete(index);
    const best = candidates && mostAlike(own, candidates, runs);
    if (best !== undefined && namesIn(texts[index]) === namesIn(texts[best])) found.push({ index, of: best });
  }
  return found;
}

function mostAlike(own: readonly number[], candidates: ReadonlySet<number>, runs: readonly (readonly number[])[]): number | undefined {
  let best: { of: number; likeness: number } | undefined;
  const all = new Set(own);
  for (const of of candidates) {
    const others = new Set(runs[of]);
    const common = [...others].filter((run) => all.has(run)).length;
    const likeness = common / (all.size + others.size - common);
    if (likeness >= ALIKE && likeness > (best?.likeness ?? 0)) best = { of, likeness };
  }
  return best?.of;
}

/** A number for each run of five words; none for a short text. */
function runsOf(text: string): readonly number[] {
  const words = hashWords(text);
  const runs: number[] = [];
  if (words.length < LEAST_WORDS) return runs;
  for (let start = 0; start + SHINGLE <= words.length; start++) {
    let hash = 17;
    for (let at = start; at < start + SHINGLE; at++) hash = (Math.imul(hash, 1_000_003) ^ (words[at] ?? 0)) | 0;
    runs.push(hash ^ (hash >>> 15));
  }
  return runs;
}

/** The numbers and capitalised words of a text, in order: two steps alike but for a field or a system are two steps. */
function namesIn({ text, names }: RepeatableText = { text: '' }): string {
  return (names?.() ?? '') + (text.match(/\d[\d.,:]*|(?<=[\p{L}\p{N},;:`*"(]\s?)\p{Lu}[\p{L}\p{N}.]*/gu) ?? []).join(' ');
}
