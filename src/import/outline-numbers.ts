import { readSections } from '../sop/sections.ts';
import { factNamed } from './fact-names.ts';
import type { SourceLine } from './source-lines.ts';

/** `3.1 Open …`, `3.1.2) Open …`, `**3.1** Open …` */
const OUTLINE = /^([ \t]*)(?:\*\*|__)?(\d{1,3}(?:\.\d{1,3}){1,4})[.)]?(?:\*\*|__)?[ \t]+(?=\S)/;
const LISTED = /^[ \t]{0,3}(\d{1,3})[.)][ \t]+\S/;
const HEADING = /^(?:#{1,6}[ \t]+(.*?)[ \t#]*|(?:\*\*|__)([^*_]+)(?:\*\*|__):?)$/;
const UNDERLINE = /^(?:=+|-+)[ \t]*$/;
const INDENT = 4;
const TITLE_WORDS = 4;

interface Entry {
  readonly line: SourceLine;
  readonly index: number;
  readonly parts: readonly number[];
}

/** Lines that go on counting: 3.1, 3.2, 3.2.1, 3.3. */
interface Run {
  readonly entries: Entry[];
  /** 1 where it stands below a list item with the number of its part, else 0. */
  readonly depth: number;
}

/** Writes the numbers of an outline as the numbered list that their author meant: two or more that follow one another, under a heading where steps may stand. */
export function markOutlineNumbers(lines: readonly SourceLine[]): void {
  for (const run of findRuns(lines)) {
    if (run.entries.length < 2 || isTitles(run, lines)) continue;
    const base = run.entries[0]?.parts.length ?? 0;
    for (const { line, parts } of run.entries) writeMarker(line, run.depth + parts.length - base, parts.at(-1) ?? 1);
  }
}

function findRuns(lines: readonly SourceLine[]): Run[] {
  const runs: Run[] = [];
  let open: Run | undefined;
  let mayHoldSteps = false;
  let listed: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.isCode) continue;
    const heading = headingAt(lines, index);
    if (heading !== undefined) [mayHoldSteps, listed, open] = [isForSteps(heading), undefined, undefined];
    listed = Number(LISTED.exec(line.text)?.[1] ?? listed);
    const parts = OUTLINE.exec(line.text)?.[2]?.split('.').map(Number);
    if (heading !== undefined || !parts) continue;
    const entry = { line, index, parts };
    if (open && goesOn(open, parts)) {
      open.entries.push(entry);
      continue;
    }
    open = parts.at(-1) === 1 && mayHoldSteps ? { entries: [entry], depth: parts.length === 2 && parts[0] === listed ? 1 : 0 } : undefined;
    if (open) runs.push(open);
  }
  return runs;
}

function goesOn({ entries }: Run, parts: readonly number[]): boolean {
  const before = entries.at(-1)?.parts ?? [];
  if (parts.length < (entries[0]?.parts.length ?? 0) || parts.length > before.length + 1) return false;
  const last = parts.length - 1;
  return parts.every((part, level) => part === (level < last ? before[level] : (before[level] ?? 0) + 1));
}

function headingAt(lines: readonly SourceLine[], index: number): string | undefined {
  const text = lines[index]?.text.trim() ?? '';
  const [, hashed, bold] = HEADING.exec(text) ?? [];
  return hashed ?? bold ?? (text !== '' && UNDERLINE.test(lines[index + 1]?.text ?? '') ? text : undefined);
}

function isForSteps(title: string): boolean {
  const heading = { type: 'heading' as const, depth: 2 as const, children: [{ type: 'text' as const, value: title }] };
  const zone = readSections({ type: 'root', children: [heading] })[0]?.zone;
  return zone === 'step' || (zone === 'other' && factNamed(title) === undefined);
}

/** "3.1 Receiving", a paragraph, "3.2 Storage", a paragraph: headings and no steps. */
function isTitles({ entries }: Run, lines: readonly SourceLine[]): boolean {
  const isTitle = ({ line }: Entry) => {
    const words = line.text.replace(OUTLINE, '').trim();
    return !/[.;:!?]$/.test(words) && words.split(/\s+/).length <= TITLE_WORDS;
  };
  const hasText = ({ index }: Entry, next: Entry) => lines.slice(index + 1, next.index).some(({ text }) => text.trim() !== '');
  return entries.every(isTitle) && entries.slice(1).every((entry, at) => hasText(entries[at] as Entry, entry));
}

function writeMarker(line: SourceLine, depth: number, number: number): void {
  const [found = '', indent = ''] = OUTLINE.exec(line.text) ?? [];
  const marker = `${' '.repeat(INDENT * depth)}${number}. `;
  const longer = marker.length - found.length;
  const shiftAt = (column: number) => line.shifts.findLast(({ from }) => column >= from)?.by ?? 0;
  line.shifts = [
    { from: 1, by: shiftAt(1) + indent.length - INDENT * depth },
    { from: marker.length + 1, by: shiftAt(found.length + 1) - longer },
    ...line.shifts.filter(({ from }) => from > found.length + 1).map(({ from, by }) => ({ from: from + longer, by: by - longer })),
  ];
  line.text = marker + line.text.slice(found.length);
}
