import type { Root } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import { explainMdxError } from './explain-mdx-error.ts';
import type { ReadingProblem } from './place.ts';
import { unravel } from './unravel.ts';

export interface MdastReading {
  readonly tree: Root;
  /** At most one: MDX that does not parse. The tree is then that of the plain Markdown. */
  readonly problems: readonly ReadingProblem[];
}

/** Text to syntax tree (frontmatter, MDX, GFM). Two implementations: this one and the reference in `reference-reader.ts`. */
export type MdastReader = (source: string) => MdastReading;

/** Reads with the native parser: the fast default. Where it differs from the reference, the reference is right. */
export const readMdast: MdastReader = (source) => {
  try {
    return { tree: unravel(mdxToMdast(source) as Root), problems: [] };
  } catch (cause) {
    return { tree: markdownToMdast(source) as Root, problems: [explainMdxError(cause, source)] };
  }
};
