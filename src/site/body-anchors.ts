import type { Heading, ListItem } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { headingSlugs } from '../sop/heading-slugs.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { Step } from '../sop/steps.ts';

export interface BodyAnchors {
  readonly headings: ReadonlyMap<Heading, string>;
  readonly steps: ReadonlyMap<ListItem, string>;
}

export interface BodyHeading {
  readonly id: string;
  readonly text: string;
  /** As shown: 2 or more, since the page's title is the only 1. */
  readonly depth: number;
}

/** The id of the heading over a body's footnotes. A capital letter keeps the ids of the page's own parts apart from those of headings. */
export const NOTES_LABEL = 'pageNotes';

/**
 * The ids that headings and steps get on the page. Headings as forges give them; steps are `step-3` and `step-3-2`.
 * Where a later list starts again at 1, its steps are `list-2-step-3`.
 */
export function bodyAnchors(sop: Sop): BodyAnchors {
  const headings = headingSlugs(sop.tree);
  const taken = new Set(headings.values());
  const steps = new Map<ListItem, string>();
  const addStep = (step: Step): void => {
    const number = `step-${step.number.replaceAll('.', '-')}`;
    let id = taken.has(number) ? `list-${step.block + 1}-${number}` : number;
    while (taken.has(id)) id = `${id}-item`;
    taken.add(id);
    steps.set(step.node, id);
    for (const substep of step.substeps) addStep(substep);
  };
  for (const step of sop.steps) addStep(step);
  return { headings, steps };
}

/** By how much the body's headings move down, so that none stands beside the page's title. */
export function headingShift(sop: Sop): number {
  return sop.sections.some(({ heading }) => heading?.depth === 1) ? 1 : 0;
}

/** The headings of the first two levels, for the contents list. */
export function headingsOf(sop: Sop): BodyHeading[] {
  const shift = headingShift(sop);
  const slugs = headingSlugs(sop.tree);
  return sop.sections
    .flatMap(({ heading }) => (heading ? [[heading, slugs.get(heading) ?? ''] as const] : []))
    .map(([heading, id]) => ({ id, text: toString(heading), depth: heading.depth + shift }))
    .filter(({ depth }) => depth <= 3);
}
