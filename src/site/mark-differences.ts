import { diffArrays } from 'diff';
import { clip } from '../changes/values.ts';

/** A stretch of a text; `marked` where the other text has something else in its place, or nothing. */
export interface Stretch {
  readonly text: string;
  readonly marked: boolean;
}

/** Two texts, each in stretches. */
export interface MarkedTexts {
  readonly before: readonly Stretch[];
  readonly after: readonly Stretch[];
}

/** What is shown of a text at most, in characters; the commit holds the whole. */
export const LONGEST_SIDE = 1200;
/** With more differences than this, marks hide more than they show. */
export const MOST_MARKS = 12;
const MOST_EDITS = 300;
const MOST_WORDS = 3000;
const LARGEST_SHARE = 0.7;
/** A value rather than a sentence: it may differ wholly. */
const SHORT = 60;
/** Unchanged text longer than twice this is left out, but for this much beside each mark. */
const CONTEXT = 110;

/** The words that differ between two texts; nothing is marked where nearly all of them do. */
export function markDifferences(before: string, after: string): MarkedTexts {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  const runs = left.length + right.length > MOST_WORDS ? undefined : diffArrays(left, right, { comparator: isSameWord, maxEditLength: MOST_EDITS });
  if (!runs) return { before: whole(before), after: whole(after) };
  const sides = readSides(runs, left, right);
  return isTelling(sides.before) && isTelling(sides.after) ? { before: shorten(sides.before), after: shorten(sides.after) } : { before: whole(before), after: whole(after) };
}

/** A text that stands alone, cut where it is long. */
export function whole(text: string): Stretch[] {
  return [{ text: clip(text, LONGEST_SIDE), marked: false }];
}

/** Words, each with the white space after it. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*/g) ?? [];
}

function isSameWord(one: string, other: string): boolean {
  return one.trimEnd() === other.trimEnd();
}

type Run = { readonly value: readonly string[]; readonly added?: boolean; readonly removed?: boolean };

/** Words that both texts have are taken from each, since the white space after them may differ. */
function readSides(runs: readonly Run[], left: readonly string[], right: readonly string[]): MarkedTexts {
  const [before, after]: [Stretch[], Stretch[]] = [[], []];
  let [i, j] = [0, 0];
  for (const { value, added = false, removed = false } of runs) {
    if (!added) put(before, left.slice(i, (i += value.length)).join(''), removed);
    if (!removed) put(after, right.slice(j, (j += value.length)).join(''), added);
  }
  return { before, after };
}

/** White space after marked words stays unmarked. */
function put(stretches: Stretch[], text: string, marked: boolean): void {
  const end = marked ? text.trimEnd().length : text.length;
  for (const [part, isMarked] of [[text.slice(0, end), marked], [text.slice(end), false]] as const) {
    const last = stretches.at(-1);
    if (part === '') continue;
    if (last?.marked === isMarked) stretches[stretches.length - 1] = { text: last.text + part, marked: isMarked };
    else stretches.push({ text: part, marked: isMarked });
  }
}

function isTelling(stretches: readonly Stretch[]): boolean {
  const marked = stretches.filter((stretch) => stretch.marked);
  const length = (some: readonly Stretch[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  return marked.length <= MOST_MARKS && (length(stretches) <= SHORT || length(marked) <= LARGEST_SHARE * length(stretches));
}

function shorten(stretches: readonly Stretch[]): Stretch[] {
  const total = stretches.reduce((sum, { text }) => sum + text.length, 0);
  if (total <= LONGEST_SIDE / 2) return [...stretches];
  let room = LONGEST_SIDE;
  return stretches.flatMap(({ text, marked }, index) => {
    const shown = marked ? text : leaveOut(text, index === 0, index === stretches.length - 1);
    if (room <= 0) return [];
    const cut = shown.length <= room ? shown : clip(shown, room);
    room -= shown.length;
    return [{ text: cut, marked }];
  });
}

function leaveOut(text: string, isFirst: boolean, isLast: boolean): string {
  if (isFirst && isLast) return text;
  const start = isFirst ? '' : upToWord(text.slice(0, CONTEXT));
  const end = isLast ? '' : fromWord(text.slice(-CONTEXT));
  return text.length <= 2 * CONTEXT ? text : `${start}${isFirst ? '' : ' '}…${isLast ? '' : ' '}${end}`;
}

function upToWord(text: string): string {
  return text.replace(/\s+\S*$/, '');
}

function fromWord(text: string): string {
  return text.replace(/^\S*\s+/, '');
}
