import type { Nodes, Parents, PhrasingContent, RootContent } from 'mdast';

const PHRASING = new Set(['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link']);

/** Takes out what says nothing: line breaks at the edges of a block, empty emphasis, empty paragraphs. Changes the tree in place. */
export function tidy(parent: Parents, isOneLine = false): void {
  const isLine = isOneLine || parent.type === 'heading' || parent.type === 'tableCell';
  for (const child of parent.children) if ('children' in child) tidy(child, isLine);
  if (PHRASING.has(parent.type)) {
    const children = (parent.children as PhrasingContent[]).map((child): PhrasingContent => (isLine && child.type === 'break' ? { type: 'text', value: ' ' } : child));
    parent.children = tidyInline(children, parent.type) as typeof parent.children;
  }
  else parent.children = (parent.children as RootContent[]).filter((child) => child.type !== 'paragraph' || child.children.length > 0) as typeof parent.children;
}

function tidyInline(children: readonly PhrasingContent[], type: Nodes['type']): PhrasingContent[] {
  const merged: PhrasingContent[] = [];
  for (const child of children) {
    const last = merged.at(-1);
    if (child.type === 'text' && last?.type === 'text') last.value += child.value;
    else if (!isEmpty(child)) merged.push(child);
  }
  if (type !== 'paragraph' && type !== 'heading' && type !== 'tableCell') return merged;
  for (const node of merged) if (node.type === 'text') node.value = node.value.replace(/[ \t]+/g, ' ').replace(/ ?\n ?/g, '\n');
  while (isBlank(merged.at(-1))) merged.pop();
  while (isBlank(merged[0])) merged.shift();
  const [first, last] = [merged[0], merged.at(-1)];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return merged;
}

function isEmpty(node: PhrasingContent): boolean {
  return (node.type === 'text' && node.value === '') || (['emphasis', 'strong', 'delete'].includes(node.type) && 'children' in node && node.children.length === 0);
}

function isBlank(node: PhrasingContent | undefined): boolean {
  return node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
}
