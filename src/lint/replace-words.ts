import type { Place } from '../sop/place.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { Edit } from './rule.ts';

/**
 * The edit that puts other words in the place of those written.
 *
 * @returns undefined where the file does not hold exactly these words there, such as over a line's end or around markup.
 */
export function replaceWords(sop: Sop, { line, column }: Place, written: string, text: string): Edit[] | undefined {
  const stands = (sop.lines[line - 1] ?? '').slice(column - 1, column - 1 + written.length);
  return stands === written ? [{ place: { line, column, endLine: line, endColumn: column + written.length }, text }] : undefined;
}

/** The words with the case that the first letter of those they replace has. */
export function withCaseOf(written: string, words: string): string {
  return /^\p{Lu}/u.test(written) && !/^\p{Lu}{2}/u.test(written) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/** An edit that adds something where nothing stands. */
export function insertAt(line: number, column: number, text: string): Edit {
  return { place: { line, column, endLine: line, endColumn: column }, text };
}
