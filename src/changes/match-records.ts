import { isFields, listOf, meaningOf, say, type Fields } from './values.ts';
import { plainKey, wordBag, wordDice, type WordBag } from './words.ts';

/** Records of two versions of a list, told which are the same. */
export interface MatchedRecords {
  readonly pairs: readonly { readonly before: Fields; readonly after: Fields }[];
  readonly removed: readonly Fields[];
  readonly added: readonly Fields[];
}

/** Share of words that two names, or two whole records, must have in common to be the same. */
const ALIKE_NAMES = 0.5;
const ALIKE_RECORDS = 0.6;

/** More comparisons than this are not made: such lists have nothing in common. */
const MAX_COMPARISONS = 40_000;

/** A record with what it is matched by. */
interface Entry {
  readonly record: Fields;
  readonly meaning: string;
  readonly key: string;
  readonly bagOfName: () => WordBag;
  readonly bagOfMeaning: () => WordBag;
}

/**
 * Matches records by what they say, never by their position: equal ones first, then those of one name, then those
 * with names or contents alike.
 *
 * @param nameOf what a reader would call the record.
 */
export function matchRecords(before: unknown, after: unknown, nameOf: (record: Fields) => string): MatchedRecords {
  let [left, right] = [before, after].map((list) => listOf(list).map((value) => makeEntry(value, nameOf))) as [Entry[], Entry[]];
  const pairs: { before: Fields; after: Fields }[] = [];
  const pairUp = (found: ReadonlyMap<Entry, Entry>) => {
    if (found.size === 0) return;
    pairs.push(...[...found].map(([one, other]) => ({ before: one.record, after: other.record })));
    const taken = new Set(found.values());
    left = left.filter((entry) => !found.has(entry));
    right = right.filter((entry) => !taken.has(entry));
  };
  pairUp(findEqual(left, right, ({ meaning }) => meaning));
  pairUp(findEqual(left, right, ({ key }) => key));
  pairUp(findAlike(left, right, ({ bagOfName }) => bagOfName(), ALIKE_NAMES));
  pairUp(findAlike(left, right, ({ bagOfMeaning }) => bagOfMeaning(), ALIKE_RECORDS));
  return { pairs, removed: left.map(({ record }) => record), added: right.map(({ record }) => record) };
}

function makeEntry(value: unknown, nameOf: (record: Fields) => string): Entry {
  const record = isFields(value) ? value : { value: say(value) };
  const [name, meaning] = [nameOf(record), meaningOf(record)];
  return { record, meaning, key: plainKey(name), bagOfName: lazyBag(name), bagOfMeaning: lazyBag(meaning) };
}

function lazyBag(text: string): () => WordBag {
  let bag: WordBag | undefined;
  return () => (bag ??= wordBag(text));
}

/** Each with the first of the same words that is still free. */
function findEqual(left: readonly Entry[], right: readonly Entry[], wordsOf: (entry: Entry) => string): Map<Entry, Entry> {
  const open = new Map([...Map.groupBy(right, wordsOf)].map(([words, entries]) => [words, entries.values()]));
  return new Map(left.flatMap((one): [Entry, Entry][] => {
    const other = open.get(wordsOf(one))?.next().value;
    return other ? [[one, other]] : [];
  }));
}

/** Each with the first alike that is still free. */
function findAlike(left: readonly Entry[], right: readonly Entry[], bagOf: (entry: Entry) => WordBag, least: number): Map<Entry, Entry> {
  const found = new Map<Entry, Entry>();
  if (left.length * right.length > MAX_COMPARISONS) return found;
  const free = new Set(right);
  for (const one of left) {
    const other = [...free].find((candidate) => wordDice(bagOf(one), bagOf(candidate)) >= least);
    if (!other) continue;
    found.set(one, other);
    free.delete(other);
  }
  return found;
}
