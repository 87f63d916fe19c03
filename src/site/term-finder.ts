import type { Playbook } from '../playbook/playbook.ts';
import type { Term } from '../playbook/registries.ts';

export interface TermMention {
  /** The term's key in the glossary. */
  readonly term: string;
  readonly meaning: string;
  readonly start: number;
  readonly end: number;
}

/** Finds the glossary's terms in a text, the longest name at each place, in order. */
export type TermFinder = (text: string) => TermMention[];

interface Name {
  readonly term: string;
  readonly meaning: string;
  readonly text: string;
  /** True for acronyms and names, which mean something else in other letters: `SAL` is not "sal". */
  readonly isExact: boolean;
}

const WORD = /[\p{L}\p{N}]+/gu;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const PLURAL = /^(?:s|es)(?![\p{L}\p{N}])/u;

/** By first word, so that a text costs its length and not the glossary's. */
export function makeTermFinder(glossary: Playbook['glossary']): TermFinder {
  const byFirstWord = Map.groupBy(namesOf(glossary?.entries ?? new Map()), (name) => name.text.match(WORD)?.[0]?.toLowerCase() ?? '');
  for (const names of byFirstWord.values()) names.sort((a, b) => b.text.length - a.text.length);
  return (text) => {
    const found: TermMention[] = [];
    for (const { 0: word, index: start } of text.matchAll(WORD)) {
      if (start < (found.at(-1)?.end ?? 0)) continue;
      for (const name of candidates(byFirstWord, word.toLowerCase())) {
        const end = endOfMatch(name, text, start);
        if (end === undefined) continue;
        found.push({ term: name.term, meaning: name.meaning, start, end });
        break;
      }
    }
    return found;
  };
}

/** A plural's first word is not the term's: "leads" also asks for "lead". */
function candidates(byFirstWord: ReadonlyMap<string, readonly Name[]>, word: string): readonly Name[] {
  return [word, word.replace(/s$/, ''), word.replace(/es$/, '')].flatMap((key, index, keys) => (keys.indexOf(key) === index ? (byFirstWord.get(key) ?? []) : []));
}

function endOfMatch({ text: name, isExact }: Name, text: string, start: number): number | undefined {
  const written = text.slice(start, start + name.length);
  if (isExact ? written !== name : written.toLowerCase() !== name.toLowerCase()) return undefined;
  const end = start + name.length;
  if (!WORD_CHARACTER.test(text.charAt(end))) return end;
  const plural = PLURAL.exec(text.slice(end, end + 3))?.[0];
  return plural === undefined ? undefined : end + plural.length;
}

function namesOf(terms: ReadonlyMap<string, Term>): Name[] {
  return [...terms].flatMap(([term, { meaning, aliases = [] }]) =>
    [term, ...aliases].map((text) => ({ term, meaning, text, isExact: /\p{Lu}/u.test(text.slice(1)) || (text.length <= 3 && /\p{Lu}/u.test(text)) })),
  );
}
