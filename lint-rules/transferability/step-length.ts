import { knownNames } from '../../src/lint/known-names.ts';
import { phrasePattern } from '../../src/lint/phrases.ts';
import { isInstruction } from '../../src/lint/prose.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { tellsToAct } from '../../src/lint/statements.ts';
import type { Registries } from '../../src/playbook/playbook.ts';
import { countWords } from '../../src/sop/words.ts';
import { VERB_LISTS } from '../words/verbs.ts';

const STEP_LIMIT = 20;
const PROSE_LIMIT = 25;
const APART = /^(?:for (?:example|instance)|examples?:|e\.g\.|notes?:)/i;

export default defineRule({
  name: 'step-length',
  severity: 'warning',
  weight: { smell: 0.05, precision: 0.9 },
  summary: 'A sentence that says what to do in a step has at most 20 words, any other at most 25; one that only explains is shown and weighs nothing',
  why: 'Readers who work while they read lose the thread of a long sentence, and skip what stands at its end.',
  remedy: 'Cut the sentence in two, or give its second half a step of its own. Move reasons and background under "Notes", where length does not count.',
  source: 'ASD-STE100 Simplified Technical English, rules 5.1 and 6.1; words counted as in its section 8',
  examples: [
    {
      title: 'Twenty words, with a field, an address and the name of a system as one each',
      sop: '## Steps\n\n1. **Routing tool:** In the Routing tool, copy the name, the company, the country, the phone number and the industry from https://example.com/crm/leads/new into `Lead.Notes` (which starts the clock).\n',
      expect: [],
    },
    {
      title: 'A step sentence of 24 words',
      sop: '## Steps\n\n1. **SDR:** Open the lead.\n2. **SDR:** Open the lead in the list view and then look at the notes that the person who had the lead before you has left.\n',
      expect: ['4:13 Unexpected sentence of 24 words, expected at most 20 in a step'],
    },
    {
      title: 'Outside the steps the limit is 25, and notes have none',
      sop: '## Before you start\n\nYou have asked the sales manager for the names of the three leads that nobody has called since the last time that somebody looked at the list.\n\n## Notes\n\nThe reason for this is that the people who wrote the first version of this page had no list at all and had to look at every lead by hand.\n',
      expect: ['3:1 Unexpected sentence of 26 words, expected at most 25'],
    },
    {
      title: 'A colon and a bracket start a new count',
      sop: '## Steps\n\n1. **SDR:** Write down what the lead says about these five things in the call notes (in their words): the budget, the need, the person who decides, the date, and the other vendors they have talked to.\n',
      expect: [],
    },
    {
      title: 'In a step, too, what is only told may have 25 words, and an example any number; a blank counts as one word',
      sop: '## Steps\n\n1. **SDR:** Open the lead. The notes of a lead are what the person who had it before you has written about the needs of the customer.\n2. **SDR:** Log the call. For example, if the lead says that the budget will be there in spring, write the month, the amount and the person who has said so.\n3. **SDR:** Send the quote to [the name of the person of whom the customer has said that they decide] and wait for the answer.\n',
      expect: [],
    },
    {
      title: 'A full stop within quotation marks ends a sentence, and a remark is none of the work',
      sop: '## Steps\n\n1. **SDR:** Choose the type that the customer knows as a “Private Offer.” Write its number into the field of the lead that the sales manager reads on Monday.\n2. **SDR:** Save the lead. Note: the customer must wait for one day until the list of the offers that were sent in the week before is shown to them again.\n',
      expect: [],
    },
    {
      title: 'A title in bold is no part of the sentence behind it',
      sop: '## Steps\n\n1. **Open the lead in the list view of the week.** Then look at the notes that the person who had the lead before you has left there for all others.\n',
      expect: [],
    },
  ],
  *check(sop, { registries }) {
    const included = isInstruction(sop);
    for (const zoned of sop.passages) {
      if (!included(zoned) || zoned.zone === 'frontmatter' || zoned.form === 'cell') continue;
      const isStep = zoned.zone === 'step' && zoned.form === 'item';
      const least = isStep ? STEP_LIMIT : PROSE_LIMIT;
      for (const sentence of zoned.passage.sentences) {
        const { start, text, prose } = sentence;
        if (prose.length < least * 2 || prose.split(/\s+/).length <= least || APART.test(prose)) continue;
        const count = longestRun(prose.slice(labelLength(text, prose)).replace(namesOf(registries), 'name'));
        const isTold = tellsToAct(sentence, VERB_LISTS);
        const limit = isStep && isTold ? STEP_LIMIT : PROSE_LIMIT;
        if (count <= limit) continue;
        const message = `Unexpected sentence of ${count} words, expected at most ${limit}${isStep && isTold ? ' in a step' : ''}`;
        yield { place: zoned.passage.placeAt(start), message, ...(isTold ? {} : { severity: 'info' as const }) };
      }
    }
  },
});

const patterns = new WeakMap<Registries, RegExp>();

/** The names of several words that the registries know; each counts as one word. */
function namesOf(registries: Registries): RegExp {
  let pattern = patterns.get(registries);
  if (!pattern) {
    const { roles, systems, terms } = knownNames(registries);
    const long = [...roles, ...systems, ...terms].filter((name) => name.includes(' '));
    pattern = long.length > 0 ? phrasePattern(long) : /(?!)/g;
    patterns.set(registries, pattern);
  }
  return pattern;
}

/** The length of a bold label with its colon, which names the one who acts. */
function labelLength(text: string, prose: string): number {
  const length = /^\uFFFC+:?/.exec(prose)?.[0].length ?? 0;
  return text[length - 1] === ':' ? length : 0;
}

const BRACKETED = /\([^()]*\)/g;
/** A blank to be filled in: `[the name of the customer]`. */
const SLOT = /\[[^[\]]*\]/g;
const STOP = /[:;](?=\s|$)|\s[–—-]\s/;

/** The most words without a colon, a semicolon or a dash between them; what stands in brackets is left out. */
function longestRun(prose: string): number {
  return Math.max(...prose.replace(SLOT, 'blank').replace(BRACKETED, ' ').split(STOP).map(countWords));
}
