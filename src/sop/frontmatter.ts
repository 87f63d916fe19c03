import matter from 'gray-matter';
import { START_OF_FILE, type Place, type ReadingProblem } from './place.ts';
import { readYaml, type FieldPath, type YamlReading } from './read-yaml.ts';

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

/** The longest frontmatter read, in bytes: what describes an SOP is never near it. */
export const MAX_FRONTMATTER_BYTES = 64_000;
/** gray-matter takes time that grows with the square of the number of empty lines. */
const MAX_LINES = 10_000;

/**
 * Splits a file's frontmatter from its body and reads it as YAML 1.2. Runs nothing that the file says and never
 * throws on content.
 *
 * @param source the file's text with `\n` line ends and no byte order mark.
 */
export function readFrontmatter(source: string): RawFrontmatter {
  const refusal = findRefusal(source);
  if (refusal) return { ...UNREAD, problems: [{ place: START_OF_FILE, message: refusal }] };
  let yaml: YamlReading | undefined;
  const problems: ReadingProblem[] = [];
  const parse = (block: string) => {
    yaml = readYaml(block);
    return {};
  };
  const file = matter(source, { language: 'yaml', engines: { yaml: { parse } } });
  const text = OPENING.test(source) ? file.matter.replace(/^\n/, '') : undefined;
  if (text !== undefined && !isClosed(source)) problems.push({ place: START_OF_FILE, message: UNCLOSED });
  return {
    data: yaml?.data ?? {},
    text,
    problems: [...problems, ...(yaml?.problems ?? [])],
    placeOf: (path) => yaml?.placeOf(path) ?? START_OF_FILE,
    keyPlaceOf: (path) => yaml?.keyPlaceOf(path) ?? START_OF_FILE,
  };
}

const OPENING = /^---(?!-)/;
const UNCLOSED = 'Unexpected end of the frontmatter, expected a line --- after its last key';
const UNREAD = { data: {}, text: undefined, placeOf: () => START_OF_FILE, keyPlaceOf: () => START_OF_FILE };

/** Why the frontmatter must not come near a parser. gray-matter has engines that run code, chosen by the file's first line. */
function findRefusal(source: string): string | undefined {
  if (!OPENING.test(source)) return undefined;
  const [first = ''] = source.slice(3).split('\n', 1);
  const language = first.trim();
  if (language !== '') {
    const shown = language.length > 30 ? `${language.slice(0, 29)}…` : language;
    return `Unexpected frontmatter language "${shown}", expected plain YAML: start the file with --- alone`;
  }
  const end = source.indexOf('\n---', 3);
  const block = end < 0 ? source : source.slice(0, end);
  if (block.length <= MAX_LINES) return undefined; // Neither more bytes nor more lines than may be.
  const bytes = new TextEncoder().encode(block).length;
  const lines = block.split('\n').length;
  if (bytes <= MAX_FRONTMATTER_BYTES && lines <= MAX_LINES) return undefined;
  if (!isClosed(source)) return UNCLOSED;
  if (bytes <= MAX_FRONTMATTER_BYTES) return `Unexpected frontmatter of ${lines} lines, expected at most ${MAX_LINES}: remove empty lines`;
  return `Unexpected frontmatter of ${Math.ceil(bytes / 1000)} KB, expected at most ${MAX_FRONTMATTER_BYTES / 1000} KB: move what is not about the SOP itself into its body`;
}

/** gray-matter takes any text after `\n---` for the closing fence and the file's end for a missing one; Markdown does not. */
function isClosed(source: string): boolean {
  return /^---[ \t]*\n(?:[^]*?\n)??---[ \t]*(?:\n|$)/.test(source);
}
