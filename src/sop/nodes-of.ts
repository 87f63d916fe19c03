import type { Nodes } from 'mdast';

const known = new WeakMap<Nodes, readonly Nodes[]>();

/** Every node of a tree in reading order, the root first. A tree that has been read does not change any more. */
export function nodesOf(root: Nodes): readonly Nodes[] {
  let nodes = known.get(root);
  if (!nodes) {
    const found: Nodes[] = [];
    collect(root, found);
    known.set(root, (nodes = found));
  }
  return nodes;
}

function collect(node: Nodes, found: Nodes[]): void {
  found.push(node);
  if ('children' in node) for (const child of node.children) collect(child, found);
}
