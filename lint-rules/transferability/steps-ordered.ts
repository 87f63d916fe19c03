import type { Nodes, RootContent } from 'mdast';
import { findActions } from '../../src/lint/actions.ts';
import { bodyActionsOf, coversNumberedItems, shareOfActions, stepActionsOf, stepsWorth, tellsAction } from '../../src/lint/body-actions.ts';
import { LEAST_STEPS } from '../../src/lint/prose.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import { findTooEarly } from '../../src/lint/step-order.ts';
import { nodesOf } from '../../src/sop/nodes-of.ts';
import { readPassage } from '../../src/sop/passages.ts';
import { comparePlaces, START_OF_FILE, type Place } from '../../src/sop/place.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import type { Section } from '../../src/sop/sections.ts';
import type { Step } from '../../src/sop/steps.ts';
import { NOTE_TO_SELF, PLACEHOLDER, mayHoldPlaceholder } from '../words/placeholders.ts';
import { VERBS, VERB_LISTS } from '../words/verbs.ts';

const MOST = 0.75;
const HALF = 0.5;
/** Of the numbered items, so many are actions; the others may be notes on them. */
const MOST_ITEMS = 0.75;
/** So many actions make a procedure, however long it is. */
const ENOUGH_ACTIONS = 5;
/** What a numbered list is worth whose items tell nothing to do. */
const LEAST_OF_LIST = 0.3;
/** From so many on, a text is a template and its steps are no steps yet. */
const LEAST_UNWRITTEN = 3;
const NUMBERED_HEADING = /^(?:step\s+\d+\b|\d+(?:\.\d+)*[.):]?\s)/i;

export default defineRule({
  name: 'steps-ordered',
  severity: 'error',
  weight: { obligation: 14 },
  summary: 'Three or more numbered steps, each an action, in an order that works',
  why: 'Bullets leave the order open, and the newcomer finds out by doing it wrong. A number is also what people refer to when they ask.',
  remedy: 'Write the actions as a numbered list under the heading "Steps", each with a verb and what it acts on. Move the step that makes a thing above the steps that use it.',
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
      title: 'A numbered list of kinds, and a template',
      sop: '## Process\n\n1. Inbound leads\n2. Leads from partners\n3. Leads from events\n\nTODO: say who routes them.\n\nThe limit is TBD.\n\nTBD\n',
      expect: [
        '3:1 Unexpected numbered list of which few items tell an action, expected a verb and what it acts on in each',
        '7:1 Unexpected template: 3 passages are still to be written, expected steps that a newcomer can carry out',
      ],
    },
    {
      title: 'One step of several is no action',
      sop: '## Steps\n\n1. Log in to the CRM.\n2. Promptly call the lead.\n3. The number of the lead.\n4. SDR: Hand over the lead.\n5. If the deal is over $100, ask the CRO.\n',
      expect: ['5:1 Unexpected step that tells no action, expected a verb and what it acts on'],
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
    const unwritten = findUnwritten(sop);
    if (unwritten.length >= LEAST_UNWRITTEN && sop.status !== 'draft') yield template(unwritten);
    if (steps.length < LEAST_STEPS && !isOrderedOtherwise(sop)) {
      yield { ...tooFew(sop, steps), gate: 'incomplete' };
      return;
    }
    yield* checkActions(sop, steps);
    for (const step of steps) {
      if (isBare(step)) yield { place: step.place, message: `Unexpected step "${textOf(step)}", expected a verb and what it acts on` };
    }
    for (const { place, what, made } of findTooEarly(sop)) {
      yield { place, message: `Unexpected use of ${what} before step ${made.number} brings it about, expected the steps in the order in which they can be done` };
    }
    for (const section of stepSections(sop)) {
      if (NUMBERED_HEADING.test(section.title) || section.blocks.some((block) => block.type === 'list' && block.ordered)) continue;
      const bullets = section.blocks.find((block) => !isChecklist(block) && isListOfActions(block, sop.lines));
      if (bullets) yield { place: placeOf(bullets), message: `Unexpected bullets under "${section.title}", expected a numbered list: 1., 2., 3.` };
    }
  },
});

/** Passages and code that hold a mark of what is still to be written. */
function findUnwritten(sop: Sop): Place[] {
  if (!mayHoldPlaceholder(sop)) return [];
  const code = nodesOf(sop.tree).filter((node) => node.type === 'inlineCode' && NOTE_TO_SELF.test(node.value));
  const passages = sop.passages.filter(({ zone, passage }) => zone !== 'frontmatter' && zone !== 'example' && passage.prose.search(PLACEHOLDER) >= 0);
  return [...code.map(placeOf), ...passages.map(({ passage }) => passage.placeAt(passage.prose.search(PLACEHOLDER)))].toSorted(comparePlaces);
}

