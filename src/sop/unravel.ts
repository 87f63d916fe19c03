import type { Paragraph, Parents, Root, RootContent } from 'mdast';

/**
 * Turns a paragraph that holds nothing but components and white space into those components themselves, as MDX
 * does before it renders, so that both readers yield one shape. Changes the tree in place and returns it.
 */
export function unravel(tree: Root): Root {
  visit(tree);
  return tree;
}

function visit(parent: Parents): void {
  const children = parent.children as RootContent[];
  if (children.some(isRavelled)) parent.children = children.flatMap(lift) as typeof parent.children;
  for (const child of parent.children) if ('children' in child) visit(child);
}

function isRavelled(node: RootContent): node is Paragraph {
  return node.type === 'paragraph' && isOnlyMdx(node.children);
}

function lift(node: RootContent): RootContent[] {
  if (!isRavelled(node)) return [node];
  return node.children
    .filter((inline) => inline.type !== 'text')
    .map((inline) => ({ ...inline, type: inline.type === 'mdxJsxTextElement' ? 'mdxJsxFlowElement' : 'mdxFlowExpression' }) as RootContent);
}

function isOnlyMdx(children: readonly RootContent[]): boolean {
  let found = false;
  for (const child of children) {
    if (child.type === 'mdxJsxTextElement' || child.type === 'mdxTextExpression') found = true;
    else if (child.type !== 'text' || child.value.trim() !== '') return false;
  }
  return found;
}
