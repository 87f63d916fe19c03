import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { keptWith } from './kept-with.ts';
import { nodesOf } from './nodes-of.ts';

/** What GitHub leaves out of a heading's anchor: all but letters, marks, digits, connectors, joiners, spaces and hyphens. */
const LEFT_OUT = /[^\p{Alphabetic}\p{Mark}\p{Decimal_Number}\p{Connector_Punctuation}\p{Join_Control} -]/gu;

/** A heading's text as an anchor, the way GitHub writes it: "Clear the fallback queue" is `clear-the-fallback-queue`. */
export function slugOf(text: string): string {
  return text.toLowerCase().replace(LEFT_OUT, '').replaceAll(' ', '-');
}

/** The anchor of every heading of a document, in reading order. The second of two like headings ends with `-1`. */
export const headingSlugs: (tree: Root) => ReadonlyMap<Heading, string> = keptWith((tree) => {
  const slugs = new Map<Heading, string>();
  const uses = new Map<string, number>();
  for (const node of nodesOf(tree)) {
    if (node.type !== 'heading') continue;
    const base = slugOf(toString(node));
    let slug = base;
    let count = uses.get(base) ?? 0;
    while (uses.has(slug)) slug = `${base}-${++count}`;
    uses.set(base, count);
    uses.set(slug, uses.get(slug) ?? 0);
    slugs.set(node, slug);
  }
  return slugs;
});
