import { isFields, isSame, listOf, meaningOf, say, type Fields } from './values.ts';
import { plainKey, wordBag, wordDice } from './words.ts';

/** Records of two versions of a list, told which are the same. */
export interface MatchedRecords {
  readonly pairs: readonly { readonly before: Fields; readonly after: Fields }[];
  readonly removed: readonly Fields[];
  readonly added: readonly Fields[];
}

/** Share of words that two names, or two whole records, must have in common to be the same. */
const ALIKE_NAMES = 0.5;
const ALIKE_RECORDS = 0.6;

/**
 * Matches records by what they say, never by their position: equal ones first, then those of one name, then those
 * with names or contents alike.
 *
 * @param nameOf what a reader would call the record.
 */
export function matchRecords(before: unknown, after: unknown, nameOf: (record: Fields) => string): MatchedRecords {
  let left = listOf(before).map(asRecord);
  let right = listOf(after).map(asRecord);
  const pairs: { before: Fields; after: Fields }[] = [];
  const pairUp = (isMatch: (one: Fields, other: Fields) => boolean) => {
    for (const one of left) {
      const other = right.find((candidate) => isMatch(one, candidate));
      if (!other) continue;
      pairs.push({ before: one, after: other });
      right = right.filter((candidate) => candidate !== other);
      left = left.filter((candidate) => candidate !== one);
    }
  };
  pairUp(isSame);
  if (left.length > 0 && right.length > 0) {
    pairUp((one, other) => plainKey(nameOf(one)) === plainKey(nameOf(other)));
    pairUp((one, other) => likeness(nameOf(one), nameOf(other)) >= ALIKE_NAMES);
    pairUp((one, other) => likeness(meaningOf(one), meaningOf(other)) >= ALIKE_RECORDS);
  }
  return { pairs, removed: left, added: right };
}

function asRecord(value: unknown): Fields {
  return isFields(value) ? value : { value: say(value) };
}

function likeness(one: string, other: string): number {
  return wordDice(wordBag(one), wordBag(other));
}
