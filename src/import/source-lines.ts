import type { Nodes, Root } from 'mdast';

/**
 * A document's lines as they are given to the Markdown parser: edited so that it understands them, while every
 * character can still be traced to where the author wrote it.
 */
export interface SourceLine {
  /** What the parser reads. */
  text: string;
  /** Columns from `from` on, up to the next entry's, stand `by` further right in the author's line (further left when negative). */
  shifts: readonly { readonly from: number; readonly by: number }[];
  /** Code that must stay as it is. */
  readonly isCode: boolean;
  /** The box that the line's list item begins with: ticked or not. */
  checked?: boolean;
}

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;

/** Splits a text, and says which of its lines are fenced code. */
export function toSourceLines(text: string): SourceLine[] {
  let fence: string | undefined;
  return text.split('\n').map((line) => {
    const marker = FENCE.exec(line)?.[1];
    const isCode = fence !== undefined || marker !== undefined;
    if (fence === undefined) fence = marker;
    else if (marker?.startsWith(fence) && line.trim().replace(/^[>\s]*/, '') === marker) fence = undefined;
    return { text: line, shifts: [], isCode };
  });
}

/** Moves the places of a tree that was read from edited lines to where its words stand in the author's text. */
export function restorePlaces(tree: Root, lines: readonly SourceLine[]): void {
  if (lines.every(({ shifts }) => shifts.length === 0)) return;
  const move = (point: { line: number; column: number }) => {
    point.column += lines[point.line - 1]?.shifts.findLast(({ from }) => point.column >= from)?.by ?? 0;
  };
  const visit = (node: Nodes): void => {
    if (node.position) {
      node.position = { start: { ...node.position.start }, end: { ...node.position.end } };
      move(node.position.start);
      move(node.position.end);
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
}
