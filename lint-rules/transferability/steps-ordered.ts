import type { RootContent } from 'mdast';
import { findActions } from '../../src/lint/actions.ts';
import { LEAST_STEPS } from '../../src/lint/prose.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { findTooEarly } from '../../src/lint/step-order.ts';
import { readPassage } from '../../src/sop/passages.ts';
import { START_OF_FILE, type Place } from '../../src/sop/place.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import type { Section } from '../../src/sop/sections.ts';
import type { Step } from '../../src/sop/steps.ts';
import { VERBS, VERB_LISTS } from '../words/verbs.ts';

const MOST = 0.75;
const NUMBERED_HEADING = /^(?:step\s+\d+\b|\d+(?:\.\d+)*[.):]?\s)/i;

export default defineRule({
  name: 'steps-ordered',
  severity: 'error',
  weight: { obligation: 14 },
  summary: 'Three or more numbered steps, each an action, in an order that works',
  why: 'Bullets leave the order open, and the newcomer finds out by doing it wrong. A number is also what people refer to when they ask.',
  source: 'ASD-STE100 Simplified Technical English, section 5 (procedures); ISO/IEC/IEEE 26514 (instructions as numbered steps)',
  examples: [
    {
      title: 'Three numbered steps',
      sop: '## Steps\n\n1. **SDR:** Open the lead.\n2. **SDR:** Call the lead.\n3. **SDR:** Log the call.\n',
      expect: [],
    },
    {
      title: 'A decision table in place of a list',
      sop: '## Steps\n\n| If | Then |\n|---|---|\n| The lead is new | Call |\n| The lead is open | Wait |\n| The lead is lost | Close |\n',
      expect: [],
    },
    {
      title: 'Bullets',
      sop: '## Steps\n\n- **SDR:** Open the lead.\n- **SDR:** Call the lead.\n- **SDR:** Log the call.\n',
      expect: ['3:1 Unexpected bullets for the steps, expected a numbered list: 1., 2., 3.'],
    },
    {
      title: 'No steps, and too few',
      sop: '## Steps\n\nWork on the lead.\n',
      expect: ['1:1 Unexpected absence of numbered steps, expected three or more in a numbered list under a heading "Steps"'],
    },
    {
      title: 'Two steps',
      sop: '## Steps\n\n1. Open the lead.\n2. Call the lead.\n',
      expect: ['3:1 Unexpected number of steps: 2, expected three or more'],
    },
    {
      title: 'Bullets in one of two parts, a step without an object, and steps in the wrong order',
      sop: '---\noutputs: [{ what: Lead, format: Lead.SLADueAt set }]\n---\n\n## Steps\n\n### First\n\n1. Send the SDR a message that shows `Lead.SLADueAt`.\n2. Set `Lead.SLADueAt`.\n3. Qualify.\n4. Send the quote.\n5. Create the quote in CPQ.\n6. Copy the sum from step 7.\n7. Add the sums.\n\n### Second\n\n- Open the lead.\n- Call the lead.\n- Log the call.\n',
      expect: [
        '9:39 Unexpected use of Lead.SLADueAt before step 2 brings it about, expected the steps in the order in which they can be done',
        '11:1 Unexpected step "Qualify.", expected a verb and what it acts on',
        '12:13 Unexpected use of the quote before step 5 brings it about, expected the steps in the order in which they can be done',
        '14:22 Unexpected use of the result of step 7 before step 7 brings it about, expected the steps in the order in which they can be done',
        '19:1 Unexpected bullets under "Second", expected a numbered list: 1., 2., 3.',
      ],
    },
  ],
  *check(sop) {
    const steps = sop.steps.flatMap(withSubsteps);
    if (steps.length < LEAST_STEPS && !isOrderedOtherwise(sop)) {
      yield { ...tooFew(sop, steps), gate: 'incomplete' };
      return;
    }
    for (const step of steps) {
      if (isBare(step)) yield { place: step.place, message: `Unexpected step "${textOf(step)}", expected a verb and what it acts on` };
    }
    for (const { place, what, made } of findTooEarly(sop)) {
      yield { place, message: `Unexpected use of ${what} before step ${made.number} brings it about, expected the steps in the order in which they can be done` };
    }
    for (const section of stepSections(sop)) {
      if (section.blocks.some((block) => block.type === 'list' && block.ordered)) continue;
      const bullets = section.blocks.find((block) => !isChecklist(block) && isListOfActions(block, sop.lines));
      if (bullets) yield { place: placeOf(bullets), message: `Unexpected bullets under "${section.title}", expected a numbered list: 1., 2., 3.` };
    }
  },
});

function tooFew(sop: Sop, steps: readonly Step[]): { place: Place; message: string; credit: number } {
  const [first] = steps;
  if (first) return { place: first.place, message: `Unexpected number of steps: ${steps.length}, expected three or more`, credit: 0.5 };
  const sections = stepSections(sop);
  const bullets =
    sections.flatMap(({ blocks }) => blocks).find(({ type }) => type === 'list') ??
    sop.sections.flatMap(({ zone, blocks }) => (zone === 'other' ? blocks : [])).find((block) => isListOfActions(block, sop.lines));
  if (bullets) return { place: placeOf(bullets), message: 'Unexpected bullets for the steps, expected a numbered list: 1., 2., 3.', credit: 0 };
  const heading = sections[0]?.heading;
  return {
    place: heading ? placeOf(heading) : START_OF_FILE,
    message: 'Unexpected absence of numbered steps, expected three or more in a numbered list under a heading "Steps"',
    credit: 0,
  };
}

function stepSections(sop: Sop): Section[] {
  return sop.sections.filter(({ zone }) => zone === 'step');
}

function withSubsteps(step: Step): Step[] {
  return [step, ...step.substeps.flatMap(withSubsteps)];
}

/** Headings "Step 1", "Step 2" …, or a table of decisions where there is no list. */
function isOrderedOtherwise(sop: Sop): boolean {
  const numbered = sop.sections.filter(({ title }) => NUMBERED_HEADING.test(title));
  if (numbered.length >= LEAST_STEPS && numbered.every(({ zone }) => zone === 'step' || zone === 'other')) return true;
  const blocks = stepSections(sop).flatMap((section) => section.blocks);
  return !blocks.some(({ type }) => type === 'list') && blocks.some((block) => block.type === 'table' && block.children.length > LEAST_STEPS);
}

function textOf(step: Step): string {
  return step.passages.map(({ text }) => text.trim()).join(' ');
}

/** A verb alone, with nothing below it that could say more. */
function isBare(step: Step): boolean {
  const isAlone = step.substeps.length === 0 && step.node.children.every(({ type }) => type === 'paragraph');
  return isAlone && VERBS.has(textOf(step).replace(/[.!]$/, '').toLowerCase());
}

/** Boxes to tick beside numbered steps may be done in any order. */
function isChecklist(block: RootContent): boolean {
  return block.type === 'list' && block.children.some(({ checked }) => typeof checked === 'boolean');
}

/** Three or more bullets, most of which tell the reader to act. */
function isListOfActions(block: RootContent, lines: readonly string[]): boolean {
  if (block.type !== 'list' || block.children.length < LEAST_STEPS) return false;
  const acting = block.children.filter(({ children: [first] }) => {
    const sentence = first?.type === 'paragraph' ? readPassage(first.children, lines).sentences[0] : undefined;
    return sentence !== undefined && findActions(sentence, VERB_LISTS).length > 0;
  });
  return acting.length >= block.children.length * MOST;
}

function placeOf({ position }: RootContent): Place {
  return position ? { line: position.start.line, column: position.start.column } : START_OF_FILE;
}
