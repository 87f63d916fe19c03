import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { explainMdxError } from './explain-mdx-error.ts';
import type { MdastReader } from './read-mdast.ts';
import { unravel } from './unravel.ts';

const markdown = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm).freeze();
const mdx = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm).use(remarkMdx).freeze();

/** Reads with remark-parse: the reference for what the fast reader must yield, about 60 times slower. */
export const readMdastByRemark: MdastReader = (source) => {
  try {
    return { tree: unravel(mdx.parse(source)), problems: [] };
  } catch (cause) {
    const place = (cause as { place?: { line?: number; column?: number; start?: { line: number; column: number } } }).place;
    const start = place?.start ?? place;
    const known = start?.line === undefined ? undefined : { line: start.line, column: start.column ?? 1 };
    return { tree: markdown.parse(source), problems: [explainMdxError(cause, source, known)] };
  }
};
