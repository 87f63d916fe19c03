import { isDeepStrictEqual } from 'node:util';
import { isAlias, isMap, isPair, isScalar, LineCounter, parseDocument, visit, type Document, type Pair, type YAMLMap } from 'yaml';
import { readFrontmatter } from './frontmatter.ts';
import { closingFence, joinLines, lineEndOf, splitLines, type Line } from './line-ends.ts';
import { normaliseText } from './parse-sop.ts';
import { reviewSchema, type ReviewRecord } from './schema.ts';
import { commentsOf } from './yaml-comments.ts';

/** The new text of a file, or why none could be made without harm to what its author wrote. */
export type ReviewWriting = { readonly text: string } | { readonly refusal: string };

/** Lines of the file, from 0; `to` is exclusive. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly pair: Pair;
}

/**
 * Sets `lastReviewed` and the `review` record in a file's text. Every other line stays as it was, with its comments,
 * order and line ends; so do comments inside the record. The result is read back, and refused where anything else
 * came out changed.
 *
 * @param source the file's text as it lies on disk.
 */
export function writeReview(source: string, record: ReviewRecord): ReviewWriting {
  const text = normaliseText(source);
  const frontmatter = readFrontmatter(text);
  if (frontmatter.text === undefined) return { refusal: 'it has no frontmatter' };
  if (frontmatter.problems.length > 0) return { refusal: 'its frontmatter cannot be read' };
  const lines = splitLines(source);
  const close = closingFence(lines);
  const blocks = findBlocks(lines, close);
  if ('refusal' in blocks) return blocks;
  const review = renderRecord(blocks.review ? linesText(lines, blocks.review) : '', record);
  if (typeof review !== 'string') return review;
  const date = renderDate(blocks.lastReviewed && linesText(lines, blocks.lastReviewed), record.date);
  if (date === undefined) return { refusal: 'its lastReviewed is not a date on one line' };

  const written = joinLines(replaceBlocks(lines, close, blocks, { review, date }, lineEndOf(lines)));
  return isFaithful(source, written, record) ? { text: written } : { refusal: 'its frontmatter is written in a way that this command cannot change safely' };
}

function linesText(lines: readonly Line[], { from, to }: Block): string {
  return lines.slice(from, to).map(({ text }) => `${text}\n`).join('');
}

