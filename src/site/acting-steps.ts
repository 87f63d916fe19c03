import type { Sop } from '../sop/parse-sop.ts';
import type { Step } from '../sop/steps.ts';
import type { RoleDirectory } from './role-directory.ts';

/**
 * In which steps of an SOP a role acts, in words: "Steps 1, 3–5", or by heading where the SOP has several lists.
 *
 * @returns undefined when the role acts in none; all steps when the SOP names no actors and the role is responsible.
 */
export function actingSteps(sop: Sop, role: string, roles: RoleDirectory): string | undefined {
  const acts = (step: Step): boolean => step.actor !== undefined && roles.findByName(step.actor.name) === role;
  const own = sop.steps.filter(acts);
  if (own.length === 0) {
    const unnamed = sop.steps.length > 0 && sop.steps.every((step) => step.actor === undefined);
    return unnamed && sop.meta.raci?.responsible?.includes(role) ? 'All steps' : undefined;
  }
  const blocks = [...Map.groupBy(own, (step) => step.block).values()];
  const severalLists = new Set(sop.steps.map((step) => step.block)).size > 1;
  const words = blocks.map((steps) => `${severalLists ? `${steps[0]?.section.title}: ` : ''}${stepNumbers(steps)}`).join(' · ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function stepNumbers(steps: readonly Step[]): string {
  const runs: number[][] = [];
  for (const number of steps.map((step) => Number(step.number))) {
    const run = runs.at(-1);
    if (run && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  const words = runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', ')));
  return `${steps.length === 1 ? 'step' : 'steps'} ${words.join(', ')}`;
}
