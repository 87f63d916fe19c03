import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { explainMdxError } from './explain-mdx-error.ts';
import { readWithinLimits } from './nesting.ts';
import type { Place } from './place.ts';
import type { MdastReader } from './read-mdast.ts';

const markdown = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm).freeze();
const mdx = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm).use(remarkMdx).freeze();

/** Reads with remark-parse: the reference for what the fast reader must yield, about 60 times slower. */
export const readMdastByRemark: MdastReader = (source) =>
  readWithinLimits(source, {
    mdx: (text) => mdx.parse(text),
    markdown: (text) => markdown.parse(text),
    explain: (cause) => explainMdxError(cause, source, placeOf(cause)),
  });

function placeOf(cause: unknown): Place | undefined {
  const { place } = cause as { place?: { line?: number; column?: number; start?: { line: number; column: number } } };
  const start = place?.start ?? place;
  return start?.line === undefined ? undefined : { line: start.line, column: start.column ?? 1 };
}
