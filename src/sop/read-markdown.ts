import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { explainMdxError } from './explain-mdx-error.ts';
import { readWithinLimits } from './nesting.ts';
import type { MdastReader } from './read-mdast.ts';

/** Reads plain Markdown: braces, tags and imports are text and HTML, as wherever else it is shown. */
export const readMarkdown: MdastReader = (source) => {
  const markdown = (text: string) => markdownToMdast(text) as Root;
  return readWithinLimits(source, { mdx: markdown, markdown, explain: (cause) => explainMdxError(cause, source) });
};
