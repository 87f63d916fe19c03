import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { stringify } from 'yaml';
import { nodesOf } from '../sop/nodes-of.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { shownFrontmatterSchema } from '../sop/schema.ts';
import { tidy } from './tidy-tree.ts';
import { toSourceLines, type SourceLine } from './source-lines.ts';

const KEYS = Object.keys(shownFrontmatterSchema.shape);

const writer = unified()
  .use(remarkStringify, { bullet: '-', bulletOther: '*', emphasis: '_', strong: '*', rule: '-', listItemIndent: 'one', incrementListMarker: true, fences: true })
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkMdx)
  .freeze();

/**
 * An SOP as the text of its file: the frontmatter in the order of the schema, and the body as MDX that is nothing but
 * text. Pure; the same SOP gives the same text.
 *
 * @param linkTo where a link or image of the body leads from the new file; the address itself when left out.
 */
export function renderSop(sop: Sop, linkTo: (url: string) => string = (url) => url): string {
  const tree = structuredClone(sop.tree);
  for (const node of nodesOf(tree)) prepare(node, linkTo);
  tidy(tree);
  const body = disarm(writer.stringify(tree));
  const data = Object.fromEntries(KEYS.filter((key) => key in sop.frontmatter.data).map((key) => [key, sop.frontmatter.data[key]]));
  const frontmatter = Object.keys(data).length === 0 ? '' : stringify(data, { lineWidth: 0 });
  return `---\n${frontmatter}---\n${body === '' ? '' : `\n${body}`}`;
}

/** A line that begins with one of these words would be read as code, outside of code. */
const MODULE_WORD = /^(?:import|export)\b/;

function disarm(body: string): string {
  const write = ({ text, isCode }: SourceLine) => (isCode ? text : text.replace(MODULE_WORD, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`));
  return toSourceLines(body).map(write).join('\n');
}

function prepare(node: Nodes, linkTo: (url: string) => string): void {
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') node.url = linkTo(node.url);
  if (node.type === 'code' && node.meta?.includes('`')) node.meta = null;
  if (node.type === 'root') (node as Root).children = node.children.filter(({ type }) => type !== 'yaml');
}
