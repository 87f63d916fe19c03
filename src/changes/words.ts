/** Words and numbers of a text, in lower case, counted. */
export type WordBag = ReadonlyMap<string, number>;

export function wordBag(text: string): WordBag {
  const bag = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

export function bagSize(bag: WordBag): number {
  let size = 0;
  for (const count of bag.values()) size += count;
  return size;
}

/** How alike two texts are by their words, 0 to 1 (Dice). Texts without words are alike when they are equal. */
export function wordDice(one: WordBag, other: WordBag): number {
  const total = bagSize(one) + bagSize(other);
  if (total === 0) return 0;
  let common = 0;
  for (const [word, count] of one) common += Math.min(count, other.get(word) ?? 0);
  return (2 * common) / total;
}

/**
 * A text without what changes no meaning: capitals, spaces, quotes, commas, stops. Signs stay, so that "<= 5 %"
 * and ">= 5 %" differ, and so do "1.5" and "15".
 */
export function plainKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/(?<!\d)[.,]|[.,](?!\d)|[;:!?"'`“”‘’()[\]*_…]/g, ' ')
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
