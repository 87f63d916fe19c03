import { toSourceLines, type SourceLine } from './source-lines.ts';

/** Tags that only wrap: the Markdown inside them is to be read as Markdown. */
const WRAPPERS = 'div|section|article|aside|header|footer|main|nav|figure|figcaption|details|summary|center|span|font|small|big|u|sup|sub|mark|abbr|ins|picture|source|video|iframe|tabs?|label|button|form|style';

/**
 * What other systems leave in a Markdown file and no reader sees: attribute lists of kramdown, tags of Liquid, Hugo
 * and ERB, JSX and wrapping HTML. Each with the groups whose words a reader does see, which stay.
 */
const LEFTOVERS: readonly RegExp[] = [
  // Kramdown and attr_list: {: .note}, {:target="_blank"}, {#anchor}, { width="700" }
  /\{[:#][^{}\n]*\}|\{[ \t]*(?:[.#][\w-]+[ \t]*)*(?:[\w-]+="[^"\n]*"[ \t]*)+\}/g,
  // Liquid and ERB; a tag within a sentence may carry its words in quotes
  /\{%-?[ \t]*\w*[ \t]*"?(?<keep>(?<=")[^"%\n]*)?"?[^%\n]{0,200}%\}/g,
  /<%[^%\n]{0,500}%>/g,
  /\{\{[<%][^{}\n]{0,500}[>%]\}\}/g,
  /\{\{-?[ \t]*(?:page|site|content|layout|include|post|paginator)\.[^{}\n]{0,200}\}\}/g,
  // MDX and React
  /\{\/\*[^*]{0,2000}\*\/\}/g,
  /<\/?[A-Z][\w.]*(?:[ \t\n]+(?:[\w:-]+=)?(?:"[^"<>\n]*"|'[^'<>\n]*'|\{[^{}<>\n]*\}|[\w:-]+))*[ \t\n]*\/?>/g,
  new RegExp(`</?(?:${WRAPPERS})(?:[ \\t\\n][^<>]{0,1000})?>`, 'gi'),
  // Directives and contents that a generator fills
  /(?<![^\n])[ \t]*--8<--[^\n]*/g,
  /(?<![^\n])[ \t]*(?:\[toc\]|\[\[_toc_\]\]|\{toc\})[ \t]*(?![^\n])/gi,
  /(?<![^\n])[ \t]*:{3,}[ \t]*(?:\{[^{}\n]*\}|\w+)?/g,
  /(?<=(?<![^\n])[ \t]*>[ \t]*)\[!\w+\][+-]?/g,
];

/** `import x from "y"` and `export const …` up to the next empty line. */
const MODULE_CODE = /(?<![^\n])(?:import[ \t]+(?:[\w*{][^\n]*[ \t]from[ \t]+)?["'][^"'\n]+["'];?[ \t]*(?![^\n])|export[ \t]+(?:(?:const|let|function|class)[ \t]+\w+[ \t]*[=({:]|default[ \t]+(?:function|class|async|[({]))[^\n]*(?:\n[^\n]+)*)/g;

/** Words of a component that it shows: <Callout title="Faster">. */
const SHOWN_ATTRIBUTE = /\b(?:title|label|summary|caption|header)="([^"<>\n]+)"/g;

export interface MaskedText {
  readonly lines: SourceLine[];
  /** Comments that were left out, each by its first words. */
  readonly comments: readonly string[];
}

/**
 * Blanks out what no reader sees. Lines stay lines, and each keeps track of its columns. What a backslash stands before
 * is meant to be read.
 *
 * @param isConverted true for Markdown that was made of another format: then only comments go.
 */
export function maskLeftovers(text: string, isConverted = false): MaskedText {
  const comments: string[] = [];
  let masked = maskComments(text, comments);
  if (isConverted) return { lines: closeGaps(masked), comments };
  const kept = codeRanges(masked);
  const edit = (pattern: RegExp, replace: (found: string, keep: string | undefined) => string) => {
    masked = masked.replace(pattern, (found: string, ...rest: unknown[]) => {
      const groups = rest.at(-1) as Record<string, string> | string | undefined;
      const offset = rest.find((part) => typeof part === 'number') as number;
      return isWithin(offset, kept) || isEscaped(masked, offset) ? found : replace(found, typeof groups === 'object' ? groups['keep'] : undefined);
    });
  };
  edit(MODULE_CODE, blank);
  for (const pattern of LEFTOVERS) edit(pattern, (found, keep) => blankExcept(found, keep));
  return { lines: closeGaps(masked), comments };
}

/** Stands for a character that goes. */
const GONE = '\0';

function blank(text: string): string {
  return text.replace(/[^\n]/g, GONE);
}

function blankExcept(found: string, keep: string | undefined): string {
  const shown = keep !== undefined ? [keep] : [...found.matchAll(SHOWN_ATTRIBUTE)].map(([, words = '']) => words);
  let result = blank(found);
  for (const words of shown) {
    const at = found.indexOf(words);
    result = result.slice(0, at) + words + result.slice(at + words.length);
  }
  return result;
}

function maskComments(text: string, comments: string[]): string {
  if (!text.includes('<!--')) return text;
  const kept = codeRanges(text);
  const closing = seeker(text, '-->');
  const paragraphEnd = seeker(text, '\n\n');
  let result = '';
  let from = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', from)) {
    const close = closing(start + 4);
    // At the head of a line a comment may hold anything; within a line it ends with its paragraph. One without an end is a stray sign.
    const isWhole = close >= 0 && (isLineHead(text, start) || !(paragraphEnd(start) >= 0 && paragraphEnd(start) < close));
    const end = isWithin(start, kept) || isEscaped(text, start) ? start : isWhole ? close + 3 : start + 4;
    const comment = text.slice(start, end);
    result += text.slice(from, start) + blank(comment);
    if (end > start) comments.push(comment.replace(/^<!-+|-+>$/g, '').trim().slice(0, SHOWN_COMMENT));
    from = Math.max(end, start + 4);
    result += text.slice(end, from);
  }
  return result + text.slice(from);
}

const SHOWN_COMMENT = 60;

function isEscaped(text: string, offset: number): boolean {
  let signs = 0;
  while (text[offset - signs - 1] === '\\') signs++;
  return signs % 2 === 1;
}

/** Finds the next place of a sign from an offset that only grows, in one pass over the text. */
function seeker(text: string, sign: string): (from: number) => number {
  let known = -2;
  return (from) => {
    if (known === -2 || (known >= 0 && known < from)) known = text.indexOf(sign, from);
    return known;
  };
}

function isLineHead(text: string, offset: number): boolean {
  let before = offset - 1;
  while (text[before] === ' ' || text[before] === '\t') before--;
  return before < 0 || text[before] === '\n';
}

type Range = readonly [from: number, to: number];

/** Fenced code, and code within a line. */
function codeRanges(text: string): Range[] {
  const ranges: Range[] = [];
  let offset = 0;
  for (const line of toSourceLines(text)) {
    if (line.isCode) ranges.push([offset, offset + line.text.length]);
    else for (const span of line.text.matchAll(/(`+)[^`\n]+\1(?!`)/g)) ranges.push([offset + span.index, offset + span.index + span[0].length]);
    offset += line.text.length + 1;
  }
  return ranges;
}

function isWithin(offset: number, ranges: readonly Range[]): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle] ?? [0, 0];
    if (offset < from) high = middle - 1;
    else if (offset >= to) low = middle + 1;
    else return true;
  }
  return false;
}

/** Lines without what was blanked out. */
function closeGaps(masked: string): SourceLine[] {
  return toSourceLines(masked).map((line) => {
    if (!line.text.includes(GONE)) return line;
    const shifts: { from: number; by: number }[] = [];
    let text = '';
    let by = 0;
    for (const part of line.text.split(/(\0+)/)) {
      if (part.startsWith(GONE)) {
        by += part.length;
        shifts.push({ from: text.length + 1, by });
      } else text += part;
    }
    return { ...line, text: text.trim() === '' ? '' : text, shifts };
  });
}
