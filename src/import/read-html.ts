import type { Nodes as HastNodes, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** Markdown has no cells over several columns: each would become as many cells as it says, and one table gigabytes. */
const MOST_SPAN = 40;

/** HTML as a tree. A cell spans no more columns and rows than a table that people read has. */
export function readHtmlTree(html: string, isFragment: boolean): HastRoot {
  const tree = fromHtml(html, { fragment: isFragment });
  limitSpans(tree);
  return tree;
}

function limitSpans(node: HastNodes): void {
  if (node.type === 'element') {
    for (const key of ['colSpan', 'rowSpan']) if (Number(node.properties[key]) > MOST_SPAN) node.properties[key] = MOST_SPAN;
  }
  if ('children' in node) for (const child of node.children) limitSpans(child);
}
