import type { Heading, Paragraph, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { slugOf } from '../sop/heading-slugs.ts';
import { nodesOf } from '../sop/nodes-of.ts';
import { readSections } from '../sop/sections.ts';
import { factNamed } from './fact-names.ts';

const MOST_WORDS = 10;

/** Paragraphs that are one short line in bold, followed by something, are headings. */
export function promoteBoldLines(blocks: readonly RootContent[]): RootContent[] {
  let depth: Heading['depth'] = 1;
  return blocks.map((node, index) => {
    if (node.type === 'heading') depth = node.depth;
    const next = blocks[index + 1];
    if (node.type !== 'paragraph' || !next || next.type === 'heading' || !isBoldLine(node)) return node;
    const [strong] = node.children;
    const children = strong?.type === 'strong' ? strong.children : node.children;
    return { type: 'heading', depth: Math.min(6, depth + 1) as Heading['depth'], children, position: node.position as never };
  });
}

function isBoldLine({ children }: Paragraph): boolean {
  const [strong, ...rest] = children;
  if (strong?.type !== 'strong' || rest.some((node) => node.type !== 'text' || !/^[\s:]*$/.test(node.value))) return false;
  const text = toString(strong).trim();
  return text !== '' && !/[.!?,;]$/.test(text) && !text.includes('\n') && text.split(/\s+/).length <= MOST_WORDS && !/:\s*\S/.test(text);
}

/** Headings left empty by what was blanked out of them go. */
export function dropEmptyHeadings(blocks: readonly RootContent[]): RootContent[] {
  return blocks.filter((node) => node.type !== 'heading' || toString(node).trim() !== '');
}

/** The document's own title: the heading that opens it and announces no part of it, or else its first where that stands above all others. */
export function findTitleHeading(tree: Root): Heading | undefined {
  const headings = tree.children.filter((node): node is Heading => node.type === 'heading');
  const [first, ...others] = headings;
  if (!first || others.every(({ depth }) => depth > first.depth)) return first;
  const isPart = factNamed(toString(first)) !== undefined || readSections({ type: 'root', children: [first] })[0]?.zone !== 'other';
  return isPart || tree.children[0] !== first ? undefined : first;
}

/** Levels from 2 on, without gaps: a page's title is its only heading of the first level. */
export function levelHeadings(tree: Root): void {
  const open: { readonly written: number; readonly depth: number }[] = [];
  for (const node of tree.children) {
    if (node.type !== 'heading') continue;
    while (open.length > 0 && (open.at(-1)?.written ?? 0) >= node.depth) open.pop();
    const depth = Math.min(6, (open.at(-1)?.depth ?? 1) + 1) as Heading['depth'];
    open.push({ written: node.depth, depth });
    node.depth = depth;
  }
}

/** Takes a heading out of a tree; links to it lead to the page itself, and become their words. */
export function removeTitle(tree: Root, title: Heading): void {
  tree.children = tree.children.filter((node) => node !== title);
  const target = `#${slugOf(toString(title))}`;
  for (const node of nodesOf(tree)) {
    if (!('children' in node) || !node.children.some((child) => child.type === 'link' && child.url === target)) continue;
    node.children = (node.children as RootContent[]).flatMap((child) => (child.type === 'link' && child.url === target ? child.children : [child])) as typeof node.children;
  }
}
