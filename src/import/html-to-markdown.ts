import type { Element, Nodes, Root } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import type { Root as MdastRoot } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { nodesOf } from '../sop/nodes-of.ts';
import { linkAddresses } from './link-addresses.ts';
import { MOST_PARTS, tooManyParts } from './most-parts.ts';
import { readHtmlTree } from './read-html.ts';

/** What surrounds a document on a page of a wiki or site. */
const SURROUNDINGS = new Set(['script', 'style', 'nav', 'noscript', 'template', 'iframe', 'svg', 'button']);
const writer = unified().use(remarkStringify, { bullet: '-', emphasis: '_', rule: '-', listItemIndent: 'one', fences: true, resourceLink: true }).use(remarkGfm, { tablePipeAlign: false }).freeze();

export type HtmlReading =
  | { readonly markdown: string }
  /** Why it is no page that can be read. */
  | { readonly problem: string };

/** A page, or a part of one, as Markdown. Never throws on content. */
export function htmlToMarkdown(html: string): HtmlReading {
  try {
    return convert(html);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return { problem: 'Unexpected nesting of thousands of HTML tags, expected a page that people can read: save its text anew' };
  }
}

function convert(html: string): HtmlReading {
  const page = readHtmlTree(html, !/<(?:html|body|head|!doctype)\b/i.test(html));
  const main = findElement(page, (node) => node.tagName === 'main' || node.tagName === 'article' || node.properties['role'] === 'main') ?? findElement(page, ({ tagName }) => tagName === 'body') ?? page;
  removeSurroundings(main);
  const title = findElement(page, ({ tagName }) => tagName === 'title');
  const tree = toMdast(main.type === 'root' ? main : { type: 'root', children: main.children }) as MdastRoot;
  if (nodesOf(tree).length > MOST_PARTS) return { problem: tooManyParts() };
  linkAddresses(tree);
  const hasHeading = tree.children.some((node) => node.type === 'heading' && node.depth === 1);
  if (title && !hasHeading && textOf(title) !== '') tree.children.unshift({ type: 'heading', depth: 1, children: [{ type: 'text', value: textOf(title) }] });
  return { markdown: freeMarkers(writer.stringify(tree)) };
}

/** Numbers and bullets typed as text are what the author meant as a list; the writer has made plain text of them. */
function freeMarkers(markdown: string): string {
  return markdown.replace(/^([ \t]*(?:> ?)?)(\d{1,3})\\([.)])(?=[ \t])/gm, '$1$2$3').replace(/^([ \t]*)\\([-*+])(?=[ \t])/gm, '$1$2');
}

function findElement(node: Nodes, matches: (node: Element) => boolean): Element | undefined {
  if (node.type === 'element' && matches(node)) return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = findElement(child as Nodes, matches);
    if (found) return found;
  }
  return undefined;
}

function removeSurroundings(node: Root | Element): void {
  node.children = (node.children as Nodes[]).filter((child) => child.type !== 'element' || !SURROUNDINGS.has(child.tagName)) as typeof node.children;
  for (const child of node.children) if (child.type === 'element') removeSurroundings(child);
}

function textOf(node: Element): string {
  const text = (part: Nodes): string => (part.type === 'text' ? part.value : 'children' in part ? (part.children as Nodes[]).map(text).join('') : '');
  return text(node).replace(/\s+/g, ' ').trim();
}
