import type { SourceLine } from './source-lines.ts';

/** Bullets of word processors and chat programs. */
const BULLET = /^([ \t]*)[•◦▪▫‣●○■□➢►∙·](?=[ \t]+\S)/;
const DASH = /^([ \t]*)[–—](?=[ \t]+\S)/;
const BOX = /^([ \t]*)(\[[ xX]\]|[☐☑☒])(?=[ \t]+\S)/;
const LETTER = /^([ \t]*)(\(?)([A-Za-z]|[ivx]{2,5}|[IVX]{2,5})([.)])(?=[ \t]+\S)/;
/** `Step 1: …`, `**Step 1.** …`, `1: …`, `1 - …`, `(1) …`; a whole line in bold is a heading, and left alone. */
const NUMBERED = /^([ \t]{0,3})((?:\*\*|__)?(?:step[ \t]+)?\(?(\d{1,3})(?:[ \t]*(?:[:.)]|[ \t][-–—]))?(?:\*\*|__)?[:.]?)[ \t]+(?=\S)/i;
/** `1.Open`, without the space that makes it a list. */
const UNSPACED = /^([ \t]{0,3}\d{1,2}[.)])(?=[A-Z“"*[][^\s.]*)/;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];

/** Writes the list markers that Markdown does not know as those it does, in as many columns. */
export function normaliseListMarkers(lines: SourceLine[]): void {
  for (const line of lines) if (!line.isCode) markBullet(line);
  markDashes(lines);
  markNumbers(lines);
  markUnspaced(lines);
  markLetters(lines);
}

function markBullet(line: SourceLine): void {
  const box = BOX.exec(line.text);
  if (box) {
    const [found, indent = '', sign = ''] = box;
    line.checked = /[xX☑☒]/.test(sign);
    line.text = `${indent}-${' '.repeat(sign.length - 1)}${line.text.slice(found.length)}`;
    return;
  }
  line.text = line.text.replace(BULLET, '$1-');
}

/** One dash begins a quotation's source or an aside; two lines with one are a list. */
function markDashes(lines: SourceLine[]): void {
  const dashed = runs(lines, (line) => (DASH.test(line.text) ? { indent: DASH.exec(line.text)?.[1] ?? '', value: 1 } : undefined), () => true);
  for (const { line } of dashed) line.text = line.text.replace(DASH, '$1-');
}

function markNumbers(lines: SourceLine[]): void {
  const read = (line: SourceLine) => {
    const [, indent = '', marker = '', digits = ''] = NUMBERED.exec(line.text) ?? [];
    const isPlain = /^\d+[.)]$/.test(marker);
    const isMarker = /step/i.test(marker) || /[:.)\-–—]/.test(marker);
    return isMarker && !isPlain ? { indent, value: Number(digits) } : undefined;
  };
  for (const { line, value } of runs(lines, read, (a, b) => b === a + 1)) {
    line.text = line.text.replace(NUMBERED, (found: string, indent: string) => indent + numberIn(found.length - indent.length, value, '.'));
  }
}

/** A number with its sign in just so many columns: leading zeros say nothing in a list, five spaces would mean code. */
function numberIn(width: number, value: number, sign: string): string {
  const spaces = Math.max(1, Math.min(4, width - 10));
  return `${String(value).padStart(Math.min(9, width - 1 - spaces), '0')}${sign}${' '.repeat(spaces)}`.padEnd(width);
}

function markUnspaced(lines: SourceLine[]): void {
  const read = (line: SourceLine) => {
    const marker = UNSPACED.exec(line.text)?.[1];
    return marker === undefined ? undefined : { indent: '', value: Number(marker.trim().slice(0, -1)) };
  };
  for (const { line } of runs(lines, read, (a, b) => b === a + 1)) {
    const marker = UNSPACED.exec(line.text)?.[1] ?? '';
    line.shifts = [...line.shifts.filter(({ from }) => from <= marker.length), { from: marker.length + 2, by: (line.shifts.at(-1)?.by ?? 0) - 1 }];
    line.text = `${marker} ${line.text.slice(marker.length)}`;
  }
}

function markLetters(lines: SourceLine[]): void {
  const read = (line: SourceLine) => {
    const [, indent = '', , label = ''] = LETTER.exec(line.text) ?? [];
    return label === '' ? undefined : { indent, value: valueOf(label), label };
  };
  const found = runs(lines, read, (a, b) => b === a || b === a + 1);
  for (const { line, value } of found) {
    line.text = line.text.replace(LETTER, (marker: string, indent: string) => `${indent}${String(value).padStart(marker.length - indent.length - 1, '0')})`);
  }
}

function valueOf(label: string): number {
  const lower = label.toLowerCase();
  const roman = ROMAN.indexOf(lower);
  // "i" begins a Roman count far more often than it goes on from "h".
  return roman >= 0 && lower !== 'v' && lower !== 'x' ? roman + 1 : label.length === 1 ? lower.charCodeAt(0) - 96 : roman + 1;
}

interface Marked { readonly indent: string; readonly value: number }

/** Lines whose markers follow one another at the same indentation, two or more of them. */
function runs(lines: readonly SourceLine[], read: (line: SourceLine) => Marked | undefined, follows: (before: number, now: number) => boolean): { line: SourceLine; value: number }[] {
  const accepted: { line: SourceLine; value: number }[] = [];
  const open = new Map<string, { line: SourceLine; value: number }[]>();
  const close = (run: { line: SourceLine; value: number }[] | undefined) => {
    if (run && run.length > 1) accepted.push(...run);
  };
  for (const line of lines) {
    if (line.isCode) continue;
    const marked = read(line);
    if (!marked) continue;
    const run = open.get(marked.indent);
    const last = run?.at(-1);
    if (run && last && follows(last.value, marked.value)) run.push({ line, value: marked.value });
    else {
      close(run);
      open.set(marked.indent, marked.value <= 1 ? [{ line, value: marked.value }] : []);
    }
  }
  for (const run of open.values()) close(run);
  return accepted;
}
