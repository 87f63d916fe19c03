import { diffArrays } from 'diff';
import type { ChangeSeverity } from './change.ts';
import { isMisspelling } from './is-misspelling.ts';
import { clip } from './values.ts';
import { plainKey } from './words.ts';

/** How two wordings of one passage differ. */
export interface Rewording {
  readonly severity: ChangeSeverity;
  /** `"15 minutes" -> "10 minutes"`, or both wordings where little is left of the first. */
  readonly detail: string;
}

interface Hunk {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Where it begins and ends in both passages. */
  readonly at: readonly [number, number];
  readonly end: readonly [number, number];
  /** The unchanged words before and after it; empty at the ends of the passage. */
  readonly previous: string;
  readonly next: string;
}

const MOST_HUNKS = 2;

/** More words than this between the first and the last that differ, or more edits among them, are told whole. */
const MOST_WORDS = 6000;
const MOST_EDITS = 300;

/** Compares two wordings; undefined when they differ in capitals, punctuation and spaces at most. */
export function compareWording(before: string, after: string): Rewording | undefined {
  if (before === after || plainKey(before) === plainKey(after)) return undefined;
  const [left, right] = [before, after].map((text) => text.split(' ').filter(Boolean)) as [string[], string[]];
  const hunks = readHunks(left, right).filter(({ removed, added }) => plainKey(removed.join(' ')) !== plainKey(added.join(' ')));
  const touched = hunks.reduce((sum, { removed, added }) => sum + removed.length + added.length, 0);
  const isRewritten = touched > 0.6 * (left.length + right.length) || hunks.length > MOST_HUNKS + 1;
  const telling = joinNear(hunks.some(isTelling) ? hunks.filter(isTelling) : hunks, left, right);
  const shown = telling.slice(0, MOST_HUNKS).map(renderHunk);
  const more = telling.length - shown.length;
  return {
    severity: hunks.every(isEditorial) ? 'editorial' : hunks.some(isCritical) ? 'retrain' : 'notify',
    detail: isRewritten ? `"${clip(before, 80)}" -> "${clip(after, 80)}"` : [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', '),
  };
}

/** Words are compared by what they mean, and told as they are written. */
function readHunks(before: readonly string[], after: readonly string[]): Hunk[] {
  const [old, now] = [before.map(plainKey), after.map(plainKey)];
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const [left, right] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  const runs = left.length + right.length > MOST_WORDS ? undefined : diffArrays(left, right, { maxEditLength: MOST_EDITS });
  return gatherHunks(runs ?? [{ removed: true, added: false, value: left }, { removed: false, added: true, value: right }], { before, after, start });
}

type Run = { readonly value: readonly string[]; readonly added: boolean; readonly removed: boolean };

function gatherHunks(runs: readonly Run[], { before, after, start }: { before: readonly string[]; after: readonly string[]; start: number }): Hunk[] {
  const hunks: { removed: readonly string[]; added: readonly string[]; at: [number, number]; end: [number, number]; previous: string; next: string }[] = [];
  let open: (typeof hunks)[number] | undefined;
  let [i, j] = [start, start];
  for (const { added, removed, value } of runs) {
    if (!added) i += value.length;
    if (!removed) j += value.length;
    if (!added && !removed) {
      open = undefined;
      continue;
    }
    const from: [number, number] = open?.at ?? [removed ? i - value.length : i, added ? j - value.length : j];
    if (!open) hunks.push((open = { removed: [], added: [], at: from, end: from, previous: before[from[0] - 1] ?? '', next: '' }));
    Object.assign(open, { removed: before.slice(from[0], i), added: after.slice(from[1], j), end: [i, j], next: i < before.length ? (after[j] ?? '') : '' });
  }
  return hunks;
}

/** Hunks with no more unchanged words than this between them are told as one: fragments make no sense. */
const NEAR = 2;

function joinNear(hunks: readonly Hunk[], before: readonly string[], after: readonly string[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    const [start, startNow] = last?.at ?? [0, 0];
    const [end, endNow] = hunk.end;
    if (!last || hunk.at[0] - last.end[0] > NEAR) joined.push(hunk);
    else {
      // Words that only came, or only went, stay told so.
      const removed = last.removed.length + hunk.removed.length === 0 ? [] : before.slice(start, end);
      const added = last.added.length + hunk.added.length === 0 ? [] : after.slice(startNow, endNow);
      joined.splice(-1, 1, { ...last, removed, added, end: [end, endNow], next: hunk.next });
    }
  }
  return joined;
}

