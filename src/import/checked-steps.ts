import type { List, Root } from 'mdast';
import { readSections, type Section } from '../sop/sections.ts';
import { factNamed } from './fact-names.ts';

/** So many boxes in a row are steps, whatever the heading above them. */
const LEAST_BOXES = 3;

/** Check boxes become numbered steps where steps may stand: all of them under a heading for steps, elsewhere three or more in a row. Changes the tree in place. */
export function numberCheckBoxes(tree: Root): void {
  for (const section of readSections(tree)) {
    for (const node of section.blocks) if (node.type === 'list' && isCheckList(node) && areSteps(node, section)) number(node);
  }
}

function isCheckList({ ordered, children }: List): boolean {
  return !ordered && children.every(({ checked }) => typeof checked === 'boolean');
}

function areSteps({ children }: List, { zone, title }: Section): boolean {
  return zone === 'step' || (zone === 'other' && children.length >= LEAST_BOXES && factNamed(title) === undefined);
}

function number(list: List): void {
  list.ordered = true;
  list.start = 1;
  for (const item of list.children) item.checked = null;
}
