import type { Place } from '../sop/place.ts';
import type { Edit } from './rule.ts';

/** Where a line of the file starts in its text, and how it ends. Columns are the same with and without a byte order mark. */
interface SourceLine {
  readonly start: number;
  readonly length: number;
  readonly end: string;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Makes groups of edits in a file's text, each group whole or not at all. Everything else stays byte for byte, line
 * ends and byte order mark too. A group that overlaps an earlier one, or that lies outside the text, is left out.
 *
 * @param source the text as it lies on disk; the places are those of `normaliseText(source)`.
 * @returns the new text, and which groups were made.
 */
export function applyEdits(source: string, groups: readonly (readonly Edit[])[]): { readonly text: string; readonly made: readonly boolean[] } {
  const lines = readLines(source);
  const ending = lines.find(({ end }) => end !== '')?.end ?? '\n';
  const taken: Stretch[] = [];
  const made = groups.map((edits) => {
    const stretches = edits.map((edit) => stretchOf(edit, lines, ending));
    if (stretches.length === 0 || !stretches.every((stretch) => stretch !== undefined)) return false;
    if (stretches.some((stretch, index) => [...taken, ...stretches.slice(0, index)].some((other) => overlaps(stretch, other)))) return false;
    taken.push(...stretches);
    return true;
  });
  const text = taken.toSorted((a, b) => b.from - a.from).reduce((whole, { from, to, text: replacement }) => whole.slice(0, from) + replacement + whole.slice(to), source);
  return { text, made };
}

function readLines(source: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = source.startsWith('\uFEFF') ? 1 : 0;
  for (const match of source.matchAll(/\r\n|\r|\n|$/g)) {
    if (match.index < start) continue;
    lines.push({ start, length: match.index - start, end: match[0] });
    start = match.index + match[0].length;
  }
  return lines;
}

function stretchOf({ place, text }: Edit, lines: readonly SourceLine[], ending: string): Stretch | undefined {
  const from = offsetOf(lines, place.line, place.column);
  const to = place.endLine === undefined || place.endColumn === undefined ? undefined : offsetOf(lines, place.endLine, place.endColumn);
  return from === undefined || to === undefined || to < from ? undefined : { from, to, text: text.replaceAll('\n', ending) };
}

function offsetOf(lines: readonly SourceLine[], line: number, column: Place['column']): number | undefined {
  const found = lines[line - 1];
  return found && column >= 1 && column <= found.length + 1 ? found.start + column - 1 : undefined;
}

/** Two stretches that share a character, or an insertion that touches another edit: the order of the two would decide. */
function overlaps(a: Stretch, b: Stretch): boolean {
  const touches = a.from === a.to || b.from === b.to;
  return touches ? a.from <= b.to && b.from <= a.to : a.from < b.to && b.from < a.to;
}