function template(unwritten: readonly Place[]): Hit {
  return {
    place: unwritten[0] ?? START_OF_FILE,
    message: `Unexpected template: ${unwritten.length} passages are still to be written, expected steps that a newcomer can carry out`,
    credit: 1 / (1 + unwritten.length / 2),
  };
}

/** A numbered list of aims, kinds or duties is no procedure, even if a few of its items tell the reader to act. */
function* checkActions(sop: Sop, steps: readonly Step[]): Generator<Hit, void, undefined> {
  const enough = Math.min(ENOUGH_ACTIONS, Math.max(LEAST_STEPS, steps.length));
  const told = stepActionsOf(sop, VERB_LISTS).length;
  if (told >= enough && coversNumberedItems(sop, told, MOST_ITEMS)) return;
  const actions = bodyActionsOf(sop, VERB_LISTS);
  const reached = Math.min(1, stepsWorth(actions) / enough);
  const share = Math.min(1, shareOfActions(sop, actions) / MOST_ITEMS);
  if (reached * share === 1 || isTableOfDecisions(sop)) return;
  const credit = reached * (LEAST_OF_LIST + (1 - LEAST_OF_LIST) * share);
  const unclear = steps.filter(({ node }) => !tellsAction(node, VERB_LISTS, sop.lines));
  const [first] = unclear;
  if (first && unclear.length <= HALF * steps.length) {
    yield { place: first.place, message: 'Unexpected step that tells no action, expected a verb and what it acts on', credit };
    return;
  }
  const which = first ? 'of which few items tell an action' : 'beside the steps, or steps that repeat each other';
  yield { place: steps[0]?.place ?? START_OF_FILE, message: `Unexpected numbered list ${which}, expected a verb and what it acts on in each`, credit };
}

function tooFew(sop: Sop, steps: readonly Step[]): { place: Place; message: string; credit: number } {
  const [first] = steps;
  const credit = HALF * Math.min(1, stepsWorth(bodyActionsOf(sop, VERB_LISTS)) / ENOUGH_ACTIONS);
  if (first) return { place: first.place, message: `Unexpected number of steps: ${steps.length}, expected three or more`, credit };
  const sections = stepSections(sop);
  const bullets =
    sections.flatMap(({ blocks }) => blocks).find(({ type }) => type === 'list') ??
    sop.sections.flatMap(({ zone, blocks }) => (zone === 'other' ? blocks : [])).find((block) => isListOfActions(block, sop.lines));
  if (bullets) return { place: placeOf(bullets), message: 'Unexpected bullets for the steps, expected a numbered list: 1., 2., 3.', credit };
  const heading = sections[0]?.heading;
  return {
    place: heading ? placeOf(heading) : START_OF_FILE,
    message: 'Unexpected absence of numbered steps, expected three or more in a numbered list under a heading "Steps"',
    credit,
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
  return (numbered.length >= LEAST_STEPS && numbered.every(({ zone }) => zone === 'step' || zone === 'other')) || isTableOfDecisions(sop);
}

function isTableOfDecisions(sop: Sop): boolean {
  const blocks = stepSections(sop).flatMap((section) => section.blocks);
  return !blocks.some(({ type }) => type === 'list') && blocks.some((block) => block.type === 'table' && block.children.length > LEAST_STEPS);
}

function textOf(step: Step): string {
  return step.passages.map(({ text }) => text.trim()).join(' ');
}

/** More than any verb with its full stop and the space around it. */
const LONGEST_VERB = 40;
/** Verbs that act on what is on the screen, and need no other object. */
const ON_SCREEN = new Set(['confirm', 'publish', 'save', 'submit']);

/** A verb alone, with nothing below it that could say more. */
function isBare(step: Step): boolean {
  const isAlone = step.substeps.length === 0 && step.node.children.every(({ type }) => type === 'paragraph');
  if (!isAlone || step.passages.some(({ text }) => text.length > LONGEST_VERB)) return false;
  const words = textOf(step).replace(/[.!]$/, '').toLowerCase();
  return VERBS.has(words) && !ON_SCREEN.has(words);
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

function placeOf({ position }: Nodes): Place {
  return position ? { line: position.start.line, column: position.start.column } : START_OF_FILE;
}
