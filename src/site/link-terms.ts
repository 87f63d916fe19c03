import type { Element, ElementContent, Root, RootContent } from 'hast';
import { termHref } from './addresses.ts';
import type { TermFinder } from './term-finder.ts';

/** Elements whose text is no running text: names to click, things to type or copy, and what is linked already. */
const SKIPPED = new Set(['a', 'code', 'pre', 'kbd', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figure', 'th']);

/** Links the first mention of each term in the page's running text to its glossary entry. Changes the tree in place. */
export function linkTerms(tree: Root, findTerms: TermFinder): void {
  const linked = new Set<string>();
  const visit = (parent: Root | Element): void => {
    for (let index = 0; index < parent.children.length; index++) {
      const child = parent.children[index] as RootContent;
      if (child.type === 'element' && !isSkipped(child)) visit(child);
      if (child.type !== 'text') continue;
      const parts = splitAtTerms(child.value, findTerms, linked);
      if (!parts) continue;
      parent.children.splice(index, 1, ...parts);
      index += parts.length - 1;
    }
  };
  visit(tree);
}

function isSkipped({ tagName, properties }: Element): boolean {
  return SKIPPED.has(tagName) || (Array.isArray(properties.className) && properties.className.includes('actor'));
}

function splitAtTerms(text: string, findTerms: TermFinder, linked: Set<string>): ElementContent[] | undefined {
  const parts: ElementContent[] = [];
  let end = 0;
  for (const mention of findTerms(text)) {
    if (linked.has(mention.term)) continue;
    linked.add(mention.term);
    if (mention.start > end) parts.push({ type: 'text', value: text.slice(end, mention.start) });
    parts.push({
      type: 'element',
      tagName: 'a',
      properties: { className: ['term'], href: termHref(mention.term), title: mention.meaning },
      children: [{ type: 'text', value: text.slice(mention.start, mention.end) }],
    });
    end = mention.end;
  }
  if (parts.length === 0) return undefined;
  if (end < text.length) parts.push({ type: 'text', value: text.slice(end) });
  return parts;
}
