import { instructionsOf } from '../../src/lint/instructions.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import { countWords } from '../../src/sop/words.ts';
import type { Zone } from '../../src/sop/sections.ts';

const MOST_STEPS = 9;
const MOST_WORDS = 1200;
/** Read beside the work or not at all: what is looked up may be long. */
const ASIDE: ReadonlySet<Zone> = new Set(['example', 'note', 'changelog']);

const tenSteps = Array.from({ length: 10 }, (_, index) => `${index + 1}. Call lead ${index + 1}.`);
const sentences = (count: number) => Array.from({ length: count }, () => 'The lead has an owner.').join(' ');

export default defineRule({
  name: 'length-usable',
  severity: 'warning',
  weight: { smell: 0.04, precision: 0.6 },
  summary: 'At most nine steps in a block, and at most 1,200 words beside examples and notes',
  why: 'Readers lose their place in a long list and search long pages instead of reading them. Parts with headings let them stop and go on.',
  remedy: 'Divide the steps by headings, with at most nine under each. Move what is only looked up under "Notes", or make a second SOP of a part that is done on its own.',
  source: 'Miller, The magical number seven, plus or minus two (1956); GOV.UK content design (short pages)',
  examples: [
    { title: 'Ten steps under two headings', sop: `## Steps\n\n### Prepare\n\n${tenSteps.slice(0, 5).join('\n')}\n\n### Call\n\n${tenSteps.slice(5).join('\n')}\n`, expect: [] },
    {
      title: 'Ten steps in one block',
      sop: `## Steps\n\n${tenSteps.join('\n')}\n`,
      expect: ['12:1 Unexpected step 10 of 10 in one block, expected at most 9 steps under one heading'],
    },
    {
      title: 'A page of 1,210 words',
      sop: `## Purpose\n\n${sentences(200)}\n\n## Exceptions\n\n${sentences(42)}\n`,
      expect: ['7:1 Unexpected length of 1210 words, expected at most 1200 beside examples and notes: divide the SOP, or move what is looked up under "Notes"'],
    },
    { title: 'Notes and examples may be long', sop: `## Purpose\n\n${sentences(200)}\n\n## Notes\n\n${sentences(200)}\n`, expect: [] },
  ],
  *check(sop) {
    const blocks = Map.groupBy(instructionsOf(sop).filter(({ step }) => step !== undefined && !step.number.includes('.')), ({ step }) => step?.block);
    for (const steps of blocks.values()) {
      const tenth = steps[MOST_STEPS]?.step;
      if (tenth) yield { place: tenth.place, message: `Unexpected step ${tenth.number} of ${steps.length} in one block, expected at most ${MOST_STEPS} steps under one heading` };
    }
    const { count, over } = measure(sop);
    if (over) yield { place: over, message: `Unexpected length of ${count} words, expected at most ${MOST_WORDS} beside examples and notes: divide the SOP, or move what is looked up under "Notes"` };
  },
});

/** The words to be read, and the passage in which there become too many. */
function measure(sop: Sop) {
  let count = 0;
  let over: ReturnType<Sop['placeOf']> | undefined;
  for (const { zone, passage } of sop.passages) {
    if (zone === 'frontmatter' || ASIDE.has(zone)) continue;
    count += countWords(passage.prose);
    if (count > MOST_WORDS) over ??= passage.placeAt(0);
  }
  return { count, over };
}
