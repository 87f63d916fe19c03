import { findActions } from '../../src/lint/actions.ts';
import { instructionsOf } from '../../src/lint/instructions.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Passage } from '../../src/sop/passages.ts';
import type { Place } from '../../src/sop/place.ts';
import { FLOW_VERBS, VERB_LISTS } from '../words/verbs.ts';

const BRANCH = /^(?:if|unless|otherwise|else|in case)\b/i;

export default defineRule({
  name: 'step-single-action',
  severity: 'warning',
  weight: { smell: 0.1, precision: 0.6 },
  summary: 'One step, one action',
  why: 'The second action of a step is the one that gets forgotten, and nobody can say which of the two failed.',
  remedy: 'Cut the step at "and" or "then", and give the further action a number of its own, with its role where that is another one.',
  source: 'ASD-STE100 Simplified Technical English, rule 5.2 (one instruction per sentence)',
  examples: [
    {
      title: 'One action, with its condition, its check or its jump',
      sop: '## Steps\n\n1. **SDR:** If `Lead.Phone` is set, call the lead. Otherwise, send the email.\n2. **SDR:** Check the status. If it is empty, set it to New. Otherwise, go to step 4.\n3. **SDR:** Set the status to Lost and stop.\n',
      expect: [],
    },
    {
      title: 'Two actions in one sentence, and in two',
      sop: '## Steps\n\n1. **SDR:** Open the lead and call the number.\n2. **SDR:** Set the status to Working. Send the email, then log the call.\n',
      expect: [
        '3:31 Unexpected further action "call" in one step, expected one action a step: give it a step of its own',
        '4:40 Unexpected further action "send" in one step, expected one action a step: give it a step of its own',
        '4:61 Unexpected further action "log" in one step, expected one action a step: give it a step of its own',
      ],
    },
    {
      title: 'Verbs that share an object, nouns, and what others are asked to do are no second action',
      sop: '## Steps\n\n1. **SDR:** Copy and paste the number.\n2. **SDR:** Review and approve the quote.\n3. **SDR:** Open the lead and contact records.\n4. **SDR:** Ask the customer to open the app and send a picture.\n5. **SDR:** Write the cause and the report name in the field.\n',
      expect: [],
    },
    {
      title: 'Two actions in one branch',
      sop: '## Steps\n\n1. **SDR:** If the lead answers, book a call and send the invitation. Otherwise, log the call.\n',
      expect: ['3:50 Unexpected further action "send" in one step, expected one action a step: give it a step of its own'],
    },
  ],
  *check(sop) {
    for (const { passages } of instructionsOf(sop)) {
      for (const { verb, place } of furtherActions(passages)) {
        yield { place, message: `Unexpected further action "${verb}" in one step, expected one action a step: give it a step of its own` };
      }
    }
  },
});

/** Every action beyond the first. A branch belongs to what it follows; jumps and waits are no actions. */
function furtherActions(passages: readonly Passage[]): { verb: string; place: Place }[] {
  const further: { verb: string; place: Place }[] = [];
  let hasActed = false;
  for (const passage of passages) {
    for (const sentence of passage.sentences) {
      const isBranch = BRANCH.test(sentence.prose);
      const actions = findActions(sentence, VERB_LISTS).filter(({ verb }) => !FLOW_VERBS.has(verb));
      for (const [index, { verb, index: at, sharesObject }] of actions.entries()) {
        const isJoined = sharesObject || (verb === 'paste' && actions[index - 1]?.verb === 'copy');
        const isFurther = (index === 0 ? hasActed && !isBranch : !isJoined) && !hasOwnCondition(sentence.prose.slice(at, actions[index + 1]?.index));
        if (isFurther) further.push({ verb, place: passage.placeAt(sentence.start + at, verb.length) });
      }
      hasActed ||= actions.length > 0;
    }
  }
  return further;
}

/** "Adjust it if not": a branch of the check before it. */
function hasOwnCondition(clause: string): boolean {
  return /\s(?:if|unless)\b/i.test(clause);
}
