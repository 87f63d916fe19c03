import { findActions, type Action } from '../../src/lint/actions.ts';
import { instructionsOf } from '../../src/lint/instructions.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Passage } from '../../src/sop/passages.ts';
import type { Place } from '../../src/sop/place.ts';
import { FLOW_VERBS, VERB_LISTS } from '../words/verbs.ts';

/** Says how the action before it is done. */
const MANNER = new Set(['use']);
/** "Allow 10 minutes and". */
const TIME_TAKEN = /^(?:allocate|allow|take|spend|reserve)\s+(?:about\s+|up to\s+|at most\s+)?(?:\d+|an?|one|two|three|five|ten)\s+(?:seconds?|minutes?|hours?|days?)\b/i;
/** The check of what was done: a sentence of its own about a state. */
const CHECK = /^(?:then\s+|now\s+)?(?:check|verify|confirm|ensure|make sure|validate)\s+that\b/i;
const SET_IT = /^(?:change|set|switch|turn|toggle)\s+it\b/i;
/** "Never send it" guards an action and is none. */
const PROHIBITION = /\b(?:never|do not|don['’]t)\s+$/i;
/** The longest prohibition, with more white space than anybody types. */
const LONGEST_PROHIBITION = 20;
const CONTROL = new Set(['click', 'tap', 'select', 'choose']);
const BRANCH = /^(?:if|unless|otherwise|else|in case)\b/i;

export default defineRule({
  name: 'step-single-action',
  severity: 'warning',
  weight: { smell: 0.06, precision: 1 },
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
      title: 'How it is done, how long, how to see that it worked, and the setting of what was clicked',
      sop: '## Steps\n\n1. **SDR:** Rate the lead. Use the **Score card**.\n2. **SDR:** Take 5 minutes and judge the lead.\n3. **SDR:** Save the lead. Check that the owner is set.\n4. **SDR:** Click the status and change it to New.\n',
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
      const actions = findActions(sentence, VERB_LISTS).filter((action) => isAction(action, sentence.prose));
      for (const [index, action] of actions.entries()) {
        const { verb, index: at } = action;
        const isGivenAway = isBranch || CHECK.test(sentence.prose);
        const isFurther = (index === 0 ? hasActed && !isGivenAway : !isJoined(action, actions[index - 1], sentence.prose)) && !hasOwnCondition(sentence.prose.slice(at, actions[index + 1]?.index));
        if (isFurther) further.push({ verb, place: passage.placeAt(sentence.start + at, verb.length) });
      }
      hasActed ||= actions.length > 0;
    }
  }
  return further;
}

/** Jumps, waits and prohibitions are none, and nor are the manner and the time of another one. */
function isAction({ verb, index }: Action, prose: string): boolean {
  return !PROHIBITION.test(prose.slice(Math.max(0, index - LONGEST_PROHIBITION), index)) && !FLOW_VERBS.has(verb) && !MANNER.has(verb) && !TIME_TAKEN.test(prose.slice(index));
}

/** True for two verbs of one action: "review and approve the quote", "copy and paste", "click the status and change it". */
function isJoined({ verb, index, sharesObject }: Action, previous: Action | undefined, prose: string): boolean {
  if (sharesObject || previous === undefined) return sharesObject;
  return (verb === 'paste' && previous.verb === 'copy') || (CONTROL.has(previous.verb) && SET_IT.test(prose.slice(index)));
}

/** "Adjust it if not": a branch of the check before it. */
function hasOwnCondition(clause: string): boolean {
  return /\s(?:if|unless)\b/i.test(clause);
}
