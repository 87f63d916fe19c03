import type { BodyBlock } from './body-blocks.ts';
import type { Change } from './change.ts';
import type { SopVersion } from './sop-version.ts';
import { clip } from './values.ts';

/**
 * Headings that came, went or stand in another order while what stands under them stayed: a heading over new text
 * is told by that text.
 *
 * @param renamed headings by their old wording.
 */
export function compareHeadings(before: SopVersion, after: SopVersion, renamed: ReadonlyMap<string, string>): Change[] {
  const old = before.headings.map((title) => renamed.get(title) ?? title);
  const now = after.headings;
  if (old.length === now.length && old.every((title, index) => title === now[index])) return [];
  const changes = [
    ...lonely(now, old, after.blocks, before.blocks).map((title) => tell('section-added', `Section added: "${clip(title, 60)}"`, title)),
    ...lonely(old, now, before.blocks, after.blocks).map((title) => tell('section-removed', `Section removed: "${clip(title, 60)}"`, title)),
  ];
  const [was, is] = [new Set(old), new Set(now)];
  const [left, right] = [old.filter((title) => is.has(title)), now.filter((title) => was.has(title))];
  const isReordered = left.length === right.length && left.some((title, index) => title !== right[index]);
  return isReordered ? [...changes, tell('sections-reordered', 'Sections stand in another order', '')] : changes;
}

function tell(type: string, text: string, part: string): Change {
  return { type, severity: 'editorial', text, part };
}

/** Headings that only one version has, over nothing but what the other version has as well. */
function lonely(titles: readonly string[], others: readonly string[], blocks: readonly BodyBlock[], otherBlocks: readonly BodyBlock[]): string[] {
  const known = new Set(others);
  const fresh = [...new Set(titles)].filter((title) => title !== '' && !known.has(title));
  if (fresh.length === 0) return [];
  const texts = new Set(otherBlocks.map(({ text }) => text));
  const overNew = new Set(blocks.filter(({ text }) => !texts.has(text)).map(({ section }) => section));
  return fresh.filter((title) => !overNew.has(title));
}

/** The same words in another form: numbers for bullets, a table for a list, paragraphs joined or parted. */
export function compareForms(noun: string, before: readonly BodyBlock[], after: readonly BodyBlock[]): Change[] {
  if (before.length === after.length && before.every((block, index) => block.form === after[index]?.form)) return [];
  return [{ type: 'editorial', severity: 'editorial', text: `${noun} laid out differently, in the same words`, part: after[0]?.section ?? '' }];
}
