import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { stringify } from 'yaml';
import type { Sop } from '../sop/parse-sop.ts';
import { shownFrontmatterSchema } from '../sop/schema.ts';
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
 * @param body prepared, as `prepareTree` does.
 */
export function renderSop({ frontmatter: { data } }: Pick<Sop, 'frontmatter'>, body: Root): string {
  const text = disarm(writer.stringify(body));
  const known = Object.fromEntries(KEYS.filter((key) => key in data).map((key) => [key, data[key]]));
  const frontmatter = Object.keys(known).length === 0 ? '' : stringify(known, { lineWidth: 0 });
  return `---\n${frontmatter}---\n${text === '' ? '' : `\n${text}`}`;
}

/** A line that begins with one of these words would be read as code, outside of code. */
const MODULE_WORD = /^(?:import|export)\b/;

function disarm(body: string): string {
  const write = ({ text, isCode }: SourceLine) => (isCode ? text : text.replace(MODULE_WORD, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`));
  return toSourceLines(body).map(write).join('\n');
}
