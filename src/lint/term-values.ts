import type { Registry } from '../playbook/playbook.ts';
import type { Term } from '../playbook/registries.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { Place } from '../sop/place.ts';
import type { ZonedPassage } from '../sop/zoned-passages.ts';
import { matchProse } from './prose.ts';

/** A value that a text gives to a term of the glossary. */
export interface TermValue {
  /** As the glossary spells it. */
  readonly term: string;
  readonly unit: string;
  /** What the sentence says beside: a value for France and one for all are two things. */
  readonly segment: string;
  readonly value: number;
  readonly words: string;
  readonly place: Place;
}

const VALUE = /\d[\d,]*(?:\.\d+)?\s?(?:%|\p{L}+)$/u;
const VERB = '(?:is|has|have|needs?|requires?|reaches|takes|lasts|must\\s+be|must\\s+reach|equals)';
const BOUND = '(?<least>at\\s+least\\s+|at\\s+most\\s+|more\\s+than\\s+|less\\s+than\\s+|up\\s+to\\s+)?';
/** A quick look before the slow one. */
const GIVES = new RegExp(`\\s${VERB}\\s${BOUND}\\d`, 'i');
const CONDITION = /\b(?:if|when|unless|whether|example)\b/i;
const patterns = new WeakMap<Registry<Term>, { readonly pattern: RegExp; readonly names: ReadonlyMap<string, string> }>();

/** "An MQL has 60 points or more": a term, a verb that gives it a value, the value. */
function patternOf(glossary: Registry<Term>) {
  let found = patterns.get(glossary);
  if (!found) {
    const names = new Map<string, string>();
    for (const [term, { aliases = [] }] of glossary.entries) for (const name of [term, ...aliases]) names.set(plain(name), term);
    const either = [...names.keys()].toSorted((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'));
    const source = `(?<![\\p{L}\\p{N}_-])(?<term>${either.join('|')})s?(?<before>\\s[^.;:\\d]{0,40}?)?\\s${VERB}\\s${BOUND}(?<number>\\d[\\d,]*(?:\\.\\d+)?)\\s?(?<unit>%|x\\b|\\p{L}+)`;
    found = { pattern: names.size === 0 ? /$^/g : new RegExp(source, 'giu'), names };
    patterns.set(glossary, found);
  }
  return found;
}

/** Finds the values that a text gives to terms of the glossary. Conditions and the cells of tables give none. */
export function* findTermValues(sop: Sop, glossary: Registry<Term>, fillers: ReadonlySet<string>): Generator<TermValue, void, undefined> {
  const { pattern, names } = patternOf(glossary);
  for (const { match, zoned, index } of matchProse(sop, pattern, isStated)) {
    const { term = '', number = '', unit = '', least = '', before = '' } = match.groups ?? {};
    const { prose } = zoned.passage;
    const sentence = zoned.passage.sentences.findLast(({ start }) => start <= index);
    if (!sentence || CONDITION.test(sentence.prose)) continue;
    const rest = prose.slice(index + match[0].length, sentence.start + sentence.prose.length);
    const at = match[0].search(VALUE);
    yield {
      term: names.get(plain(term)) ?? term,
      unit: plain(unit).replace(/s$/, ''),
      segment: segmentOf(`${prose.slice(sentence.start, index)} ${before} ${least} ${rest}`, fillers),
      value: Number(number.replaceAll(',', '')),
      words: `${number} ${unit}`,
      place: zoned.passage.placeAt(index + at, match[0].length - at),
    };
  }
}

/** What else a sentence says, as a set of words: two sentences about the same have the same. */
function segmentOf(clause: string, fillers: ReadonlySet<string>): string {
  const words = clause.toLowerCase().match(/[\p{L}\p{N}\uFFFC%]+/gu) ?? [];
  return [...new Set(words.filter((word) => !fillers.has(word)))].sort().join(' ');
}

function isStated({ zone, form, passage }: ZonedPassage): boolean {
  return form !== 'cell' && zone !== 'note' && zone !== 'example' && zone !== 'changelog' && zone !== 'frontmatter' && GIVES.test(passage.prose);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
