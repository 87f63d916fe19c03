import type { List, RootContent } from 'mdast';

/**
 * Joins a numbered list that other blocks interrupt because they are not indented: "1.", a picture, "2.". What stands
 * between two items becomes part of the first. Only a list that goes on counting is joined.
 */
export function joinInterruptedLists(blocks: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  for (const node of blocks) {
    const at = node.type === 'list' && node.ordered && (node.start ?? 1) > 1 ? findBeginning(result, node) : -1;
    const open = result[at];
    if (at < 0 || open?.type !== 'list') {
      result.push(node);
      continue;
    }
    const between = result.splice(at + 1);
    result[at] = join(open, between, node as List);
  }
  return result;
}

function findBeginning(blocks: readonly RootContent[], next: List): number {
  for (let index = blocks.length - 1; index >= 0; index--) {
    const node = blocks[index] as RootContent;
    if (node.type === 'heading' || node.type === 'thematicBreak') return -1;
    if (node.type === 'list' && node.ordered && (node.start ?? 1) + node.children.length === next.start) return index;
  }
  return -1;
}

function join(open: List, between: readonly RootContent[], next: List): List {
  const items = open.children.map((item, index) =>
    index < open.children.length - 1 ? item : { ...item, spread: item.spread ?? between.length > 0, children: [...item.children, ...between] as typeof item.children },
  );
  const position = open.position && next.position ? { start: open.position.start, end: next.position.end } : open.position;
  return { ...open, children: [...items, ...next.children], position: position as never };
}
