import { findActions, type Action } from '../../src/lint/actions.ts';
import { instructionsOf, type Instruction } from '../../src/lint/instructions.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Sentence } from '../../src/sop/passages.ts';
import { CHECKING } from '../words/checks.ts';
import { MEASURED_TIME } from '../words/measures.ts';
import { VERB_LISTS } from '../words/verbs.ts';

const WAITS = new Set(['wait', 'pause', 'await']);
const SYNCS = new Set(['sync', 'synchronise', 'synchronize', 'resync']);
/** A wait for something that can be seen ends with it: "wait until the status is Won", "wait for the reply". */
const ENDS_WITH_AN_EVENT = /\b(?:until|till|for\s+(?!at\s+least|up\s+to|about|around|a\s+few|another|\d|an?\s+(?:few|hour|minute|day|week)|one|two|three|four|five|ten|fifteen|thirty)\p{L}+)/iu;

export default defineRule({
  name: 'wait-verified',
  severity: 'warning',
  weight: { smell: 0.08, precision: 0.6 },
  summary: 'After a wait or a sync, the SOP says how to see that it has worked',
  why: 'A quarter of an hour passes whether or not the records arrived. Whoever goes on without looking works on the old ones.',
  remedy: 'Add to the step, or to one of the next two, what the reader looks at and what it must show: "Check that Lead.Owner is set".',
  source: 'Practice of runbooks: every wait ends in a check',
  examples: [
    {
      title: 'A check after the wait, a wait for an event, and a deadline',
      sop: '## Steps\n\n1. **SDR:** Wait 15 minutes. If the lead is still there, tell the CRO.\n2. **SDR:** Wait 15 minutes.\n3. **SDR:** Check that the lead is gone.\n4. **SDR:** Wait until the status is Won.\n5. **SDR:** Call within 15 minutes.\n6. **SDR:** Wait for the reply.\n',
      expect: [],
    },
    {
      title: 'Time passes, and nobody looks',
      sop: '## Steps\n\n1. **SDR:** Start the import, then wait 15 minutes.\n2. **SDR:** Send the email.\n3. **SDR:** Sync the list.\n4. **SDR:** Send the quote.\n5. **SDR:** Close the lead.\n',
      expect: [
        '3:36 Unexpected "wait" with no check after it, expected what the reader looks at to see that it has worked',
        '5:13 Unexpected "Sync" with no check after it, expected what the reader looks at to see that it has worked',
      ],
    },
    {
      title: 'The check may stand in the next two steps',
      sop: '## Steps\n\n1. **SDR:** Sync the list.\n2. **SDR:** Open the list.\n3. **SDR:** Verify the number of leads.\n',
      expect: [],
    },
  ],
  *check(sop) {
    for (const instruction of instructionsOf(sop)) {
      for (const [at, passage] of instruction.passages.entries()) {
        for (const [index, sentence] of passage.sentences.entries()) {
          const wait = findWait(sentence);
          if (!wait) continue;
          const later = [...passage.sentences.slice(index + 1), ...instruction.passages.slice(at + 1).flatMap(({ sentences }) => sentences)];
          if (CHECKING.test(sentence.prose.slice(wait.index)) || later.some(checks) || instruction.substeps.some(holdsCheck) || isCheckedNext(instruction)) continue;
          const word = sentence.prose.slice(wait.index, wait.index + wait.verb.length);
          yield {
            place: passage.placeAt(sentence.start + wait.index, word.length),
            message: `Unexpected "${word}" with no check after it, expected what the reader looks at to see that it has worked`,
          };
        }
      }
    }
  },
});

function findWait(sentence: Sentence): Action | undefined {
  if (!/\b(?:wait|pause|await|re-?sync|synchroni[sz]e|sync)\b/i.test(sentence.prose)) return undefined;
  return findActions(sentence, VERB_LISTS).find(({ verb, index }) => {
    const rest = sentence.prose.slice(index);
    return SYNCS.has(verb) || (WAITS.has(verb) && MEASURED_TIME.test(rest) && !ENDS_WITH_AN_EVENT.test(rest));
  });
}

function checks({ prose }: Sentence): boolean {
  return CHECKING.test(prose);
}

function holdsCheck({ passages, substeps }: Instruction): boolean {
  return passages.some(({ sentences }) => sentences.some(checks)) || substeps.some(holdsCheck);
}

/** True when one of the next two steps looks. */
function isCheckedNext({ next }: Instruction): boolean {
  return next !== undefined && (holdsCheck(next) || (next.next !== undefined && holdsCheck(next.next)));
}
