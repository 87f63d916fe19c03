import { findActions } from '../../src/lint/actions.ts';
import { instructionsOf } from '../../src/lint/instructions.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { IRREGULAR_PARTICIPLES } from '../words/participles.ts';
import { VERBS, VERBS_ALSO_NOUNS, VERB_LISTS } from '../words/verbs.ts';

/** A duty of nobody; "is sent" may as well report what happens by itself. */
const PASSIVE = /\b(?:must|should|shall|has\s+to|have\s+to|needs?\s+to|is\s+to|are\s+to)\s+(?:then\s+|also\s+|not\s+|never\s+)?be\s+(?:then\s+|also\s+)?(\p{Ll}+)\b(?!-)/u;
const SUBORDINATE = /\b(?:if|when|whenever|once|until|after|before|unless|while|as|that|which|who|whose|because|since|where|whether|what|so)\b/i;

export default defineRule({
  name: 'passive-no-agent',
  severity: 'info',
  weight: { smell: 0.04, precision: 0.6 },
  summary: 'A step says who acts: "Send the email", not "The email should be sent"',
  why: 'In the passive, nobody acts. In a step without a role, the reader cannot tell whether to wait or to work.',
  remedy: 'Turn the sentence round so that it begins with the one who acts: "**SDR:** Send the email".',
  source: 'ASD-STE100 Simplified Technical English, rule 3.6 (active voice in procedures)',
  examples: [
    {
      title: 'The one who acts is named, or nobody has to act: a label, a condition, a state, a report',
      sop: '## Steps\n\n1. The email must be sent by the CRM.\n2. **CRM:** The email must be sent.\n3. If the email should be sent, call the lead.\n4. The phone number should be empty.\n5. The stage should be closed-won.\n6. The email is sent.\n',
      expect: [],
    },
    {
      title: 'Duties that are given to nobody',
      sop: '## Steps\n\n1. The email should be sent to the lead.\n2. The quote must be reviewed.\n3. The stage has to be updated.\n',
      expect: [
        '3:14 Unexpected "should be sent" without an agent, expected who does it',
        '4:14 Unexpected "must be reviewed" without an agent, expected who does it',
        '5:14 Unexpected "has to be updated" without an agent, expected who does it',
      ],
    },
    { title: 'Outside the steps nobody minds', sop: '## Steps\n\n1. Call the lead.\n2. Log the call.\n3. Stop.\n\n## Notes\n\nThe email should be sent on Monday.\n', expect: [] },
  ],
  *check(sop) {
    for (const { step, passages } of instructionsOf(sop)) {
      if (step?.actor) continue;
      for (const passage of passages) {
        for (const sentence of passage.sentences) {
          const found = PASSIVE.exec(sentence.prose);
          if (!found || !isParticiple(found[1] ?? '')) continue;
          const [before, after] = [sentence.prose.slice(0, found.index), sentence.prose.slice(found.index + found[0].length)];
          if (SUBORDINATE.test(before) || /\bby\b/i.test(after) || before.includes('\uFFFC:') || findActions(sentence, VERB_LISTS).length > 0) continue;
          yield {
            place: passage.placeAt(sentence.start + found.index, found[0].length),
            message: `Unexpected "${found[0].replace(/\s+/g, ' ')}" without an agent, expected who does it`,
          };
        }
      }
    }
  },
});

/** True for a form of a verb that tells people to act. */
function isParticiple(word: string): boolean {
  if (IRREGULAR_PARTICIPLES.has(word)) return true;
  if (!word.endsWith('ed')) return false;
  const stem = word.slice(0, -2);
  const bases = [stem, `${stem}e`, stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem, stem.endsWith('i') ? `${stem.slice(0, -1)}y` : stem];
  return bases.some((base) => VERBS.has(base) || VERBS_ALSO_NOUNS.has(base));
}
