import { hash } from 'node:crypto';
import type { Comparison } from '../changes/comparison.ts';

/** Lines by rendered key, each with its line end. */
export interface ReadComparisonLines {
  readonly byKey: ReadonlyMap<string, string>;
  /** How many there are, those that a later one replaces among them. */
  readonly count: number;
  /** False where the text does not end with a line. */
  readonly isWhole: boolean;
}

/** `<hash of the rest> TAB <key> TAB <comparison>`, key and comparison as JSON in ASCII, which is read quickest. */
export function renderComparisonLine(key: string, comparison: Comparison): string {
  const said = `${renderKey(key)}\t${toAscii(JSON.stringify(comparison))}`;
  return `${hash('sha1', said)}\t${said}\n`;
}

export function renderKey(key: string): string {
  return toAscii(JSON.stringify(key));
}

/** Reads lines without looking at what they say; the last of each key counts. What is no line is left out. */
export function readComparisonLines(text: string): ReadComparisonLines {
  const byKey = new Map<string, string>();
  let count = 0;
  for (let start = 0, end = text.indexOf('\n'); end !== -1; start = end + 1, end = text.indexOf('\n', start)) {
    const key = text.indexOf('\t', start) + 1;
    const keyEnd = text.indexOf('\t', key);
    if (key > 0 && keyEnd > key && keyEnd < end) byKey.set(text.slice(key, keyEnd), text.slice(start, end + 1));
    count++;
  }
  return { byKey, count, isWhole: text.endsWith('\n') };
}

/** False for a line that a failing disk, two runs at once or somebody's editor has changed. */
export function isIntactLine(line: string): boolean {
  const tab = line.indexOf('\t');
  return hash('sha1', line.slice(tab + 1, -1)) === line.slice(0, tab);
}

/** The comparison of a line; undefined for what is none, whoever wrote it. */
export function unpackComparison(line: string): Comparison | undefined {
  try {
    const known = JSON.parse(line.slice(line.lastIndexOf('\t') + 1)) as Partial<Comparison> | null;
    if (!Array.isArray(known?.changes) || !Array.isArray(known.broken)) return undefined;
    const { changes, title, broken, restsOn } = known;
    return { changes, title, broken, restsOn };
  } catch {
    return undefined;
  }
}

function toAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
