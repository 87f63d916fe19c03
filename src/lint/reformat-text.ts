import fc from 'fast-check';

type Reformat = (text: string) => string;

const MARKER = /^(\s*(?:[-*+]|\d+[.)])\s+)/;
/** What at the start of a line would be read as markup. */
const STARTS_MARKUP = /^(?:[-+*#>|=~_`<{:[\]!]|\d+[.)]|\S+\s*\||$)/;

/** Applies an edit to the lines of the body that are text: no frontmatter, code, components or headings. */
function editLines(text: string, edit: (line: string) => string): string {
  const lines = text.split('\n');
  const bodyStart = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
  let inCode = false;
  return lines
    .map((line, index) => {
      if (/^\s*(?:```|~~~)/.test(line)) inCode = !inCode;
      return index < bodyStart || inCode || /^\s*(?:```|~~~|<|\{|#)/.test(line) ? line : edit(line);
    })
    .join('\n');
}

/** Breaks lines behind words of about this width, the rest indented as far as the text of its item. */
function reflow(width: number): Reformat {
  return (text) =>
    editLines(text, (line) => {
      if (/^\s*\|/.test(line)) return line;
      const indent = ' '.repeat(MARKER.exec(line)?.[0].length ?? /^\s*/.exec(line)?.[0].length ?? 0);
      const rows: string[] = [];
      let row = '';
      for (const [index, word] of line.trimStart().split(' ').entries()) {
        const isFull = row.length >= width && !STARTS_MARKUP.test(word) && !/[`*[\](){}<>]/.test(word) && balanced(row);
        if (isFull) rows.push(row);
        row = index === 0 ? word : isFull ? word : `${row} ${word}`;
      }
      return [...rows, row].map((part, index) => `${index === 0 ? (/^\s*/.exec(line)?.[0] ?? '') : indent}${part}`).join('\n');
    });
}

/** True outside code, links and bold. */
function balanced(row: string): boolean {
  const count = (pattern: RegExp) => row.match(pattern)?.length ?? 0;
  return count(/`/g) % 2 === 0 && count(/\*\*/g) % 2 === 0 && count(/\[/g) === count(/\]/g) && count(/"/g) % 2 === 0;
}

const bulletStyle = (mark: string): Reformat => (text) => editLines(text, (line) => line.replace(/^(\s*)[-*+](?=\s)/, `$1${mark}`));
const numberStyle: Reformat = (text) => editLines(text, (line) => line.replace(/^(\s*\d+)\.(?=\s)/, '$1)'));
const boldStyle: Reformat = (text) => editLines(text, (line) => line.replace(/(?<![\w*])\*\*([^*\n]+)\*\*(?![\w*])/g, '__$1__'));
const tablePadding = (blanks: number): Reformat => (text) => editLines(text, (line) => (/^\s*\|/.test(line) ? line.replace(/(?<!\\)\|/g, `${' '.repeat(blanks)}|${' '.repeat(blanks)}`).trim() : line));
const blankLines: Reformat = (text) => editLines(text, (line) => (line === '' ? '\n' : line));
const closedHeadings: Reformat = (text) => text.replace(/^(#{2,4}) (.*[^#\s])$/gm, '$1 $2 $1');

/** One or several ways to lay out the same words anew. */
export const reformats: fc.Arbitrary<Reformat> = fc
  .array(
    fc.oneof(
      fc.integer({ min: 20, max: 90 }).map(reflow),
      fc.constantFrom('-', '*', '+').map(bulletStyle),
      fc.integer({ min: 1, max: 9 }).map(tablePadding),
      fc.constantFrom(numberStyle, boldStyle, blankLines, closedHeadings),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((steps) => (text: string) => steps.reduce((left, step) => step(left), text));
