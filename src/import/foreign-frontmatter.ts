import { START_OF_FILE, type Place } from '../sop/place.ts';
import { readYaml, type FieldPath } from '../sop/read-yaml.ts';
import { MAX_FRONTMATTER_BYTES } from '../sop/frontmatter.ts';
import type { SourceLine } from './source-lines.ts';

/** The data above a document of any system, with the place of each value. */
export interface ForeignFrontmatter {
  /** Empty when there is none, or none that can be read. */
  readonly data: Readonly<Record<string, unknown>>;
  /** As written, without its fences; undefined when there is none. */
  readonly text: string | undefined;
  placeOf(path: FieldPath): Place;
  keyPlaceOf(path: FieldPath): Place;
}

const NONE: ForeignFrontmatter = { data: {}, text: undefined, placeOf: () => START_OF_FILE, keyPlaceOf: () => START_OF_FILE };
const MOST_LINES = 400;
const KEY = /^[A-Za-z_][\w .-]*:(?:[ \t]|$)/;

/**
 * Finds YAML between two lines `---`, YAML with only the closing one, and TOML between two lines `+++`, behind empty
 * lines if need be. Empties the lines it stands on.
 */
export function takeForeignFrontmatter(lines: SourceLine[]): ForeignFrontmatter {
  const start = lines.findIndex(({ text }) => text.trim() !== '');
  const first = lines[start]?.text.trimEnd();
  if (first === undefined) return NONE;
  const fence = /^(?:---|\+\+\+)$/.exec(first)?.[0];
  if (fence === undefined && !KEY.test(first)) return NONE;
  const from = fence === undefined ? start : start + 1;
  const end = lines.findIndex(({ text }, index) => index >= from && text.trimEnd() === (fence ?? '---'));
  if (end < 0 || end - from > MOST_LINES) return NONE;
  const block = lines.slice(from, end).map(({ text }) => text);
  const text = block.join('\n');
  if (text.length > MAX_FRONTMATTER_BYTES) return NONE;
  // One key above a line of hyphens is a heading; an empty line above it ends a paragraph.
  if (fence === undefined && (block.length < 2 || block.some((line) => line.trim() === ''))) return NONE;
  const read = fence === '+++' ? readToml(block, from) : readYamlAt(text, from);
  if (!read || (fence === undefined && Object.keys(read.data).length < 2)) return NONE;
  for (const line of lines.slice(start, end + 1)) Object.assign(line, { text: '' });
  return { ...read, text };
}

function readYamlAt(text: string, from: number): Omit<ForeignFrontmatter, 'text'> | undefined {
  const { data, problems, placeOf, keyPlaceOf } = readYaml('\n'.repeat(from) + text);
  return Object.keys(data).length === 0 && problems.length > 0 ? undefined : { data, placeOf, keyPlaceOf };
}

/** Only what single lines say: `key = "text"`, a number, a date, or a list of texts. Tables are passed over. */
function readToml(block: readonly string[], from: number): Omit<ForeignFrontmatter, 'text'> {
  const data: Record<string, unknown> = {};
  const places = new Map<string, { value: Place; key: Place }>();
  for (const [index, line] of block.entries()) {
    if (/^\s*\[/.test(line)) break;
    const [found, lead = '', key = '', sign = '', written = ''] = /^(\s*)([\w-]+)(\s*=\s*)(.+)$/.exec(line) ?? [];
    if (found === undefined || key === '__proto__') continue;
    data[key] = tomlValue(written.trim());
    const column = lead.length + key.length + sign.length + 1;
    places.set(key, { value: { line: from + index + 1, column }, key: { line: from + index + 1, column: lead.length + 1 } });
  }
  const find = (path: FieldPath, which: 'value' | 'key') => places.get(String(path[0]))?.[which] ?? START_OF_FILE;
  return { data, placeOf: (path) => find(path, 'value'), keyPlaceOf: (path) => find(path, 'key') };
}

function tomlValue(written: string): unknown {
  const text = /^"([^"]*)"|^'([^']*)'/.exec(written);
  if (text) return text[1] ?? text[2];
  if (written.startsWith('[')) return [...written.matchAll(/"([^"]*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2]);
  const plain = written.replace(/\s+#.*$/, '');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : plain;
}
