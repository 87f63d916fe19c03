import { findActions } from '../../src/lint/actions.ts';
import { instructionsOf, type Instruction } from '../../src/lint/instructions.ts';
import { replaceWords, withCaseOf } from '../../src/lint/replace-words.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Sentence } from '../../src/sop/passages.ts';
import { baseFormsOf } from '../words/base-forms.ts';
import { VERB_LISTS } from '../words/verbs.ts';

/** Words that may stand before the verb. */
const LEAD_IN = /^(?:(?:\uFFFC+:?|then|please|next|now|finally|also|first|second|third|lastly|afterwards),?\s+)*/iu;
const MODAL = /^(?:you|we|one)\s+(?:(?:will|would)\s+(?:now\s+)?(?:need|have)\s+to|should|must|need\s+to|have\s+to)\s+(?:then\s+|also\s+|now\s+)?(\p{Ll}+)/iu;
const WORD = /^(\p{L}+)(?=\s+(\uFFFC|\p{L}+))/u;
/** "Calling the lead: we do this by phone". */
const LABEL = /^[^.]{0,60}(?::|\s[–—-])\s/u;
/** What follows a verb's object, and no noun: "Opens the lead", "Opening your quote". */
const OBJECT_START = /^(?:\uFFFC|the|a|an|this|that|these|those|each|every|all|any|both|its|their|your|our|his|her|it|them|him|you)$/i;

export default defineRule({
  name: 'step-imperative',
  severity: 'warning',
  weight: { smell: 0.12, precision: 0.6 },
  summary: 'A step starts with what to do: "Open the lead", after its role or its condition',
  why: 'A step that describes ("Opens the lead", "You should open") leaves the reader to work out whether it tells or reports.',
  remedy: 'Rewrite the start of the step as you would tell a colleague: "Opens" and "You should open" become "Open". Keep the role or the condition in front of the verb.',
  source: 'ASD-STE100 Simplified Technical English, rule 5.3 (instructions in the imperative)',
  examples: [
    {
      title: 'Verbs in their base form, after a role or a condition; nouns that look like other forms',
      sop: '## Steps\n\n1. **SDR:** Open the lead.\n2. **SDR:** If the field is set, call the lead. Otherwise, send the email.\n3. **SDR:** Leads lists go to the CRO.\n4. **SDR:** Lead the call.\n5. The SDR opens the lead.\n6. You can call the lead.\n',
      expect: [],
    },
    {
      title: 'A report in place of an instruction',
      sop: '## Steps\n\n1. **SDR:** Opens the lead.\n2. Calling the lead within 5 minutes.\n3. Log the call.\n4. You should then set `Lead.Status`.\n5. **SDR:** Sets `Lead.Status`.\n',
      expect: [
        '3:13 Unexpected "Opens" at the start of a step, expected the verb as an instruction: "Open"',
        '4:4 Unexpected "Calling" at the start of a step, expected the verb as an instruction: "Call"',
        '6:4 Unexpected "You should then set" at the start of a step, expected the verb as an instruction: "Set"',
        '7:13 Unexpected "Sets" at the start of a step, expected the verb as an instruction: "Set"',
      ],
    },
    {
      title: 'The subject of a sentence, a label and a list of topics are no instructions gone wrong',
      sop: '## Steps\n\n1. Calling the lead is optional.\n2. Processes the CRM stops are listed.\n3. Meetings that are late are moved.\n4. Calling the lead: see below.\n5. Open the lead.\n\n## Process\n\n1. Finding the lead\n2. Calling the lead\n3. Logging the call\n',
      expect: [],
    },
  ],
  *check(sop) {
    let previous: Instruction | undefined;
    for (const instruction of instructionsOf(sop)) {
      const neighbours = [previous?.next === instruction ? previous : undefined, instruction.next];
      previous = instruction;
      const [passage] = instruction.passages;
      const sentence = passage?.sentences[0];
      const flaw = sentence && flawOf(sentence);
      if (!passage || !flaw) continue;
      const { words, verb, index } = flaw;
      if (words.endsWith('ing') && !neighbours.some(isImperative)) continue;
      const place = passage.placeAt(sentence.start + index, words.length);
      yield {
        place,
        fix: canTurn(sentence, words, index) ? replaceWords(sop, place, words, withCaseOf(words, verb)) : undefined,
        message: `Unexpected "${words.replace(/\s+/g, ' ')}" at the start of a step, expected the verb as an instruction: "${verb.charAt(0).toUpperCase()}${verb.slice(1)}"`,
      };
    }
  },
});

/** A list of nothing but "Calling …" and "Logging …" names duties or topics, and tells nobody to act. */
function isImperative(instruction: Instruction | undefined): boolean {
  const sentence = instruction?.passages[0]?.sentences[0];
  return sentence !== undefined && findActions(sentence, VERB_LISTS).length > 0;
}

function flawOf({ prose }: Sentence): { words: string; verb: string; index: number } | undefined {
  const index = LEAD_IN.exec(prose)?.[0].length ?? 0;
  const rest = prose.slice(index);
  const modal = MODAL.exec(rest);
  if (modal) {
    const [words, verb = ''] = modal;
    return baseFormsOf(verb).includes(verb) ? { words, verb, index } : undefined;
  }
  const [, word = '', next = ''] = WORD.exec(rest) ?? [];
  if (!/(?:s|ing)$/i.test(word) || !OBJECT_START.test(next)) return undefined;
  const [verb] = baseFormsOf(word.toLowerCase()).filter((base) => base !== word.toLowerCase());
  return verb === undefined || isSubject(rest, word) || LABEL.test(rest) ? undefined : { words: word, verb, index };
}

/** False where a second verb of the sentence would have to follow: "Opens the lead and calls it". Words such as "You should then" lose nothing but the order that the list shows. */
function canTurn({ prose }: Sentence, words: string, index: number): boolean {
  return /\s/.test(words) || !/[,;]|\b(?:and|or|then|but|while|before|after)\b/i.test(prose.slice(index + words.length));
}

/** "Calling the lead is optional", "Processes the CRM stops are listed": a verb further on that is the sentence's own. */
function isSubject(rest: string, word: string): boolean {
  return /\b(?:is|are|was|were|will|can|may|must|should|has|have|helps?|means|makes?|takes?|allows?|ensures?|requires?|stops|gives?|happens)\b/i.test(rest.slice(word.length));
}
