const WORD = /[\p{L}\p{N}]+/gu;
const SHINGLE = 5;
/** Shorter texts are alike by chance. */
const LEAST_WORDS = 12;
const ALIKE = 0.6;
/** A run of words that many texts share tells none of them apart; it also keeps the work linear. */
const MOST_HOLDERS = 12;

export interface RepeatableText {
  readonly text: string;
  /** What must be the same for one text to repeat another, beyond its numbers and capitalised words. */
  readonly names?: string;
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
  const ids = new Map<string, number>();
  const holders = new Map<number, number[]>();
  const sizes: number[] = [];
  for (const [index, repeatable] of texts.entries()) {
    const shingles = shinglesOf(repeatable.text, ids);
    sizes[index] = shingles.size;
    const shared = new Map<number, number>();
    for (const shingle of shingles) {
      const earlier = holders.get(shingle);
      if (!earlier) holders.set(shingle, [index]);
      else {
        for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
        if (earlier.length < MOST_HOLDERS) earlier.push(index);
      }
    }
    const best = mostAlike(shared, shingles.size, sizes);
    if (best !== undefined && namesIn(repeatable) === namesIn(texts[best])) found.push({ index, of: best });
  }
  return found;
}

function mostAlike(shared: ReadonlyMap<number, number>, size: number, sizes: readonly number[]): number | undefined {
  let best: { of: number; likeness: number } | undefined;
  for (const [of, common] of shared) {
    const likeness = common / (size + (sizes[of] ?? 0) - common);
    if (likeness >= ALIKE && likeness > (best?.likeness ?? 0)) best = { of, likeness };
  }
  return best?.of;
}

/** The runs of five words, each as a number; none for a short text. */
function shinglesOf(text: string, ids: Map<string, number>): ReadonlySet<number> {
  const words = text.toLowerCase().match(WORD) ?? [];
  const shingles = new Set<number>();
  if (words.length < LEAST_WORDS) return shingles;
  const numbers = words.map((word) => {
    let id = ids.get(word);
    if (id === undefined) ids.set(word, (id = ids.size + 1));
    return id;
  });
  for (let start = 0; start + SHINGLE <= numbers.length; start++) {
    let hash = 17;
    for (let at = start; at < start + SHINGLE; at++) hash = (Math.imul(hash, 1_000_003) + (numbers[at] ?? 0)) | 0;
    shingles.add(hash);
  }
  return shingles;
}

/** The numbers and capitalised words of a text, in order: two steps alike but for a field or a system are two steps. */
function namesIn({ text, names = '' }: RepeatableText = { text: '' }): string {
  return names + (text.match(/\d[\d.,:]*|(?<=[\p{L}\p{N},;:`*"(]\s?)\p{Lu}[\p{L}\p{N}.]*/gu) ?? []).join(' ');
}
