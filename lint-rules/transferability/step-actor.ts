import { instructionsOf, type Instruction } from '../../src/lint/instructions.ts';
import { knownNames } from '../../src/lint/known-names.ts';
import { phrasePattern } from '../../src/lint/phrases.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Registries } from '../../src/playbook/playbook.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';

const EXPECTED = 'expected who acts: start it with a bold role and a colon, such as "**SDR:**"';

/** A few steps are named one by one, most of an SOP's steps at once. */
const FEW = 3;
const LEAST_CREDIT = 0.25;
/** "Steps for the SDR", "Clear the queue (RevOps analyst)". */
const PART_OF = /(?:\b(?:for|by)(?:\s+the)?|[-–—:(])\s*$/i;

export default defineRule({
  name: 'step-actor',
  severity: 'warning',
  weight: { obligation: 4 },
  summary: 'Where several roles act, each step names the one that does it',
  why: 'A step for everybody is done by nobody, or twice.',
  remedy: 'Begin the step with the role in bold and a colon: "**SDR:** Open the lead". Name the role in the heading where it does all the steps below.',
  source: 'RACI practice: one responsible role for each task',
  examples: [
    {
      title: 'Roles, a system for what runs by itself, and a heading for a whole part',
      sop: '## Steps\n\n1. **SDR:** Open the lead.\n2. **CRM:** Set the time.\n3. The sales manager reads the list.\n\n### RevOps analyst: clear the queue\n\n1. Open the queue.\n',
      expect: [],
    },
    {
      title: 'One step among several roles without its own',
      sop: '## Steps\n\n1. **SDR:** Open the lead.\n2. **Sales manager:** Read the list.\n3. Call the lead.\n',
      expect: ['5:4 Unexpected step without an actor, expected who acts: start it with a bold role and a colon, such as "**SDR:**"'],
    },
    {
      title: 'Several responsible roles, and no step says which',
      sop: '---\nraci: { responsible: [sdr, sales-manager], accountable: revops-lead }\n---\n\n## Steps\n\n1. Open the lead.\n2. Call the lead.\n3. Log the call.\n4. Assign the SDR.\n',
      expect: ['7:4 Unexpected 4 of 4 steps without an actor among 2 actors, expected who acts: start it with a bold role and a colon, such as "**SDR:**"'],
    },
    {
      title: 'Where one role acts, nobody needs to be named',
      sop: '---\nraci: { responsible: [sdr], accountable: revops-lead }\n---\n\n## Steps\n\n1. Open the lead.\n2. **SDR:** Call the lead.\n3. **Result:** Log the call.\n',
      expect: [],
    },
  ],
  *check(sop, { registries }) {
    if (!registries.roles) {
      yield { notChecked: 'the playbook has no roles.yaml, so the actors of steps were not compared with it' };
      return;
    }
    const names = actorPattern(registries);
    const steps = instructionsOf(sop).filter(({ step }) => step === undefined || !step.number.includes('.'));
    const labels = steps.map(labelOf);
    const actors = actorsOf(sop, labels, registries);
    if (actors.size < 2) return;
    const nameless = steps.filter((step, index) => labels[index] === undefined && !namesActor(step, names));
    const [first] = nameless;
    if (!first) return;
    if (nameless.length > FEW && nameless.length * 2 > steps.length) {
      const credit = nameless.length === steps.length ? 0 : LEAST_CREDIT;
      yield { place: placeOf(first), message: `Unexpected ${nameless.length} of ${steps.length} steps without an actor among ${actors.size} actors, ${EXPECTED}`, credit };
      return;
    }
    for (const step of nameless) yield { place: placeOf(step), message: `Unexpected step without an actor, ${EXPECTED}` };
  },
});

/** The bold label that a step starts with, whether it names a role or not. */
function labelOf({ step, passages }: Instruction): string | undefined {
  if (step?.actor) return step.actor.name;
  return /^([^.:\n]{1,60}):/.exec(step === undefined ? (passages[0]?.text ?? '') : '')?.[1]?.trim();
}

/** The ids of the roles that the SOP makes responsible, and of the roles and systems that its steps name. */
function actorsOf(sop: Sop, labels: readonly (string | undefined)[], { roles, systems }: Registries): ReadonlySet<string> {
  const found = new Set(sop.meta.raci?.responsible ?? []);
  const written = new Set(labels.map((label) => label?.toLowerCase()));
  const add = (id: string, names: readonly string[]) => {
    if ([id, ...names].some((name) => written.has(name.toLowerCase()))) found.add(id);
  };
  for (const [id, { title, aliases = [] }] of roles?.entries ?? []) add(id, [title, ...aliases]);
  for (const [id, { name, aliases = [] }] of systems?.entries ?? []) add(id, [name, ...aliases]);
  return found;
}

/** True when the step's first words name a role or a system, or its heading says whose part it is. */
function namesActor({ step, passages }: Instruction, names: RegExp): boolean {
  const text = passages[0]?.text.slice(0, 80) ?? '';
  const title = step?.section.title ?? '';
  return startsWithName(text, names) || startsWithName(title, names) || [...title.matchAll(names)].some(({ index }) => PART_OF.test(title.slice(0, index)));
}

function startsWithName(text: string, names: RegExp): boolean {
  const start = /^(?:the\s+|each\s+|both\s+)?/i.exec(text)?.[0].length ?? 0;
  return [...text.matchAll(names)].some(({ index }) => index === start);
}

function placeOf({ step, passages }: Instruction) {
  return passages[0]?.placeAt(0) ?? step?.place ?? { line: 1, column: 1 };
}

const patterns = new WeakMap<Registries, RegExp>();

/** Every name of a role or system. */
function actorPattern(registries: Registries): RegExp {
  let pattern = patterns.get(registries);
  if (!pattern) {
    const systems = [...(registries.systems?.entries ?? [])].flatMap(([id, { name, aliases = [] }]) => [id, name, ...aliases]);
    pattern = phrasePattern([...knownNames(registries).roles, ...systems]);
    patterns.set(registries, pattern);
  }
  return pattern;
}
