import type { Root, RootContent } from 'mdast';
import { readFrontmatter } from '../sop/frontmatter.ts';
import { normaliseText } from '../sop/parse-sop.ts';
import { readMdast } from '../sop/read-mdast.ts';
import { readYaml } from '../sop/read-yaml.ts';
import { readSections, type Section } from '../sop/sections.ts';
import { readSteps } from '../sop/steps.ts';
import { squeeze } from '../sop/squeeze.ts';
import { readBlocks, type BodyBlock } from './body-blocks.ts';
import { parseSopVersion, readable, type SopVersion } from './sop-version.ts';
import type { Fields } from './values.ts';

/** Frontmatter and body. */
const FENCED = /^---[ \t]*\n(?:([^]*?)\n)??---[ \t]*(?:\n([^]*))?$/;

/** Reads the versions of one SOP, one after another. */
export type VersionReader = (source: string, file: string) => SopVersion;

/**
 * A reader that reads a part only once while versions share it: an edit touches one key or one section, and most of
 * the time goes into YAML. Parts that versions share are the same objects. What cannot be cut safely is read whole;
 * the results are those of `parseSopVersion`.
 */
export function makeVersionReader(): VersionReader {
  const values = new Map<string, Fields>();
  const chapters = new Map<string, readonly Section[]>();
  const blocks = new Map<string, readonly BodyBlock[]>();
  return (source, file) => {
    const text = normaliseText(source);
    const [, yaml, body] = FENCED.exec(text) ?? [];
    if (yaml === undefined) return parseSopVersion(text, file);
    const fields = readFields(yaml, values);
    const parsed = readBody(body ?? '', chapters, blocks);
    return { file, text, ...(fields ? { fields, isUnreadable: false } : readable(readFrontmatter(text))), ...parsed };
  };
}

/** The frontmatter key by key; undefined when it cannot be cut into its keys, or one of them is malformed. */
function readFields(yaml: string, known: Map<string, Fields>): Fields | undefined {
  const parts = cutKeys(yaml);
  if (!parts) return undefined;
  const fresh = parts.filter((part) => !known.has(part));
  if (fresh.length > 0) {
    const { data, problems } = readYaml(fresh.join('\n'));
    if (problems.length > 0) return undefined;
    for (const part of fresh) {
      const key = keyOf(part);
      known.set(part, key === undefined ? {} : { [key]: data[key] });
    }
  }
  const keys = parts.map(keyOf).filter((key) => key !== undefined);
  return new Set(keys).size === keys.length ? Object.assign({}, ...parts.map((part) => known.get(part))) as Fields : undefined;
}

/** The key that a part of the frontmatter begins with; a remark before the first key has none. */
function keyOf(part: string): string | undefined {
  return /^([A-Za-z][\w-]*):/.exec(part)?.[1];
}

/** The title that a text states, reading no more than it takes; undefined where it states none. */
export function readTitle(source: string): string | undefined {
  const [, yaml = ''] = FENCED.exec(normaliseText(source)) ?? [];
  const part = cutKeys(yaml)?.find((each) => keyOf(each) === 'title');
  const { title } = part === undefined ? readYaml(yaml).data : readYaml(part).data;
  return typeof title === 'string' ? squeeze(title) : undefined;
}

/** Cuts before each key at the margin. Any line at the margin that is no key, list item or remark forbids it; so does an anchor. */
function cutKeys(yaml: string): string[] | undefined {
  if (/^(?![A-Za-z][\w-]*:(?:[ \t]|$)|- |-$|#|[ \t]|$)|(?:^|[\s[{,])[&*]\S/m.test(yaml)) return undefined;
  return yaml.split(/\n(?=[A-Za-z])/);
}

function readBody(
  body: string,
  chapters: Map<string, readonly Section[]>,
  blocks: Map<string, readonly BodyBlock[]>,
): Pick<SopVersion, 'headings' | 'blocks'> {
  const parts = cutChapters(body);
  readChapters(parts.filter((part) => !chapters.has(part)), chapters);
  const sections = parts.map((part) => chapters.get(part) ?? []);
  // What counts as steps in one chapter may depend on the others.
  const steps = Map.groupBy(readSteps(sections.flat(), []), ({ section }) => section);
  const read = parts.map((part, index) => {
    const chapter = sections[index] ?? [];
    const key = `${chapter.map((section) => Number(steps.has(section))).join('')} ${part}`;
    let found = blocks.get(key);
    if (!found) blocks.set(key, (found = readBlocks(chapter, chapter.flatMap((section) => steps.get(section) ?? []))));
    return found;
  });
  return { headings: sections.flatMap((chapter) => chapter.map(({ title }) => title)), blocks: read.flat() };
}

/** Parses chapters in one go; one by one where the tree has other chapters than the text. */
function readChapters(parts: readonly string[], known: Map<string, readonly Section[]>): void {
  if (parts.length === 0) return;
  const [first = [], ...others] = chaptersOf(readPart(parts.join('\n\n')).children);
  const trees = parts[0]?.startsWith('## ') ? others : [first, ...others];
  for (const [index, part] of parts.entries()) {
    const children = trees.length === parts.length ? trees[index] : undefined;
    known.set(part, readSections(children ? { type: 'root', children } : readPart(part)));
  }
}

/** A rule across the page in the first line would be taken for frontmatter. */
function readPart(part: string): Root {
  return readMdast(`\n${part}`).tree;
}

/** Blocks up to each heading of the second level. */
function chaptersOf(nodes: readonly RootContent[]): RootContent[][] {
  const found: RootContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth === 2) found.push([]);
    found.at(-1)?.push(node);
  }
  return found;
}

/** What may reach across a heading: components, definitions, a top heading, code fences that are not plain. */
const REACHES_ACROSS = /[<{]|^ {0,3}\[[^\]\n]+\]:|^#[ \t]|^=+[ \t]*$|^[ \t]*(?:~~~|````)|^(?:import|export)\b/m;

/** Cuts before each heading of the second level; the whole where that may not be done. */
function cutChapters(body: string): string[] {
  if (REACHES_ACROSS.test(body)) return [body];
  const parts = body.split(/\n(?=## )/);
  return parts.every((part) => (part.match(/^[ \t]*```/gm) ?? []).length % 2 === 0) ? parts : [body];
}
