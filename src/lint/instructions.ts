import { keptWith } from '../sop/kept-with.ts';
import type { Passage } from '../sop/passages.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { Step } from '../sop/steps.ts';
import { isInstruction } from './prose.ts';

/** One list item that tells the reader what to do: a numbered step, or a bullet that should be one. */
export interface Instruction {
  readonly step: Step | undefined;
  readonly passages: readonly Passage[];
  readonly substeps: readonly Instruction[];
  /** The next item of the same list. */
  readonly next: Instruction | undefined;
}

/** Every instruction of the body in reading order, substeps after the step they belong to. */
export const instructionsOf: (sop: Sop) => readonly Instruction[] = keptWith((sop) => [...fromSteps(sop.steps).flatMap(withSubsteps), ...fromBullets(sop)]);

function withSubsteps(instruction: Instruction): Instruction[] {
  return [instruction, ...instruction.substeps.flatMap(withSubsteps)];
}

function fromSteps(steps: readonly Step[]): Instruction[] {
  let next: Instruction | undefined;
  const found: Instruction[] = [];
  for (const step of steps.toReversed()) {
    const follower = next?.step?.block === step.block ? next : undefined;
    next = { step, passages: step.passages, substeps: fromSteps(step.substeps), next: follower };
    found.unshift(next);
  }
  return found;
}

function fromBullets(sop: Sop): Instruction[] {
  const included = isInstruction(sop);
  const bullets = sop.passages.filter(
    (zoned) => zoned.step === undefined && zoned.form === 'item' && included(zoned) && (zoned.zone === 'step' || zoned.zone === 'other'),
  );
  let next: Instruction | undefined;
  return bullets
    .toReversed()
    .map(({ passage }) => (next = { step: undefined, passages: [passage], substeps: [], next }))
    .toReversed();
}
