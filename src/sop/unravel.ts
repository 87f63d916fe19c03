import type { Root, RootContent, Parents } from 'mdast';

/**
 * Turns a paragraph that holds nothing but components and white space into those components themselves, as MDX
 * does before it renders, so that both readers yield one shape. Changes the tree in place and returns it.
 */
export function unravel(tree: Root): Root {
  visit(tree);
  return tree;
}

function visit(parent: Parents): void {
  for (let index = 0; index < parent.children.length; index++) {
    const child = parent.children[index] as RootContent;
    if (child.type === 'paragraph' && isOnlyMdx(child.children)) {
      const lifted = child.children
        .filter((inline) => inline.type !== 'text')
        .map((inline) => ({ ...inline, type: inline.type === 'mdxJsxTextElement' ? 'mdxJsxFlowElement' : 'mdxFlowExpression' }));
      (parent.children as unknown[]).splice(index, 1, ...lifted);
      index--;
    } else if ('children' in child) {
      visit(child);
    }
  }
}

function isOnlyMdx(children: readonly RootContent[]): boolean {
  let found = false;
  for (const child of children) {
    if (child.type === 'mdxJsxTextElement' || child.type === 'mdxTextExpression') found = true;
    else if (child.type !== 'text' || child.value.trim() !== '') return false;
  }
  return found;
}
