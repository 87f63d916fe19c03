import { LineCounter, isCollection, isMap, isPair, isScalar, parseDocument, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import { MAX_NESTING } from './nesting.ts';
import { START_OF_FILE, type Place, type ReadingProblem } from './place.ts';
import type { FieldPath, YamlReading } from './read-yaml.ts';

/** Where the parser found things, in the text that it read. */
interface Source {
  readonly text: string;
  readonly lines: LineCounter;
}

/** Reads any YAML 1.2 with every mistake in it: no tags that build objects, no dates. Never throws on content. */
export function readAnyYaml(text: string): YamlReading {
  const lines = new LineCounter();
  const document = parse(text, lines);
  if (!document) return { data: {}, problems: [TOO_DEEP], placeOf: () => START_OF_FILE, keyPlaceOf: () => START_OF_FILE };
  const problems: ReadingProblem[] = [];
  const source = { text, lines };
  return {
    data: toData(document, lines, problems),
    problems,
    placeOf: (path) => placeIn(document, source, path, false),
    keyPlaceOf: (path) => placeIn(document, source, path, true),
  };
}

const TOO_DEEP: ReadingProblem = {
  place: START_OF_FILE,
  message: `Unexpected nesting of more than ${MAX_NESTING} levels, expected "key: value" lines with a list or two inside`,
};

/** Undefined for what is nested so deep that the parser gives up, which it throws or lists among its errors. Repeated keys are found apart: the package takes far too long over many. */
function parse(text: string, lines: LineCounter): Document.Parsed | undefined {
  try {
    const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false, stringKeys: true, uniqueKeys: false, logLevel: 'silent' });
    return document.errors.some(({ message }) => message.includes('Maximum call stack')) ? undefined : document;
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

function toData(document: Document.Parsed, lines: LineCounter, problems: ReadingProblem[]): Record<string, unknown> {
  const errors = document.errors.map(({ pos, code, message }) => ({ at: pos[0], message: explainYaml(code, message) }));
  for (const { at, message } of [...errors, ...findRepeatedKeys(document)].toSorted((a, b) => a.at - b.at)) {
    const { line, col } = lines.linePos(at);
    problems.push({ place: { line, column: col }, message });
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 50 });
  } catch (cause) {
    const message = `Unexpected YAML: ${cause instanceof Error ? cause.message : String(cause)}`;
    problems.push(cause instanceof RangeError ? TOO_DEEP : { place: START_OF_FILE, message });
    return {};
  }
  if (data === null || data === undefined) return {};
  if (typeof data !== 'object' || Array.isArray(data)) {
    problems.push({ place: START_OF_FILE, message: 'Unexpected text, expected "key: value" lines, such as "title: Route a new lead"' });
    return {};
  }
  if (isTooDeep(data)) {
    problems.push(TOO_DEEP);
    return {};
  }
  return data as Record<string, unknown>;
}

/** Aliases may make data deeper than its text. */
function isTooDeep(data: object): boolean {
  let level = new Set<unknown>([data]);
  for (let depth = 0; depth < MAX_NESTING && level.size > 0; depth++) {
    const next = new Set<unknown>();
    for (const value of level) for (const item of Object.values(value as object)) if (item !== null && typeof item === 'object') next.add(item);
    level = next;
  }
  return level.size > 0;
}

function findRepeatedKeys(document: Document.Parsed): { at: number; message: string }[] {
  const found: { at: number; message: string }[] = [];
  const waiting: unknown[] = [document.contents];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isCollection(node)) continue;
    const keys = new Set<unknown>();
    for (const item of node.items) {
      const { key, value } = isPair(item) ? item : { key: undefined, value: item };
      if (key !== undefined) waiting.push(key);
      if (value) waiting.push(value);
      if (!isScalar(key)) continue;
      if (keys.has(key.value)) found.push({ at: key.range?.[0] ?? 0, message: REPEATED_KEY });
      keys.add(key.value);
    }
  }
  return found;
}

const REPEATED_KEY = 'Unexpected second use of this key, expected each key once: remove one of the two';

/** The YAML package's words are for programmers; these are for the SOP's owner. */
function explainYaml(code: string, message: string): string {
  const first = message.split('\n')[0] ?? message;
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'Unexpected tab, expected spaces: indent YAML with spaces only';
    case 'BAD_INDENT':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return `Unexpected indentation, expected keys of one group to line up (${first})`;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return `Unexpected text, expected valid YAML: put quotes around a value that holds ": " or starts with a special character (${first})`;
    default:
      return `Unexpected YAML, expected "key: value" lines (${first})`;
  }
}

function placeIn(document: Document.Parsed, source: Source, path: FieldPath, key: boolean): Place {
  let node: Node | null | undefined = document.contents;
  let place = START_OF_FILE;
  for (const [index, part] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = pairsOf(node).get(part);
      if (!pair) return place;
      const keyPlace = placeOfNode(pair.key as Node, source) ?? place;
      const value = pair.value as Node | null;
      place = last && !key && isScalar(value) && value.value !== null ? (placeOfNode(value, source) ?? keyPlace) : keyPlace;
      node = value;
    } else if (isCollection(node)) {
      const item = node.items[Number(part)] as Node | undefined;
      if (!item) return place;
      place = placeOfNode(item, source) ?? place;
      node = item;
    } else {
      return place;
    }
  }
  return place;
}

const known = new WeakMap<YAMLMap, ReadonlyMap<unknown, Pair>>();

/** The pairs of a map by key, the first of two like ones. */
function pairsOf(map: YAMLMap): ReadonlyMap<unknown, Pair> {
  let pairs = known.get(map);
  if (!pairs) known.set(map, (pairs = new Map(map.items.toReversed().flatMap((pair) => (isScalar(pair.key) ? [[pair.key.value, pair]] : [])))));
  return pairs;
}

/** A value's place ends with its last visible character. */
function placeOfNode({ range }: Node, { text, lines }: Source): Place | undefined {
  if (!range) return undefined;
  const [from, to] = range;
  const start = lines.linePos(from);
  const end = lines.linePos(from + text.slice(from, to).trimEnd().length);
  return { line: start.line, column: start.col, endLine: end.line, endColumn: end.col };
}
