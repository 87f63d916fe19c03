import { instructionsOf } from '../../src/lint/instructions.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { PEOPLE } from '../words/people.ts';
import { VERBS, VERBS_ALSO_NOUNS } from '../words/verbs.ts';

const THING = '(?:\\b(?:the|an?|your|its)\\s+((?:\\p{Ll}[\\p{Ll}-]*\\s+){0,2}?\\p{L}[\\p{L}-]*)|(\\uFFFC+))';
/** Two things side by side, and behind them a verb whose object is "it". */
const TWO_THINGS = new RegExp(`${THING}\\s+(?:and|with|against)\\s+${THING}(?:\\s*[,;]?\\s+(?:and|then|and\\s+then)|\\s*[,;])\\s+(?:then\\s+)?(\\p{Ll}+)\\s+(it)\\b|${THING}\\s+(?:and|with|against)\\s+${THING}[.;]\\s+(?:Then\\s+)?(\\p{L}+)\\s+(it)\\b`, 'gu');

export default defineRule({
  name: 'ambiguous-pronoun',
  severity: 'warning',
  weight: { smell: 0.12, precision: 0.6 },
  summary: '"It" stands where only one thing can be meant',
  why: '"Compare the quote with the contract and sign it": half of the readers sign the wrong one.',
  remedy: 'Repeat the name of the thing in place of "it", "this" or "they": "compare the quote with the contract and sign the contract".',
  source: 'INCOSE Guide to Writing Requirements, rule R24 (pronouns)',
  examples: [
    {
      title: 'One thing, a person and a thing, and "this report"',
      sop: '## Steps\n\n1. **SDR:** Open the quote and sign it.\n2. **SDR:** Send the customer and the manager the quote and file it.\n3. **SDR:** Compare the quote with the contract and sign the contract.\n4. **SDR:** Discuss the quote with the sales manager and sign it.\n',
      expect: [],
    },
    {
      title: 'Two things, in one sentence and in two',
      sop: '## Steps\n\n1. **SDR:** Compare the quote with the signed contract and send it.\n2. **SDR:** Open the lead and the account. Close it.\n3. **SDR:** Compare `Quote.Price` with `Lead.Price`, then change it.\n',
      expect: [
        '3:65 Unexpected "it" after two things (quote, signed contract), expected the one that is meant by its name',
        '4:50 Unexpected "it" after two things (lead, account), expected the one that is meant by its name',
        '5:66 Unexpected "it" after two things, expected the one that is meant by its name',
      ],
    },
    {
      title: 'A pronoun that begins a clause of its own is left to the reader',
      sop: '## Steps\n\n1. **SDR:** Compare the quote with the contract, because it is the newer one.\n',
      expect: [],
    },
  ],
  *check(sop) {
    for (const { passages } of instructionsOf(sop)) {
      for (const passage of passages) {
        const { prose } = passage;
        if (!/\bit\b/.test(prose)) continue;
        for (const match of prose.matchAll(TWO_THINGS)) {
          const [first, second, verb] = [match[1] ?? match[7], match[3] ?? match[9], match[5] ?? match[11] ?? ''];
          if (!isVerb(verb) || isPerson(first) || isPerson(second)) continue;
          const names = first && second ? ` (${first.replace(/\s+/g, ' ')}, ${second.replace(/\s+/g, ' ')})` : '';
          yield {
            place: passage.placeAt(match.index + match[0].length - 2, 2),
            message: `Unexpected "it" after two things${names}, expected the one that is meant by its name`,
          };
        }
      }
    }
  },
});

function isVerb(word: string): boolean {
  return VERBS.has(word.toLowerCase()) || VERBS_ALSO_NOUNS.has(word.toLowerCase());
}

/** Nobody says "it" of a person. */
function isPerson(name: string | undefined): boolean {
  return name !== undefined && PEOPLE.test(name);
}