function renderHunk({ removed, added, previous, next }: Hunk): string {
  const isNumber = [removed, added].every((words) => words.length === 1 && /\d$/.test(words[0] ?? ''));
  const unit = isNumber && /^(?:%|\p{L}+\W?$)/u.test(next) ? [next] : [];
  const amount = removed.length > 0 && added.length > 0 && /\d$/.test(previous) ? [previous] : [];
  const [before, after] = [removed, added].map((words) => clip([...amount, ...words, ...unit].join(' ').replace(/(?<![.,;:])[.,;:]+$/, ''), 60));
  if (added.length === 0) return `"${before}" removed`;
  if (removed.length === 0) return `"${after}" added`;
  return `"${before}" -> "${after}"`;
}

const FILLERS = new Set(['a', 'an', 'the', 'please', 'just', 'also', 'that']);

/** Not worth telling beside others: editorial ones, and an "and" that went elsewhere. */
function isTelling(hunk: Hunk): boolean {
  const withoutAnd = (words: readonly string[]) => words.filter((word) => plainKey(word) !== 'and');
  return !isEditorial({ ...hunk, removed: withoutAnd(hunk.removed), added: withoutAnd(hunk.added) });
}

/** Fillers that come or go, and a letter put right in a longer word. */
function isEditorial({ removed, added }: Hunk): boolean {
  const [before, after] = [removed, added].map((words) => words.map(plainKey).filter((word) => word !== '' && !FILLERS.has(word))) as [string[], string[]];
  return before.length === after.length && before.every((word, index) => word === after[index] || isMisspelling(word, after[index] ?? ''));
}

/** Words on which an instruction turns. */
const CRITICAL = new Set([
  'not', 'no', 'never', 'none', 'only', 'if', 'unless', 'else', 'otherwise', 'except', 'without', 'or', 'until', 'before', 'after', 'first', 'then',
  'must', 'may', 'can', 'cannot', 'should', 'always', 'all', 'any', 'each', 'every', 'both', 'within', 'above', 'below', 'over', 'under', 'least', 'most', 'more', 'less', 'fewer',
]);

/** Numbers and frequencies in words. */
const AMOUNTS = new Set([
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
  'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety', 'hundred', 'thousand', 'million', 'dozen', 'half', 'quarter', 'third', 'double', 'triple', 'once', 'twice',
  'hourly', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'annually',
]);

/** A sign that compares or counts, a field or an address, an option of a command, or a word that is nothing but a sign. */
const SIGN = /\d|[<>=%#@≥≤≠±≈×÷]|\p{L}\.\p{L}|_|n['’]t\b|^--?\p{L}|^[/\\~$|&+^]+$/u;

/** A number or its unit, a name of a field, channel, system or value, a word on which the instruction turns, or its verb. */
function isCritical(hunk: Hunk): boolean {
  const { removed, added, previous } = hunk;
  const opensClause = previous === '' || /[.:;,!?]$/.test(previous);
  return isDecisive(hunk) || (removed.length > 0 && added.length > 0 && (opensClause || [removed, added].every(hasName)));
}

function isDecisive({ removed, added, previous }: Hunk): boolean {
  if (removed.length > 0 && added.length > 0 && isAmount(previous)) return true;
  return [...removed, ...added].some((word) => SIGN.test(word) || isAmount(word) || CRITICAL.has(plainKey(word)));
}

function isAmount(word: string): boolean {
  return /\d$/.test(word) || plainKey(word).split('-').some((part) => AMOUNTS.has(part));
}

/** Words that begin with a capital inside a clause name something. */
function hasName(words: readonly string[]): boolean {
  return words.some((word) => /^\P{L}*\p{Lu}/u.test(word));
}

/** How far a heading's new wording reaches: its first word is a capital and often a verb, and neither tells. */
export function severityOfHeading(before: string, after: string): ChangeSeverity {
  const isOther = readHunks(before.split(' '), after.split(' ')).some((hunk) => {
    const [removed, added] = [hunk.removed.slice(hunk.at[0] === 0 ? 1 : 0), hunk.added.slice(hunk.at[1] === 0 ? 1 : 0)];
    return !isEditorial(hunk) && (isDecisive(hunk) || [removed, added].every(hasName));
  });
  return isOther ? 'retrain' : 'editorial';
}
