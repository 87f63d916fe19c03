import matter from 'gray-matter';
import { LineCounter, isCollection, isMap, isPair, isScalar, parseDocument, type Document, type Node } from 'yaml';
import type { Place, ReadingProblem } from './place.ts';

export type FieldPath = readonly (string | number)[];

/** The frontmatter of one file as it was written, before any schema looks at it. */
export interface RawFrontmatter {
  /** The mapping as plain data; empty when there is none or it cannot be read. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The text between the fences, without them; undefined when the file has no frontmatter. */
  readonly text: string | undefined;
  readonly problems: readonly ReadingProblem[];
  /** The place of the value at `path`; of its nearest existing parent when it is missing. */
  placeOf(path: FieldPath): Place;
  /** The place of the key at `path`; of its nearest existing parent when it is missing. */
  keyPlaceOf(path: FieldPath): Place;
}

const FIRST_LINE: Place = { line: 1, column: 1 };

function refuseEngine(language: string) {
  return {
    parse: (): object => {
      throw new Error(`Unexpected frontmatter language "${language}", expected plain YAML: start the file with --- alone`);
    },
  };
}

/** gray-matter ships engines that run code; every one but YAML is replaced by a refusal. */
const REFUSED = Object.fromEntries(
  ['js', 'javascript', 'json', 'coffee', 'coffeescript', 'cson', 'toml'].map((language) => [language, refuseEngine(language)]),
);

/**
 * Splits a file's frontmatter from its body and reads it as YAML 1.2. Runs nothing that the file says and never
 * throws on content.
 *
 * @param source the file's text with `\n` line ends and no byte order mark.
 */
export function readFrontmatter(source: string): RawFrontmatter {
  const lines = new LineCounter();
  let document: Document.Parsed | undefined;
  const problems: ReadingProblem[] = [];
  let text: string | undefined;
  try {
    const file = matter(source, {
      language: 'yaml',
      engines: {
        ...REFUSED,
        yaml: {
          parse: (yaml: string) => {
            document = parseDocument(yaml, { lineCounter: lines, version: '1.2', prettyErrors: false, stringKeys: true });
            return {};
          },
        },
      },
    });
    text = file.matter || 'isEmpty' in file ? file.matter.replace(/^\n/, '') : undefined;
  } catch (cause) {
    problems.push({ place: FIRST_LINE, message: cause instanceof Error ? cause.message : String(cause) });
  }
  if (text !== undefined && !isClosed(source)) {
    problems.push({ place: FIRST_LINE, message: 'Unexpected end of the frontmatter, expected a line --- after its last key' });
  }
  const data = toData(document, lines, problems);
  return {
    data,
    text,
    problems,
    placeOf: (path) => placeIn(document, lines, path, false),
    keyPlaceOf: (path) => placeIn(document, lines, path, true),
  };
}

/** gray-matter takes any text after `\n---` for the closing fence and the file's end for a missing one; Markdown does not. */
function isClosed(source: string): boolean {
  return /^---[ \t]*\n(?:[^]*?\n)??---[ \t]*(?:\n|$)/.test(source);
}

function toData(document: Document.Parsed | undefined, lines: LineCounter, problems: ReadingProblem[]): Record<string, unknown> {
  if (!document) return {};
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0]);
    problems.push({ place: { line, column: col }, message: explainYaml(error.code, error.message) });
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 50 });
  } catch (cause) {
    problems.push({ place: FIRST_LINE, message: `Unexpected YAML: ${cause instanceof Error ? cause.message : String(cause)}` });
    return {};
  }
  if (data === null || data === undefined) return {};
  if (typeof data !== 'object' || Array.isArray(data)) {
    problems.push({ place: { line: 2, column: 1 }, message: 'Unexpected frontmatter, expected "key: value" lines, such as "title: Route a new lead"' });
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

function placeIn(document: Document.Parsed | undefined, lines: LineCounter, path: FieldPath, key: boolean): Place {
  let node: Node | null | undefined = document?.contents;
  let place = FIRST_LINE;
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
