import type { Root, RootContent } from 'mdast';
import { readFrontmatter } from '../sop/frontmatter.ts';
import { normaliseText } from '../sop/parse-sop.ts';
import { readMdast } from '../sop/read-mdast.ts';
import { readYaml } from '../sop/read-yaml.ts';
import { readSections, type Section } from '../sop/sections.ts';
import { readSteps } from '../sop/steps.ts';
import { squeeze } from '../sop/squeeze.ts';
import { readBlocks, type BodyBlock } from './body-blocks.ts';
import { isPlainMarkdown } from './is-plain-markdown.ts';
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
  const keys = new Map<string, KeyPart>();
  const chapters = new Map<string, Chapter>();
  const fieldsOf = unlessSame((yaml) => readFields(yaml, keys));
  const bodyOf = unlessSame((body) => readBody(body, chapters));
  return (source, file) => {
    if (isPlainMarkdown(file)) return parseSopVersion(source, file);
    const text = normaliseText(source);
    const [, yaml, body = ''] = FENCED.exec(text) ?? [];
    if (yaml === undefined) return parseSopVersion(text, file);
    const fields = fieldsOf(yaml);
    const { headings, blocks } = bodyOf(body);
    return { file, text, ...(fields ? { fields, isUnreadable: false } : readable(readFrontmatter(text))), headings, blocks };
  };
}

/** A reader that reads a text no second time in a row: most edits touch either the frontmatter or the body. */
function unlessSame<Value>(read: (text: string) => Value): (text: string) => Value {
  let last: { readonly text: string; readonly value: Value } | undefined;
  return (text) => (last?.text === text ? last : (last = { text, value: read(text) })).value;
}

/** A part of the frontmatter: a key at the margin with what belongs to it, or remarks before the first key. */
interface KeyPart {
  readonly text: string;
  readonly key: string | undefined;
  /** False where it cannot be read on its own. */
  readonly isApart: boolean;
  /** Undefined until it was read. */
  fields: Fields | undefined;
}

/** The frontmatter key by key; undefined when it cannot be cut into its keys, or one of them is malformed. */
function readFields(yaml: string, known: Map<string, KeyPart>): Fields | undefined {
  const parts = cutKeys(yaml).map((text) => getOrMake(known, text, makeKeyPart));
  if (!parts.every(({ isApart }) => isApart)) return undefined;
  const fresh = parts.filter(({ fields }) => fields === undefined);
  if (fresh.length > 0) {
    const { data, problems } = readYaml(fresh.map(({ text }) => text).join('\n'));
    if (problems.length > 0) return undefined;
    for (const part of fresh) part.fields = part.key === undefined ? {} : { [part.key]: data[part.key] };
  }
  const keys = parts.flatMap(({ key }) => key ?? []);
  return new Set(keys).size === keys.length ? Object.assign({}, ...parts.map(({ fields }) => fields)) as Fields : undefined;
}

function cutKeys(yaml: string): string[] {
  return yaml.split(/\n(?=[A-Za-z])/);
}

/** Any line at the margin that is no key, list item or remark ties a part to the others; so does an anchor. */
const TIED = /^(?![A-Za-z][\w-]*:(?:[ \t]|$)|- |-$|#|[ \t]|$)|(?:^|[\s[{,])[&*]\S/m;

function makeKeyPart(text: string): KeyPart {
  return { text, key: /^([A-Za-z][\w-]*):/.exec(text)?.[1], isApart: !TIED.test(text), fields: undefined };
}

function getOrMake<Value>(known: Map<string, Value>, text: string, make: (text: string) => Value): Value {
  let value = known.get(text);
  if (value === undefined) known.set(text, (value = make(text)));
  return value;
}

/** The title that a text states, reading no more than it takes; undefined where it states none. */
export function readTitle(source: string): string | undefined {
  const [, yaml = ''] = FENCED.exec(normaliseText(source)) ?? [];
  const parts = cutKeys(yaml).map(makeKeyPart);
  const part = parts.every(({ isApart }) => isApart) ? parts.find(({ key }) => key === 'title') : undefined;
  const { title } = readYaml(part?.text ?? yaml).data;
  return typeof title === 'string' ? squeeze(title) : undefined;
}

/** A stretch of the body: from one heading of the second level to the next, or all of it. */
interface Chapter {
  readonly text: string;
  /** False where what it holds may reach into others, or they into it. */
  readonly isApart: boolean;
  /** Undefined until it was read. */
  sections: readonly Section[] | undefined;
  /** By which of its sections hold steps: that may depend on other chapters. */
  readonly blocks: Map<string, readonly BodyBlock[]>;
}

function readBody(body: string, known: Map<string, Chapter>): Pick<SopVersion, 'headings' | 'blocks'> {
  const cut = body.split(/\n(?=## )/).map((text) => getOrMake(known, text, makeChapter));
  const parts = cut.every(({ isApart }) => isApart) ? cut : [getOrMake(known, body, makeChapter)];
  readChapters(parts.filter(({ sections }) => sections === undefined));
  const sections = parts.flatMap((part) => part.sections ?? []);
  const steps = Map.groupBy(readSteps(sections, []), ({ section }) => section);
  const blocks = parts.flatMap((part) => {
    const own = part.sections ?? [];
    const key = own.map((section) => Number(steps.has(section))).join('');
    return getOrMake(part.blocks, key, () => readBlocks(own, own.flatMap((section) => steps.get(section) ?? [])));
  });
  return { headings: sections.map(({ title }) => title), blocks };
}

/** What may reach across a heading: components, definitions, a top heading, code fences that are not plain. */
const REACHES_ACROSS = /[<{]|^ {0,3}\[[^\]\n]+\]:|^#[ \t]|^=+[ \t]*$|^[ \t]*(?:~~~|````)|^(?:import|export)\b/m;

/** A component on lines of its own among empty ones, as the templates write it, with no other inside. */
const WHOLE_COMPONENT = /(?<=^|\n\n)<([A-Z]\w*)(?: [a-z]\w*="[^"<>{}\n]*")*>\n\n([^<{]*)\n\n<\/\1>(?=\n\n|\n?$)/g;

function makeChapter(text: string): Chapter {
  const isApart = !REACHES_ACROSS.test(text.replace(WHOLE_COMPONENT, '$2')) && (text.match(/^[ \t]*```/gm) ?? []).length % 2 === 0;
  return { text, isApart, sections: undefined, blocks: new Map() };
}

/** Parses chapters in one go; one by one where the tree has other chapters than the text. */
function readChapters(chapters: readonly Chapter[]): void {
  if (chapters.length === 0) return;
  const [first = [], ...others] = chaptersOf(readPart(chapters.map(({ text }) => text).join('\n\n')).children);
  const trees = chapters[0]?.text.startsWith('## ') ? others : [first, ...others];
  for (const [index, chapter] of chapters.entries()) {
    const children = trees.length === chapters.length ? trees[index] : undefined;
    chapter.sections = readSections(children ? { type: 'root', children } : readPart(chapter.text));
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
