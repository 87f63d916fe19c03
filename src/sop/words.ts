import { MASK } from './passages.ts';

/** By UTF-16 code: the lower-case letter or digit, NO_WORD, or 0 for what has not been looked up yet. */
const folded = new Uint16Array(0x10000);
const NO_WORD = 1;
const IS_WORD = /^[\p{L}\p{N}]$/u;

/**
 * A number for each word of a text, in order: a run of letters and digits of any script, whatever their case. Two
 * different words hardly ever have the same number; it leads to candidates, and the text decides. Words as text would
 * take several times as long to read.
 */
export function hashWords(text: string): number[] {
  const hashes: number[] = [];
  let hash = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const code = isSurrogate(unit) ? wordCodePoint(text, at) : (folded[unit] || fold(unit));
    if (code > 0xffff) at += 1;
    if (code !== NO_WORD) hash = Math.imul(hash ^ code, 16_777_619) | 1;
    else if (hash !== 0) {
      hashes.push(hash);
      hash = 0;
    }
  }
  if (hash !== 0) hashes.push(hash);
  return hashes;
}

function fold(unit: number): number {
  const letter = String.fromCharCode(unit);
  const lower = letter.toLowerCase();
  const code = IS_WORD.test(letter) ? (lower.length === 1 ? lower : letter).charCodeAt(0) : NO_WORD;
  folded[unit] = code;
  return code;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000;
}

/** A character of two halves; half a character is no word. */
function wordCodePoint(text: string, at: number): number {
  const code = text.codePointAt(at) ?? NO_WORD;
  return IS_WORD.test(String.fromCodePoint(code)) ? code : NO_WORD;
}

/** Words of a sentence's prose: a masked stretch, a number with its sign and a hyphenated word count as one each. */
export function wordsOf(prose: string): string[] {
  return prose.match(/\uFFFC+|[\p{L}\p{N}][\p{L}\p{N}'’.,%:/-]*/gu) ?? [];
}

/** How many words `wordsOf` finds. */
export function countWords(prose: string): number {
  let count = 0;
  let within: 'word' | 'mask' | undefined;
  for (let at = 0; at < prose.length; at++) {
    const sign = prose[at] as string;
    if (sign === MASK) {
      if (within !== 'mask') count += 1;
      within = 'mask';
    } else if (isWordAt(prose, at)) {
      if (within !== 'word') count += 1;
      within = 'word';
    } else if (within !== 'word' || !GOES_ON.has(sign)) within = undefined;
  }
  return count;
}

/** What a word may hold beyond letters and digits. */
const GOES_ON: ReadonlySet<string> = new Set("'’.,%:/-");

function isWordAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (!isSurrogate(unit)) return (folded[unit] || fold(unit)) !== NO_WORD;
  const isSecondHalf = unit >= 0xdc00 && at > 0 && isSurrogate(text.charCodeAt(at - 1));
  return wordCodePoint(text, isSecondHalf ? at - 1 : at) !== NO_WORD;
}
