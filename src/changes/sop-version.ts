import type { Root } from 'mdast';
import { factNamed } from '../import/fact-names.ts';
import { readFrontmatter, type RawFrontmatter } from '../sop/frontmatter.ts';
import { normaliseText, type Sop } from '../sop/parse-sop.ts';
import { readMarkdown } from '../sop/read-markdown.ts';
import { readMdast } from '../sop/read-mdast.ts';
import { readSections } from '../sop/sections.ts';
import { squeeze } from '../sop/squeeze.ts';
import { readSteps } from '../sop/steps.ts';
import { textOf } from '../sop/text-of.ts';
import { readBlocks, type BodyBlock } from './body-blocks.ts';
import { isPlainMarkdown } from './is-plain-markdown.ts';
import type { Fields } from './values.ts';

/** What is compared of one version of an SOP. */
export interface SopVersion {
  /** Within the content folder. */
  readonly file: string;
  readonly text: string;
  /** The frontmatter as written. */
  readonly fields: Fields;
  /** True when the frontmatter is no valid YAML; `fields` is then empty, or that of the last version that was. */
  readonly isUnreadable: boolean;
  readonly headings: readonly string[];
  readonly blocks: readonly BodyBlock[];
}

export function versionOfSop(sop: Sop): SopVersion {
  return {
    file: sop.file,
    text: sop.text,
    ...readable(sop.frontmatter),
    headings: sop.sections.map((section) => section.title),
    blocks: readBlocks(sop.sections, sop.steps),
  };
}

/** Reads only what comparing takes, about half of the work of a whole SOP. */
export function parseSopVersion(source: string, file: string): SopVersion {
  const text = normaliseText(source);
  const isPlain = isPlainMarkdown(file);
  const { tree } = isPlain ? readMarkdown(text) : readMdast(text);
  const { fields, isUnreadable } = readable(readFrontmatter(text));
  const heading = isPlain ? takeTitle(tree) : undefined;
  const sections = readSections(tree);
  return {
    file,
    text,
    fields: isPlain ? plainFields(fields, heading) : fields,
    isUnreadable,
    headings: sections.map((section) => section.title),
    blocks: readBlocks(sections, readSteps(sections, text.split('\n'))),
  };
}

/** What plain Markdown says of itself under names of its own, such as `last_reviewed_on`. */
const TOLD_ANYWHERE: ReadonlySet<string> = new Set(['title', 'owner', 'status', 'lastReviewed', 'version', 'successor']);

function plainFields(fields: Fields, heading: string | undefined): Fields {
  const named = Object.entries(fields).map(([key, value]) => {
    const fact = typeof value === 'string' ? factNamed(key) : undefined;
    return [fact !== undefined && TOLD_ANYWHERE.has(fact) && !(fact in fields) ? fact : key, value] as const;
  });
  return { ...(heading === undefined ? {} : { title: heading }), ...Object.fromEntries(named) };
}

/** The first heading is a document's title, and heads no section, where no other stands as high. */
function takeTitle(tree: Root): string | undefined {
  const [heading, ...others] = tree.children.filter((node) => node.type === 'heading');
  if (!heading) return undefined;
  const isAbove = others.length > 0 && others.every(({ depth }) => depth > heading.depth) && readSections({ type: 'root', children: [heading] })[0]?.zone === 'other';
  if (heading.depth !== 1 && !isAbove) return undefined;
  tree.children.splice(tree.children.indexOf(heading), 1);
  return squeeze(textOf(heading)) || undefined;
}

/** Broken YAML may still yield some data, and the wrong one: an open quote swallows the keys after it. */
export function readable({ problems, data }: RawFrontmatter): Pick<SopVersion, 'fields' | 'isUnreadable'> {
  return problems.length > 0 ? { fields: {}, isUnreadable: true } : { fields: data, isUnreadable: false };
}
