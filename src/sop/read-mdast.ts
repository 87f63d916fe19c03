import type { Root } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import { explainMdxError } from './explain-mdx-error.ts';
import { readWithinLimits } from './nesting.ts';
import type { ReadingProblem } from './place.ts';

export interface MdastReading {
  /** At most `MAX_NESTING` levels deep. */
  readonly tree: Root;
  /** MDX that does not parse: the tree is then that of the plain Markdown. Text nested too deep: what is deeper is left out. */
  readonly problems: readonly ReadingProblem[];
}

/** Text to syntax tree (frontmatter, MDX, GFM). Two implementations: this one and the reference in `reference-reader.ts`. */
export type MdastReader = (source: string) => MdastReading;

/** Reads with the native parser: the fast default. Where it differs from the reference, the reference is right. */
export const readMdast: MdastReader = (source) =>
  readWithinLimits(source, {
    mdx: (text) => mdxToMdast(text) as Root,
    markdown: (text) => markdownToMdast(text) as Root,
    explain: (cause) => explainMdxError(cause, source),
  });