/** Where the two keys stand, from their line to the next key's; comments and blank lines before that key are the next key's. */
function findBlocks(lines: readonly Line[], close: number): { review?: Block; lastReviewed?: Block } | { refusal: string } {
  const counter = new LineCounter();
  const document = parseDocument(lines.slice(1, close).map(({ text }) => `${text}\n`).join(''), { lineCounter: counter, version: '1.2', stringKeys: true });
  const map = document.contents;
  if (!isMap(map) || map.flow) return { refusal: 'its frontmatter is not written as "key: value" lines' };
  const starts = map.items.map((pair) => (isScalar(pair.key) && pair.key.range ? counter.linePos(pair.key.range[0]) : { line: 0, col: 0 }));
  const found: { review?: Block; lastReviewed?: Block } = {};
  for (const [index, pair] of map.items.entries()) {
    const key = isScalar(pair.key) ? pair.key.value : undefined;
    if (key !== 'review' && key !== 'lastReviewed') continue;
    const from = starts[index]?.line ?? 0;
    if (!new RegExp(`^(?:${key}|"${key}"|'${key}')[ \\t]*:(?:[ \\t]|$)`).test(lines[from]?.text ?? '')) return { refusal: `its key ${key} is written in an unusual way` };
    let to = starts[index + 1]?.line ?? close;
    while (to > from + 1 && /^(?:\s*$|#)/.test(lines[to - 1]?.text ?? '')) to--;
    found[key] = { from, to, pair };
  }
  return found;
}

/** The record as YAML in the style it had, or why it cannot be set. */
function renderRecord(existing: string, record: ReviewRecord): string | { refusal: string } {
  const isNew = existing === '' || /^[^:]+:\s*(?:#.*)?$/.test(existing.trim());
  const document: Document = parseDocument(isNew ? 'review: {}\n' : existing, { version: '1.2' });
  const map = document.get('review');
  if (!isMap(map)) return { refusal: 'its review is not written as "key: value" lines' };
  if (usesReferences(document)) return { refusal: 'its review uses YAML anchors or aliases' };
  const unknown = map.items.map((item) => String(item.key)).find((key) => !(key in reviewSchema.shape));
  if (unknown !== undefined) return { refusal: `its review holds a key that is not known: ${unknown}` };
  if (isNew) map.flow = false;
  setValues(map, document, record);
  const rendered = document.toString({ lineWidth: 0, flowCollectionPadding: false }).replace(/\n+$/, '');
  return isDeepStrictEqual(commentsOf(rendered), commentsOf(existing)) ? rendered : { refusal: 'its review holds comments in places where they would be lost' };
}

function setValues(map: YAMLMap, document: Document, record: ReviewRecord): void {
  const present = map.toJSON() as Record<string, unknown>;
  for (const key of Object.keys(present)) if (!(key in record)) map.delete(key);
  for (const [key, value] of Object.entries(record)) {
    if (value === undefined || isDeepStrictEqual(present[key], value)) continue;
    const node = map.get(key, true);
    if (isScalar(node) && typeof value === 'string') node.value = value; // Keeps the comment beside it.
    else if (map.has(key)) map.set(key, document.createNode(value));
    else addBeforeSeal(map, document, key, value);
  }
}

/** The seal stands last, below what it seals. */
function addBeforeSeal(map: YAMLMap, document: Document, key: string, value: unknown): void {
  const seal = map.items.findIndex((item) => isScalar(item.key) && item.key.value === 'seal');
  map.items.splice(seal === -1 ? map.items.length : seal, 0, document.createPair(key, value));
}

function usesReferences(document: Document): boolean {
  let found = false;
  visit(document, (_, node) => {
    if (isAlias(node) || (node !== null && typeof node === 'object' && !isPair(node) && 'anchor' in node && node.anchor)) found = true;
  });
  return found;
}

/** The line of `lastReviewed` with another date; its comment stays. Undefined where the value is no plain date or is not on one line. */
function renderDate(existing: string | undefined, date: string): string | undefined {
  if (existing === undefined) return `lastReviewed: ${date}`;
  const match = /^([^:]+:)[ \t]*(?:"[\d-]*"|'[\d-]*'|[\d-]*)([ \t]*(?:#.*)?)\n$/.exec(existing);
  return match ? `${match[1]} ${date}${match[2]?.trimEnd() ? match[2].replace(/^(?=#)/, ' ') : ''}` : undefined;
}

function replaceBlocks(
  lines: readonly Line[],
  close: number,
  { review, lastReviewed }: { review?: Block; lastReviewed?: Block },
  rendered: { review: string; date: string },
  ending: string,
): Line[] {
  const own = (text: string): Line[] => text.split('\n').map((part) => ({ text: part, end: ending }));
  return lines.flatMap((line, index) => {
    const before: Line[] = [];
    if (!lastReviewed && index === (review?.from ?? close)) before.push(...own(rendered.date));
    if (index === (review?.from ?? close)) before.push(...own(rendered.review));
    if (lastReviewed && index === lastReviewed.from) return [...before, ...own(rendered.date)];
    const replaced = (review && index >= review.from && index < review.to) || (lastReviewed && index > lastReviewed.from && index < lastReviewed.to);
    return replaced ? before : [...before, line];
  });
}

/** True when the two keys say what they should, and nothing else came out changed. */
function isFaithful(source: string, written: string, record: ReviewRecord): boolean {
  const [before, after] = [source, written].map((text) => {
    const { data, problems } = readFrontmatter(normaliseText(text));
    const { review, lastReviewed, ...others } = data;
    return { review, lastReviewed, others, problems };
  });
  if (!before || !after || after.problems.length > 0) return false;
  const saidNow = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
  return (
    isDeepStrictEqual(after.others, before.others) &&
    isDeepStrictEqual({ ...(after.review as object) }, saidNow) &&
    after.lastReviewed === record.date &&
    bodyOf(written) === bodyOf(source)
  );
}

/** Everything after the closing fence, byte for byte. */
function bodyOf(source: string): string {
  return source.replace(/^\uFEFF?---[ \t]*(?:\r\n|\r|\n)[^]*?(?:\r\n|\r|\n)---[ \t]*(?=\r|\n|$)/, '');
}
