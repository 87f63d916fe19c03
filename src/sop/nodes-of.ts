import type { Nodes } from 'mdast';
import { keptWith } from './kept-with.ts';

/** Every node of a tree in reading order, the root first. A tree that has been read does not change any more. */
export const nodesOf: (root: Nodes) => readonly Nodes[] = keptWith((root) => {
  const found: Nodes[] = [];
  collect(root, found);
  return found;
});

function collect(node: Nodes, found: Nodes[]): void {
  found.push(node);
  if ('children' in node) for (const child of node.children) collect(child, found);
}
