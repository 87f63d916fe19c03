import { START_OF_FILE, type Place, type ReadingProblem } from './place.ts';
import { readAnyYaml } from './read-any-yaml.ts';
import { readPlainYaml, type YamlEntry, type YamlNode } from './read-plain-yaml.ts';

export type FieldPath = readonly (string | number)[];

/** A YAML mapping as plain data whose every value keeps its place. */
export interface YamlReading {
  /** Empty when the text is empty or cannot be read. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly problems: readonly ReadingProblem[];
  /** The place of the value at `path`; of its nearest existing parent when it is missing. */
  placeOf(path: FieldPath): Place;
  /** The place of the key at `path`; of its nearest existing parent when it is missing. */
  keyPlaceOf(path: FieldPath): Place;
}

/** Reads YAML 1.2: no tags that build objects, no dates, no surprises. Never throws on content. */
export function readYaml(text: string): YamlReading {
  const root = readPlainYaml(text);
  if (!root?.entries) return readAnyYaml(text);
  let starts: readonly number[] | undefined;
  const placeIn = (path: FieldPath, key: boolean) => placeOfPath(root, (starts ??= lineStartsOf(text)), path, key);
  return {
    data: root.value as Record<string, unknown>,
    problems: [],
    placeOf: (path) => placeIn(path, false),
    keyPlaceOf: (path) => placeIn(path, true),
  };
}

function placeOfPath(root: YamlNode, starts: readonly number[], path: FieldPath, key: boolean): Place {
  let node: YamlNode | undefined = root;
  let place = START_OF_FILE;
  for (const [index, part] of path.entries()) {
    const entry: YamlEntry | undefined = node?.entries?.get(String(part));
    const found: YamlNode | undefined = entry?.node ?? node?.items?.[Number(part)];
    if (!found) return place;
    const showsValue = !entry || (index === path.length - 1 && !key && found.value !== null && typeof found.value !== 'object');
    place = showsValue ? placeBetween(found.start, found.end, starts) : placeBetween(entry.keyStart, entry.keyEnd, starts);
    node = found;
  }
  return place;
}

function placeBetween(start: number, end: number, starts: readonly number[]): Place {
  const line = lineAt(start, starts);
  const endLine = lineAt(end, starts);
  return { line, column: start - (starts[line - 1] ?? 0) + 1, endLine, endColumn: end - (starts[endLine - 1] ?? 0) + 1 };
}

/** The number of the line that an offset lies in, from 1. */
function lineAt(offset: number, starts: readonly number[]): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
