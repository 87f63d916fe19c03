import type { Nodes, Root } from 'mdast';
import { isSafeUrl } from '../sop/link-scheme.ts';
import { nodesOf } from '../sop/nodes-of.ts';
import { tidy } from './tidy-tree.ts';

/**
 * A document's body as it is written: a copy without places, raw HTML, and addresses that can run code or hide files;
 * the words of such links stay.
 */
export function prepareTree(tree: Root): Root {
  const unsafe = new Set(nodesOf(tree).flatMap((node) => (node.type === 'definition' && !isSafeUrl(node.url) ? [node.identifier] : [])));
  const [copy] = copyOf(tree, unsafe);
  tidy(copy as Root);
  return copy as Root;
}

function copyOf(node: Nodes, unsafe: ReadonlySet<string>): Nodes[] {
  if (node.type === 'yaml' || node.type === 'html') return [];
  if (isUnsafe(node, unsafe)) {
    if ('children' in node) return node.children.flatMap((child) => copyOf(child, unsafe));
    return 'alt' in node && node.alt ? [{ type: 'text', value: node.alt }] : [];
  }
  const copy: Nodes = { ...node };
  delete copy.position;
  if (copy.type === 'code' && copy.meta?.includes('`')) copy.meta = null;
  if ('children' in node) (copy as { children: Nodes[] }).children = node.children.flatMap((child) => copyOf(child, unsafe));
  return [copy];
}

function isUnsafe(node: Nodes, unsafe: ReadonlySet<string>): boolean {
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') return !isSafeUrl(node.url);
  return (node.type === 'linkReference' || node.type === 'imageReference') && unsafe.has(node.identifier);
}

/** The tree with links and images that lead elsewhere; the same tree where none does. */
export function withLinks<Node extends Nodes>(node: Node, linkTo: (url: string) => string): Node {
  let result = node;
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
    const url = linkTo(node.url);
    if (url !== node.url) result = { ...node, url };
  }
  if (!('children' in node)) return result;
  const children = node.children.map((child) => withLinks(child, linkTo));
  return children.every((child, index) => child === node.children[index]) ? result : { ...result, children };
}

/** True where two prepared trees are written alike. */
export function isSameTree(a: Nodes, b: Nodes): boolean {
  const [own, others] = [Object.entries(a).filter(isGiven), Object.entries(b).filter(isGiven)];
  if (own.length !== others.length) return false;
  const other = b as unknown as Readonly<Record<string, unknown>>;
  return own.every(([key, value]) => (key === 'children' ? areSame(value as Nodes[], other['children'] as Nodes[] | undefined) : isEqual(value, other[key])));
}

function isGiven([key, value]: [string, unknown]): boolean {
  return value !== undefined && value !== null && key !== 'data';
}

function areSame(own: readonly Nodes[], others: readonly Nodes[] | undefined): boolean {
  return own.length === others?.length && own.every((child, index) => isSameTree(child, others[index] as Nodes));
}

function isEqual(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((part, index) => part === b[index]));
}
