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
  let yaml: YamlReading | undefined;
  const problems: ReadingProblem[] = [];
  let text: string | undefined;
  try {
    const file = matter(source, {
      language: 'yaml',
      engines: {
        ...REFUSED,
        yaml: {
          parse: (block: string) => {
            yaml = readYaml(block);
            return {};
          },
        },
      },
    });
    text = /^---(?!-)/.test(source) ? file.matter.replace(/^\n/, '') : undefined;
  } catch (cause) {
    problems.push({ place: START_OF_FILE, message: cause instanceof Error ? cause.message : String(cause) });
  }
  if (text !== undefined && !isClosed(source)) {
    problems.push({ place: START_OF_FILE, message: 'Unexpected end of the frontmatter, expected a line --- after its last key' });
  }
  return {
    data: yaml?.data ?? {},
    text,
    problems: [...problems, ...(yaml?.problems ?? [])],
    placeOf: (path) => yaml?.placeOf(path) ?? START_OF_FILE,
    keyPlaceOf: (path) => yaml?.keyPlaceOf(path) ?? START_OF_FILE,
  };
}

/** gray-matter takes any text after `\n---` for the closing fence and the file's end for a missing one; Markdown does not. */
function isClosed(source: string): boolean {
  return /^---[ \t]*\n(?:[^]*?\n)??---[ \t]*(?:\n|$)/.test(source);
}
