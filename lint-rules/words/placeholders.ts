import { keptWith } from '../../src/sop/kept-with.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';

/** Marks that writers leave where text is still to come; capitals only, since "todo" is also a word. */
export const PLACEHOLDER_MARKS: readonly string[] = ['TBD', 'TBC', 'TBA', 'TODO', 'FIXME', 'XXX'];

/** Phrases that stand in for text, in any case. */
export const PLACEHOLDER_PHRASES: readonly string[] = ['lorem ipsum', 'dolor sit amet', 'content coming soon', 'under construction', 'placeholder text', 'text goes here'];

/** What opens a blank to be filled in by the writer: `<fill in>`, `[insert link]`. */
export const BLANK_OPENINGS: readonly string[] = [
  'fill in', 'fill me', 'fill this', 'insert', 'add link', 'add text', 'add content', 'add here', 'to be completed', 'to be added', 'to be filled',
  'list the', 'set the', 'set a', 'set an', 'enter the', 'specify', 'describe', 'provide the', 'identify the', 'replace with', 'company name', 'organization name', 'organisation name',
];

const anyCase = (phrase: string) => phrase.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`).replaceAll(' ', '\\s+');
const BLANK = `[<\\[{(]\\s*(?:${BLANK_OPENINGS.map(anyCase).join('|')})(?!\\w)`;
const TO_BE_WRITTEN = '[Tt]o be (?:determined|defined|decided|written)';

/** What stands in for text that is still to come; `mark` and `blank` say which kind. */
export const PLACEHOLDER = new RegExp(
  [
    `(?<![\\w$#/-])(?<mark>${PLACEHOLDER_MARKS.join('|')})(?![\\w/-]|\\.\\w)`,
    `(?<![\\w-])(?:${PLACEHOLDER_PHRASES.map(anyCase).join('|')})(?![\\w-])`,
    '\\?{3,}',
    `(?<blank>${BLANK}[^<>\\[\\]{}()\\n]{0,160}[>\\]})])`,
    `(?<![\\w-])${TO_BE_WRITTEN}(?=\\s*(?:[.;,)\\]]|$))`,
  ].join('|'),
  'g',
);

const HINT = new RegExp([...PLACEHOLDER_MARKS, ...PLACEHOLDER_PHRASES.map(anyCase), BLANK, '\\?{3}', TO_BE_WRITTEN].join('|'));

/** True where an SOP may hold a placeholder at all: a quick look before the slow one. */
export const mayHoldPlaceholder: (sop: Sop) => boolean = keptWith(({ text }) => HINT.test(text));

/** `TODO: name the tool`; a mark alone in code may be the value of a field. */
export const NOTE_TO_SELF = new RegExp(`^(?:${PLACEHOLDER_MARKS.join('|')}): \\S`);
