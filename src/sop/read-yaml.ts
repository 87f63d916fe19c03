import { LineCounter, isCollection, isMap, isPair, isScalar, parseDocument, type Document, type Node } from 'yaml';
import { START_OF_FILE, type Place, type ReadingProblem } from './place.ts';

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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false, stringKeys: true, logLevel: 'silent' });
  const problems: ReadingProblem[] = [];
  return {
    data: toData(document, lines, problems),
    problems,
    placeOf: (path) => placeIn(document, lines, path, false),
    keyPlaceOf: (path) => placeIn(document, lines, path, true),
  };
}

function toData(document: Document.Parsed, lines: LineCounter, problems: ReadingProblem[]): Record<string, unknown> {
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0]);
    problems.push({ place: { line, column: col }, message: explainYaml(error.code, error.message) });
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 50 });
  } catch (cause) {
    problems.push({ place: START_OF_FILE, message: `Unexpected YAML: ${cause instanceof Error ? cause.message : String(cause)}` });
    return {};
  }
  if (data === null || data === undefined) return {};
  if (typeof data !== 'object' || Array.isArray(data)) {
    problems.push({ place: START_OF_FILE, message: 'Unexpected text, expected "key: value" lines, such as "title: Route a new lead"' });
    return {};
  }
  return data as Record<string, unknown>;
}

/** The YAML package's words are for programmers; these are for the SOP's owner. */
function explainYaml(code: string, message: string): string {
  const first = message.split('\n')[0] ?? message;
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'Unexpected second use of this key, expected each key once: remove one of the two';
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

function placeIn(document: Document.Parsed, lines: LineCounter, path: FieldPath, key: boolean): Place {
  let node: Node | null | undefined = document.contents;
  let place = START_OF_FILE;
  for (const [index, part] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === part);
      if (!pair) return place;
      const keyPlace = placeOfNode(pair.key as Node, lines) ?? place;
      const value = pair.value as Node | null;
      place = last && !key && isScalar(value) && value.value !== null ? (placeOfNode(value, lines) ?? keyPlace) : keyPlace;
      node = value;
    } else if (isCollection(node)) {
      const item = node.items[Number(part)] as Node | undefined;
      if (!item) return place;
      place = placeOfNode(item, lines) ?? place;
      node = item;
    } else {
      return place;
    }
  }
  return place;
}

function placeOfNode(node: Node, lines: LineCounter): Place | undefined {
  if (!node.range) return undefined;
  const start = lines.linePos(node.range[0]);
  const end = lines.linePos(node.range[1]);
  return { line: start.line, column: start.col, endLine: end.line, endColumn: end.col };
}
