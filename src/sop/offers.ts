import { canonicalListItem } from './canonical.ts';
import { fingerprintOfPart, normativeParts, type NormativePart, type PartKind } from './fingerprint.ts';
import { keptWith } from './kept-with.ts';
import type { Sop } from './parse-sop.ts';
import type { Step } from './steps.ts';
import { plainText } from './text-of.ts';

/** A named part with its fingerprint. */
export type NamedPrint = readonly [name: string, fingerprint: string];

/** A step with the heading of its list: numbers may come twice, and so may words. The fingerprint is of both. */
export type StepPrint = readonly [list: string, number: string, fingerprint: string];

/** What other SOPs can take from an SOP, each with the fingerprint of what it says: plain data that survives JSON. */
export interface Offers {
  /** By what they are called. */
  readonly outputs: readonly NamedPrint[];
  readonly steps: readonly StepPrint[];
  /** What the SOP sets under a name: gates, time limits, approvals, labelled decisions, exceptions and prerequisites. */
  readonly terms: readonly NamedPrint[];
}

export const NO_OFFERS: Offers = { outputs: [], steps: [], terms: [] };

const TERM_KINDS: ReadonlySet<PartKind> = new Set(['gate', 'sla', 'approval', 'decision', 'exception', 'prerequisite']);

export const offersOf: (sop: Sop) => Offers = keptWith((sop) => {
  const parts = normativeParts(sop);
  return {
    outputs: printsByName(parts.filter(({ kind }) => kind === 'output')),
    steps: sop.steps.flatMap(printsOfStep),
    terms: printsByName(parts.filter(({ kind }) => TERM_KINDS.has(kind))),
  };
});

function printsOfStep(step: Step): StepPrint[] {
  const own: StepPrint = [step.section.title, step.number, fingerprintOfPart({ text: `${plainText(step.section.title)}\n${canonicalListItem(step.node, true)}` })];
  return [own, ...step.substeps.flatMap(printsOfStep)];
}

/** Parts of one name, such as the rows of a decision that share their first cell, count as one. */
function printsByName(parts: readonly NormativePart[]): NamedPrint[] {
  const named = Map.groupBy(parts.filter(({ name }) => name !== undefined), ({ name }) => name ?? '');
  return [...named].map(([name, [first, ...others]]) => [name, fingerprintOfPart({ text: [first, ...others].map((part) => part?.text).join('\n') })]);
}
