import type { PhrasingContent } from 'mdast';
import type { Place } from './place.ts';

/** Stands for every character of a stretch that prose rules must not read: code, addresses, quotations, labels in bold. */
export const MASK = '\uFFFC';

/** A run of text that is read as prose: one paragraph, list item or table cell, or one text value of the frontmatter. */
export interface Passage {
  /** Plain text, white space as written. */
  readonly text: string;
  /** The same length as `text`, with what prose rules skip replaced by MASK. */
  readonly prose: string;
  readonly sentences: readonly Sentence[];
  /** The place of `length` characters at `offset` of `text`. */
  placeAt(offset: number, length?: number): Place;
}

export interface Sentence {
  /** Offset in the passage's text. */
  readonly start: number;
  readonly text: string;
  readonly prose: string;
}

interface Segment {
  readonly offset: number;
  readonly place: Place;
}

/**
 * `02/03/2026` looks like a path and is none. A path is tried once for each stretch between slashes, from its first
 * character (behind a slash, from behind its first dot or hyphen): long runs of dots and hyphens must cost no more than words.
 */
const URL_OR_PATH = /\b(?:https?:\/\/|mailto:|www\.)\S+|(?:(?<![\w./-])|(?<=\/\w*[.-]))(?!(?:\d{1,2}\/\d{1,2}\/\d{4}|\d{4}\/\d{1,2}\/\d{1,2})(?![\w/]))(?:[\w.-]+\/){2,}[\w.-]+/g;
const ADDRESS_SIGN = /\/|mailto:|www\./;
const QUOTE_SIGN = /["“‘']/;
const QUOTED = /"[^"\n]{1,300}"|“[^”\n]{1,300}”|‘[^’\n]{1,120}’|(?<![\p{L}\p{N}])'[^'\n]{1,80}'(?![\p{L}\p{N}])/gu;

/** Reads the inline content of one block. `lines` are the file's lines, to place words in text that wraps. */
export function readPassage(nodes: readonly PhrasingContent[], lines: readonly string[]): Passage {
  const builder = { text: '', prose: '', segments: [] as Segment[] };
  for (const node of nodes) append(node, false, builder, lines);
  return makePassage(builder.text, builder.prose, builder.segments);
}

/** A passage for one text value of the frontmatter. */
export function readPlainPassage(text: string, place: Place, lines: readonly string[]): Passage {
  const source = lines[place.line - 1] ?? '';
  const quote = /^["']/.test(source.slice(place.column - 1)) ? 1 : 0;
  return makePassage(text, text, [{ offset: 0, place: { line: place.line, column: place.column + quote } }]);
}

function append(node: PhrasingContent, masked: boolean, builder: { text: string; prose: string; segments: Segment[] }, lines: readonly string[]): void {
  const add = (text: string, hide: boolean, place: Place | undefined) => {
    if (place) builder.segments.push({ offset: builder.text.length, place });
    builder.text += text;
    builder.prose += hide ? mask(text) : text;
  };
  const start = node.position?.start;
  switch (node.type) {
    case 'text':
      if (!node.value.includes('\n')) {
        add(node.value, masked, start);
        break;
      }
      for (const [index, part] of node.value.split('\n').entries()) {
        const place = start && placeOfLine(part, index, start, lines);
        if (index > 0) add('\n', masked, undefined);
        add(part, masked, place);
      }
      break;
    case 'inlineCode':
      add(node.value, true, start && { line: start.line, column: start.column + 1 });
      break;
    case 'break':
      add('\n', masked, undefined);
      break;
    case 'image':
      add(node.alt ?? '', true, start);
      break;
    case 'html':
    case 'mdxTextExpression':
    case 'footnoteReference':
      break;
    default:
      if ('children' in node) for (const child of node.children) append(child, masked || node.type === 'strong', builder, lines);
  }
}

function placeOfLine(text: string, index: number, start: { line: number; column: number }, lines: readonly string[]): Place {
  if (index === 0) return { line: start.line, column: start.column };
  const source = lines[start.line - 1 + index] ?? '';
  const at = source.indexOf(text.trim());
  return { line: start.line + index, column: Math.max(0, at) + 1 };
}

function mask(text: string): string {
  return text.replace(/[^\s]/g, MASK).replace(/(?<=\uFFFC)[ \t](?=\uFFFC)/g, MASK);
}

function makePassage(text: string, prose: string, segments: readonly Segment[]): Passage {
  // Most passages hold no address and no quotation, and the patterns cost more than a look for their signs.
  const unlinked = ADDRESS_SIGN.test(prose) ? prose.replace(URL_OR_PATH, mask) : prose;
  const masked = QUOTE_SIGN.test(unlinked) ? unlinked.replace(QUOTED, mask) : unlinked;
  return new PlacedPassage(text, masked, segments);
}

/** A class, so that all passages have one shape: what a getter in an object literal would prevent. */
class PlacedPassage implements Passage {
  readonly text: string;
  readonly prose: string;
  private readonly segments: readonly Segment[];
  private split: readonly Sentence[] | undefined = undefined;

  constructor(text: string, prose: string, segments: readonly Segment[]) {
    this.text = text;
    this.prose = prose;
    this.segments = segments;
  }

  get sentences(): readonly Sentence[] {
    return (this.split ??= splitSentences(this.text, this.prose));
  }

  placeAt(offset: number, length = 0): Place {
    const from = placeOfOffset(this.segments, offset);
    return length === 0 ? from : { ...from, endLine: from.line, endColumn: from.column + length };
  }
}

function placeOfOffset(segments: readonly Segment[], offset: number): Place {
  let [low, high] = [0, segments.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((segments[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const segment = segments[low];
  if (!segment) return { line: 1, column: 1 };
  return { line: segment.place.line, column: segment.place.column + Math.max(0, offset - segment.offset) };
}

/** "etc." may end a sentence, and is told from what follows; so may one letter of several, as in "A/R.". */
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|vs|cf|approx|incl|excl|no|nos|max|min|resp|fig|st|mr|mrs|ms|dr|inc|ltd|corp)|(?<![/&])\b[A-Z])\.$/i;
const LONGEST_ABBREVIATION = 6;
/** The mark that ends a sentence, also where it is masked, as at the end of a title in bold or of a quotation. */
const SENTENCE_END = /(?<![.!?])[.!?]+[)"”’']*(?=\s)|\uFFFC(?=\s)/g;
const GOES_ON = /^\s*(?!(?:e\.g|i\.e)\.)\p{Ll}/u;
const LOOK_AHEAD = 12;

function splitSentences(text: string, prose: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const end = (stop: number) => {
    const raw = prose.slice(start, stop);
    const lead = raw.length - raw.trimStart().length;
    if (raw.trim() !== '') {
      const from = start + lead;
      const to = start + raw.trimEnd().length;
      sentences.push({ start: from, text: text.slice(from, to), prose: prose.slice(from, to) });
    }
    start = stop;
  };
  for (const match of prose.matchAll(SENTENCE_END)) {
    const stop = match.index + match[0].length;
    if (match[0] === MASK && !/[.!?][”’"']?$/.test(text.slice(Math.max(0, match.index - 1), match.index + 1))) continue;
    if (GOES_ON.test(prose.slice(stop, stop + LOOK_AHEAD))) continue;
    if (match[0] === '.' && ABBREVIATION.test(prose.slice(Math.max(start, match.index - LONGEST_ABBREVIATION - 1), match.index + 1))) continue;
    end(stop);
  }
  end(prose.length);
  return sentences;
}
