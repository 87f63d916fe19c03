import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { appliesTo } from '../../src/lint/applicable-parts.ts';
import { listInWords } from '../../src/lint/list-in-words.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { countWalkedSteps } from '../../src/lint/walked-steps.ts';
import { nodesOf } from '../../src/sop/nodes-of.ts';
import { START_OF_FILE, type Place } from '../../src/sop/place.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import type { Section } from '../../src/sop/sections.ts';
import { RESULT_WORDS } from '../words/results.ts';

const HALF = 0.5;
/** What an example is worth that lacks all of its parts: examples of leads are no example of the work. */
const OF_THE_NAME = 0.15;
const ALL_PARTS = 3;
const LEAST_STEPS_WALKED = 2;
const LEAST_VALUES = 2;
const LEAST_SHOWN = 2;
const EXPECTED = 'a heading "Example" with one case that walks the steps with real values, up to the result';
/** A number, amount, date or record id; the number of a step is none. */
const VALUE = /(?<!\bsteps?\s+(?:\d+\s*(?:to|and|–|-|,)\s*)?)(?<![\p{L}\p{N}.,-])[\p{L}$€£#]*-?\d[\d.,:/-]*/giu;

const STEPS = '## Steps\n\n1. **SDR:** Open the lead in the queue.\n2. **SDR:** Call the phone number.\n3. **SDR:** Set the status.\n';

export default defineRule({
  name: 'worked-example',
  severity: 'warning',
  weight: { obligation: 5 },
  summary: 'One example walks two or more steps with real values, up to the result',
  why: 'A newcomer checks what they understood against one case. An example that does not follow the steps teaches another procedure.',
  remedy: 'Add a heading "Example" and carry one record through two or more of the steps, with its numbers, dates and names, up to the result. Invent the record where real ones are confidential.',
  source: 'Research on worked examples (Sweller and Cooper, 1985); minimalist documentation (Carroll, 1990)',
  examples: [
    {
      title: 'Values, two steps and a result',
      sop: `${STEPS}\n## Example\n\n1. Step 1: lead S-101 of 2026-11-16 stands in the queue.\n2. Step 2: the SDR calls +49 30 1234 at 09:02.\n\nResult: the status is Working after 4 minutes.\n`,
      expect: [],
    },
    {
      title: 'No example, where the kind of SOP asks for one',
      sop: `---\nkind: handoff\n---\n\n${STEPS}`,
      expect: ['1:1 Unexpected absence of an example, expected a heading "Example" with one case that walks the steps with real values, up to the result'],
    },
    {
      title: 'Words of the steps without a case',
      sop: `${STEPS}\n## Example\n\nOpen the lead in the queue, call the phone number.\n`,
      expect: [
        '7:1 Unexpected example without real values and a result, expected one case that walks two or more steps, with its numbers, dates or names, up to the result',
      ],
    },
    {
      title: 'A case of something else',
      sop: `${STEPS}\n## Example\n\nOn 2026-05-01 the team shared 2 cakes, so everybody was glad.\n`,
      expect: ['7:1 Unexpected example without two of the steps, expected one case that walks two or more steps, with its numbers, dates or names, up to the result'],
    },
    {
      title: 'Commands or pictures along the way show half of it',
      sop: '## Steps\n\n1. Open the list.\n\n   ![The list](list.png)\n\n2. Export it.\n\n   ```\n   sop lint\n   ```\n',
      expect: ['5:4 Unexpected commands or pictures in place of an example, expected a heading "Example" with one case that walks the steps with real values, up to the result'],
    },
    { title: 'A kind of SOP that needs no example', sop: `---\nkind: routine\n---\n\n${STEPS}`, expect: [] },
  ],
  *check(sop) {
    const sections = sop.sections.filter(({ zone }) => zone === 'example');
    const [first] = sections;
    const passages = sections.flatMap((section) => section.blocks.flatMap(leavesOf));
    if (!first || passages.length === 0) {
      if (!appliesTo(sop, 'example')) return;
      const shown = sop.sections.flatMap(shownIn);
      yield shown.length >= LEAST_SHOWN
        ? { place: placeOf(shown[0]), message: `Unexpected commands or pictures in place of an example, expected ${EXPECTED}`, credit: HALF }
        : { place: placeOf(first?.heading), message: `Unexpected absence of an example, expected ${EXPECTED}`, credit: 0 };
      return;
    }
    const missing = missingIn(sop, passages);
    if (missing.length === 0) return;
    yield {
      place: placeOf(first.heading),
      message: `Unexpected example without ${listInWords(missing)}, expected one case that walks two or more steps, with its numbers, dates or names, up to the result`,
      credit: missing.length === ALL_PARTS ? OF_THE_NAME : HALF,
    };
  },
});

/** Commands, and the pictures of a section with numbered steps; a picture elsewhere may be an ornament. */
function shownIn({ blocks }: Section): Nodes[] {
  const hasSteps = blocks.some((block) => block.type === 'list' && block.ordered);
  return blocks.flatMap(nodesOf).filter(({ type }) => type === 'code' || (type === 'image' && hasSteps));
}

function missingIn(sop: Sop, passages: readonly string[]): string[] {
  const text = passages.join('\n');
  const missing: string[] = [];
  if (countWalkedSteps(sop, passages) < LEAST_STEPS_WALKED) missing.push('two of the steps');
  if (new Set(text.match(VALUE)).size < LEAST_VALUES) missing.push('real values');
  if (text.search(RESULT_WORDS) < 0) missing.push('a result');
  return missing;
}

/** The text of each paragraph, cell or code block. */
function leavesOf(node: Nodes): string[] {
  if (node.type === 'paragraph' || node.type === 'tableCell' || node.type === 'code') return [toString(node)].filter((text) => text.trim() !== '');
  return 'children' in node ? node.children.flatMap(leavesOf) : [];
}

function placeOf(node: Nodes | undefined): Place {
  const start = node?.position?.start;
  return start ? { line: start.line, column: start.column } : START_OF_FILE;
}
