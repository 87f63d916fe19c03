import type { Nodes } from 'mdast';

/** Every node of a tree in reading order, the root first. */
export function nodesOf(root: Nodes): Nodes[] {
  const found: Nodes[] = [];
  collect(root, found);
  return found;
}

function collect(node: Nodes, found: Nodes[]): void {
  found.push(node);
  if ('children' in node) for (const child of node.children) collect(child, found);
}
