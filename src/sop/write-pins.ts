import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Scalar, type YAMLMap } from 'yaml';
import { readFrontmatter } from './frontmatter.ts';
import { closingFence, joinLines, lineEndOf, splitLines, type Line } from './line-ends.ts';
import { normaliseText } from './parse-sop.ts';
import type { ReviewWriting } from './write-review.ts';

/** What an entry of `dependsOn` says from now on. */
export interface Pin {
  readonly fingerprint: string;
  /** The step's number today, where it has another than is written. */
  readonly step?: string | undefined;
}

/** A stretch of one line to replace; without `length`, the text goes in as a line of its own below it. */
interface Edit {
  readonly line: number;
  readonly column: number;
  readonly length: number | undefined;
  readonly text: string;
}

/**
 * Sets the fingerprints of `dependsOn` in a file's text. Everything else stays as it was, with its comments, order
 * and line ends; the result is read back, and refused where anything else came out changed.
 *
 * @param source the file's text as it lies on disk.
 * @param pins by the index of their entry; undefined leaves an entry alone.
 */
export function writePins(source: string, pins: readonly (Pin | undefined)[]): ReviewWriting {
  const before = readFrontmatter(normaliseText(source));
  if (before.text === undefined || before.problems.length > 0) return { refusal: 'its frontmatter cannot be read' };
  const lines = splitLines(source);
  const counter = new LineCounter();
  const yaml = lines.slice(1, closingFence(lines)).map(({ text }) => `${text}\n`).join('');
  const document = parseDocument(yaml, { lineCounter: counter, version: '1.2', stringKeys: true });
  const edits = findEdits(document, pins, counter);
  if ('refusal' in edits) return edits;
  const written = joinLines(applyEdits(lines, edits));
  return isFaithful(before.data, readFrontmatter(normaliseText(written)), pins) ? { text: written } : { refusal: CANNOT };
}

const CANNOT = 'its dependsOn is written in a way that this command cannot change safely';

function findEdits(document: Document, pins: readonly (Pin | undefined)[], counter: LineCounter): Edit[] | { refusal: string } {
  const entries = isMap(document.contents) ? document.contents.get('dependsOn') : undefined;
  const edits: Edit[] = [];
  for (const [index, pin] of pins.entries()) {
    if (!pin) continue;
    const entry: unknown = isSeq(entries) ? entries.items[index] : undefined;
    if (!isMap(entry)) return { refusal: CANNOT };
    const found = editsOf(entry, pin, counter);
    if (!found) return { refusal: CANNOT };
    edits.push(...found);
  }
  return edits;
}

function editsOf(entry: YAMLMap, { fingerprint, step }: Pin, counter: LineCounter): Edit[] | undefined {
  const [old, oldStep] = [entry.get('fingerprint', true), entry.get('step', true)];
  if (isScalar(old) && old.value === fingerprint && step === undefined) return [];
  const set = old === undefined ? addition(entry, fingerprint, counter) : replacement(old, JSON.stringify(fingerprint), counter);
  const moved = step === undefined ? [] : [replacement(oldStep, /^[1-9]\d*$/.test(step) ? step : JSON.stringify(step), counter)];
  const all = [set, ...moved];
  return all.every((edit) => edit !== undefined) ? all : undefined;
}

function replacement(node: unknown, text: string, counter: LineCounter): Edit | undefined {
  if (!isScalar(node) || !node.range || node.anchor || !isOnOneLine(node)) return undefined;
  return { ...at(node.range[0], counter), length: node.range[1] - node.range[0], text };
}

/** Behind the last value: in braces after a comma, else on a line of its own under the entry's first key. */
function addition(entry: YAMLMap, fingerprint: string, counter: LineCounter): Edit | undefined {
  const [first, last] = [entry.items[0], entry.items.at(-1)];
  if (!first || !last || !isScalar(first.key) || !first.key.range || !isScalar(last.value) || !last.value.range || !isOnOneLine(last.value)) return undefined;
  const said = `fingerprint: ${JSON.stringify(fingerprint)}`;
  const end = at(last.value.range[1], counter);
  if (entry.flow) return { ...end, length: 0, text: `, ${said}` };
  return { ...end, length: undefined, text: `${' '.repeat(at(first.key.range[0], counter).column)}${said}` };
}

function isOnOneLine({ source, type }: Scalar): boolean {
  return type !== 'BLOCK_FOLDED' && type !== 'BLOCK_LITERAL' && !source?.includes('\n');
}

/** Line and column from 0; the frontmatter starts at line 1. */
function at(offset: number, counter: LineCounter): { readonly line: number; readonly column: number } {
  const { line, col } = counter.linePos(offset);
  return { line, column: col - 1 };
}

/** From the last to the first, so that no edit moves another. */
function applyEdits(lines: readonly Line[], edits: readonly Edit[]): Line[] {
  const result = [...lines];
  for (const { line, column, length, text } of edits.toSorted((a, b) => b.line - a.line || b.column - a.column)) {
    const own = result[line] as Line;
    if (length === undefined) result.splice(line + 1, 0, { text, end: lineEndOf(lines) });
    else result[line] = { ...own, text: own.text.slice(0, column) + text + own.text.slice(column + length) };
  }
  return result;
}

function isFaithful(before: Readonly<Record<string, unknown>>, { data, problems }: ReturnType<typeof readFrontmatter>, pins: readonly (Pin | undefined)[]): boolean {
  const wanted = structuredClone(before) as { dependsOn?: Record<string, unknown>[] };
  for (const [index, pin] of pins.entries()) {
    const entry = wanted.dependsOn?.[index];
    if (!pin || !entry) continue;
    entry['fingerprint'] = pin.fingerprint;
    if (pin.step !== undefined) entry['step'] = /^[1-9]\d*$/.test(pin.step) ? Number(pin.step) : pin.step;
  }
  return problems.length === 0 && isDeepStrictEqual(structuredClone(data), wanted);
}
