import { toMdast } from 'hast-util-to-mdast';
import type { BlockContent, Html, Nodes, Parents, PhrasingContent, RootContent } from 'mdast';
import { limitNesting } from '../sop/nesting.ts';
import { convertInlineHtml } from './html-inline.ts';
import { linkAddresses } from './link-addresses.ts';
import { readHtmlTree } from './read-html.ts';

const STRUCTURE = /<(\/?)(?:ul|ol|table|dl|pre|blockquote)\b/gi;

/** Turns raw HTML into the Markdown nodes it stands for, with their places. Changes the tree in place. */
export function convertHtml(parent: Parents, lines: readonly string[]): void {
  const children = parent.children as RootContent[];
  if (children.some(({ type }) => type === 'html')) {
    parent.children = (isInline(parent) ? convertInlineHtml(children as PhrasingContent[]) : convertBlocks(children, lines)) as typeof parent.children;
  }
  for (const child of parent.children) if ('children' in child) convertHtml(child, lines);
}

function isInline({ type }: Parents): boolean {
  return type !== 'root' && type !== 'blockquote' && type !== 'listItem' && type !== 'footnoteDefinition';
}

function convertBlocks(children: readonly RootContent[], lines: readonly string[]): RootContent[] {
  const result: RootContent[] = [];
  for (let index = 0; index < children.length; index++) {
    const node = children[index] as RootContent;
    if (node.type !== 'html') {
      result.push(node);
      continue;
    }
    const last = findEnd(children, index);
    result.push(...convertBlock(node, children[last] as RootContent, lines));
    index = last;
  }
  return result;
}

const MOST_PARTS = 200;

/** A list or table that empty lines cut into several nodes ends where its last tag is closed. */
function findEnd(children: readonly RootContent[], start: number): number {
  let open = 0;
  for (let index = start; index < Math.min(children.length, start + MOST_PARTS); index++) {
    const node = children[index] as RootContent;
    if (node.type === 'heading') break;
    if (node.type !== 'html') continue;
    for (const [, slash] of node.value.matchAll(STRUCTURE)) open += slash === '/' ? -1 : 1;
    if (open <= 0) return index;
  }
  return start;
}

function convertBlock(first: Html, last: RootContent, lines: readonly string[]): RootContent[] {
  const start = first.position?.start ?? { line: 1, column: 1 };
  const source = first === last ? first.value : sliceLines(lines, start.line, last.position?.end.line ?? start.line);
  const placeholder = /^<([a-z][\w -]*)>$/i.exec(source.trim());
  if (placeholder) return [{ type: 'paragraph', children: convertInlineHtml([{ ...first, value: source.trim() }]), position: first.position as never }];
  const blocks = readHtml(source);
  for (const block of blocks) {
    moveBy(block, start.line - 1, start.column - 1);
    linkAddresses(block);
  }
  return blocks.map((block): RootContent => (isPhrasing(block) ? { type: 'paragraph', children: [block], position: block.position as never } : block)).filter(hasContent);
}

/** What is nested deeper than anybody can read is cut, as in Markdown. */
function readHtml(source: string): RootContent[] {
  try {
    const tree = toMdast(readHtmlTree(source, true));
    const { children } = limitNesting({ type: 'root', children: 'children' in tree ? (tree.children as RootContent[]) : [tree as RootContent] }).tree;
    return children;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return [{ type: 'paragraph', children: [{ type: 'text', value: source.replace(/<[^<>]*>/g, ' ').trim() }] }];
  }
}

function sliceLines(lines: readonly string[], from: number, to: number): string {
  return lines.slice(from - 1, to).join('\n');
}

function moveBy(node: Nodes, byLines: number, byColumns: number): void {
  for (const point of node.position ? [node.position.start, node.position.end] : []) {
    if (point.line === 1) point.column += byColumns;
    point.line += byLines;
  }
  if ('children' in node) for (const child of node.children) moveBy(child, byLines, byColumns);
}

function isPhrasing(node: RootContent): node is PhrasingContent {
  return ['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'link', 'image'].includes(node.type);
}

function hasContent(node: RootContent): boolean {
  if (node.type !== 'paragraph') return true;
  return (node.children as readonly (PhrasingContent | BlockContent)[]).some((child) => child.type !== 'text' || child.value.trim() !== '');
}
