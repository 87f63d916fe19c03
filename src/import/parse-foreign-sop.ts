import type { Parents, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { markdownToMdast } from 'satteri';
import { explainMdxError } from '../sop/explain-mdx-error.ts';
import { limitNesting, readWithinLimits } from '../sop/nesting.ts';
import { normaliseText, parseSop, type ParseOptions, type Sop } from '../sop/parse-sop.ts';
import type { MdastReading } from '../sop/read-mdast.ts';
import { readSections } from '../sop/sections.ts';
import { dedentAdmonitions } from './admonitions.ts';
import { numberCheckBoxes } from './checked-steps.ts';
import { splitCollapsedLists } from './collapsed-lists.ts';
import { dropEmptyHeadings, findTitleHeading, levelHeadings, promoteBoldLines, removeTitle } from './foreign-headings.ts';
import { takeForeignFrontmatter, type ForeignFrontmatter } from './foreign-frontmatter.ts';
import { FrontmatterBuilder, type FoundFact } from './frontmatter-builder.ts';
import { convertHtml } from './html-blocks.ts';
import { joinInterruptedLists } from './joined-lists.ts';
import { normaliseListMarkers } from './list-markers.ts';
import { maskLeftovers } from './mask-leftovers.ts';
import { markOutlineNumbers } from './outline-numbers.ts';
import { readFacts } from './read-facts.ts';
import { restorePlaces, toSourceLines, type SourceLine } from './source-lines.ts';
import { placeOf } from './statements.ts';

/** What was found in a document that was not written as an SOP. */
export interface ForeignReading {
  readonly found: readonly FoundFact[];
  /** Keys of its own frontmatter that an SOP has no use for. */
  readonly unusedKeys: readonly string[];
  /** Comments that no reader sees, each by its first words. */
  readonly comments: readonly string[];
}

export interface ForeignSop extends Sop {
  readonly reading: ForeignReading;
}

export type ForeignParseOptions = Pick<ParseOptions, 'path' | 'file' | 'function'>;

/**
 * A Markdown document of any origin as an SOP: its steps, sections and passages with their true places, and a
 * frontmatter of what it states. Pure, and never throws on content.
 */
export function parseForeignSop(source: string, options: ForeignParseOptions): ForeignSop {
  const text = normaliseText(source);
  const builder = new FrontmatterBuilder();
  const { reading, frontmatter, comments } = readForeign(text, options, builder);
  readFacts(frontmatter, readSections(reading.tree), builder);
  const sop = parseSop(text, { ...options, reader: () => reading, frontmatter: builder.build(frontmatter.text) });
  const used = new Set(builder.found.filter(({ source: from }) => from === 'frontmatter').map(({ place }) => place.line));
  const unusedKeys = Object.keys(frontmatter.data).filter((key) => !used.has(frontmatter.placeOf([key]).line) && !used.has(frontmatter.keyPlaceOf([key]).line));
  return Object.assign(sop, { reading: { found: builder.found, unusedKeys, comments } });
}

/** Only the body of such a document. */
export function parseForeignTree(source: string, options: ForeignParseOptions): Root {
  return readForeign(normaliseText(source), options, new FrontmatterBuilder()).reading.tree;
}

interface ForeignText {
  readonly reading: MdastReading;
  readonly frontmatter: ForeignFrontmatter;
  readonly comments: readonly string[];
}

/** Was Markdown made of it by a converter? Then whatever looks like code of another system is text. */
const CONVERTED = /\.(?:html?|docx)$/i;

function readForeign(text: string, { path }: ForeignParseOptions, builder: FrontmatterBuilder): ForeignText {
  const source = toSourceLines(text);
  const first = takeForeignFrontmatter(source);
  const { lines, comments } = maskLeftovers(source.map((line) => line.text).join('\n'), CONVERTED.test(path));
  // A comment may stand above it, and has been taken away only now.
  const frontmatter = first.text === undefined ? takeForeignFrontmatter(lines) : first;
  setStatedTitle(frontmatter, builder);
  const reading = readTree(lines, builder);
  levelHeadings(reading.tree);
  numberCheckBoxes(reading.tree);
  return { reading, frontmatter, comments };
}

function readTree(lines: SourceLine[], builder: FrontmatterBuilder): MdastReading {
  dedentAdmonitions(lines);
  normaliseListMarkers(lines);
  markOutlineNumbers(lines);
  const texts = lines.map(({ text }) => text);
  const source = texts.join('\n');
  const read = (text: string) => markdownToMdast(text) as Root;
  const raw = readWithinLimits(source, { mdx: read, markdown: read, explain: (cause) => explainMdxError(cause, source) });
  convertHtml(raw.tree, texts);
  const { tree, problems } = limitNesting(raw.tree);
  tree.children = dropEmptyHeadings(tree.children.filter(({ type }) => type !== 'yaml'));
  takeTitle(tree, lines, builder);
  tree.children = promoteBoldLines(tree.children);
  if (!builder.has('title')) takeTitle(tree, lines, builder);
  splitCollapsedLists(tree, texts);
  joinLists(tree);
  tickBoxes(tree, lines);
  restorePlaces(tree, lines);
  return { tree, problems: [...raw.problems, ...problems] };
}

function joinLists(parent: Parents): void {
  parent.children = joinInterruptedLists(parent.children as RootContent[]) as typeof parent.children;
  for (const child of parent.children) if ('children' in child && child.type !== 'paragraph' && child.type !== 'heading') joinLists(child);
}

function tickBoxes(parent: Parents, lines: readonly SourceLine[]): void {
  for (const child of parent.children) {
    if (child.type === 'listItem') {
      const checked = lines[(child.position?.start.line ?? 0) - 1]?.checked;
      if (checked !== undefined) child.checked = checked;
    }
    if ('children' in child) tickBoxes(child, lines);
  }
}

function setStatedTitle(frontmatter: ForeignFrontmatter, builder: FrontmatterBuilder): void {
  for (const key of ['title', 'name']) {
    const stated = frontmatter.data[key];
    if (typeof stated === 'string' && stated.trim() !== '') builder.set('title', stated.trim(), { source: 'frontmatter', place: frontmatter.placeOf([key]), keyPlace: frontmatter.keyPlaceOf([key]) });
  }
}

/** The heading of the whole document is its title, where the frontmatter names no other, and no section. */
function takeTitle(tree: Root, lines: readonly SourceLine[], builder: FrontmatterBuilder): void {
  const heading = findTitleHeading(tree);
  const text = heading ? toString(heading).trim() : '';
  if (!heading || (builder.has('title') && (heading.depth > 1 || !builder.is('title', text)))) return;
  removeTitle(tree, heading);
  restorePlaces({ type: 'root', children: [heading] }, lines);
  builder.set('title', text, { source: 'title', place: placeOf(heading) });
}
