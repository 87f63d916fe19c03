import { findActions } from '../../src/lint/actions.ts';
import { isInsideName } from '../../src/lint/known-names.ts';
import { phrasePattern } from '../../src/lint/phrases.ts';
import { NEARBY, matchProse, type ProseMatch } from '../../src/lint/prose.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { keptWith } from '../../src/sop/kept-with.ts';
import type { Sentence } from '../../src/sop/passages.ts';
import { MEASURED_AMOUNT, MEASURED_TIME } from '../words/measures.ts';
import { VAGUE_AMOUNTS, VAGUE_CHOICES, VAGUE_TIMES } from '../words/vague-terms.ts';
import { VERB_LISTS } from '../words/verbs.ts';

const EXPECTED = {
  time: 'a time with a unit, such as "within 15 minutes"',
  amount: 'a number with a unit',
  choice: 'the rule that a newcomer can decide by',
} as const;

const PATTERN = phrasePattern([...VAGUE_TIMES, ...VAGUE_AMOUNTS, ...VAGUE_CHOICES]);
const TIMES = new Set(VAGUE_TIMES);
const AMOUNTS = new Set(VAGUE_AMOUNTS);

/** "If appropriate," is for escape-clause. */
const ESCAPED = /\b(?:if|when|whenever|where|wherever|as|unless|until)\s+$/i;
const ENDS = /^\s*(?:[.,;:!?)]|$)/;
/** "How quickly can it be done", "people you frequently meet". */
const DESCRIBED = /\b(?:how|too|so|able to|be|not|you|we|they|who|that|which|most|more)\s+$/i;
/** "As quickly as possible", "as quickly and as safely as possible": for escape-clause. */
const POSSIBLE = /^\s+(?:(?:and\s+(?:as\s+)?)\p{L}+\s+)?as\b/iu;
/** "The relevant team (phone: …; mail: …)", "via A, B or C … the appropriate one": the choice stands beside the word. */
const CHOICE_BEHIND = /^\s+(?:[\p{L}-]+\s+){0,3}\([^()]*[:;][^()]*\)/u;
const CHOICE_BEFORE = /\uFFFC,?\s+or\s+\uFFFC/;
/** "Pay timely, per the terms of the contract": the measure stands in the document named. */
const MEASURED_IN = /\b(?:per the|according to|in accordance with|as (?:outlined|defined|described|listed|set out|agreed) in)\b/i;
const LIST_FOLLOWS = /:\s*$/;
const COUNTS = /^(?:a (?:few|couple)|several|numerous|lots|a lot)/i;
const DUTY = /\b(?:must|shall|should|will|has to|have to|needs? to|is to|are to|aims? to|responsible|expects?|expected|please|ensures?|makes? sure)\b/i;

export default defineRule({
  name: 'vague-term',
  severity: 'warning',
  weight: { smell: 0.07, precision: 0.95 },
  summary: 'Steps say how soon, how much and which; no "promptly", no "appropriate"',
  why: 'Each reader fills such a word with a measure of their own. The newcomer has none and must ask.',
  remedy: 'Write the measure in place of the word: a time ("within 15 minutes"), an amount ("above 20 %"), or the rule to decide by ("if the amount is empty").',
  source: 'INCOSE Guide to Writing Requirements, rule R7 (vague terms)',
  examples: [
    {
      title: 'A number excuses the word beside it',
      sop: '## Steps\n\n1. **SDR:** Call the lead promptly, within 15 minutes.\n2. **SDR:** Call again as soon as the lead opens the email.\n',
      expect: [],
    },
    {
      title: 'When, how much, which',
      sop: '## Steps\n\n1. **SDR:** Answer the lead promptly.\n2. **SDR:** Offer a significant discount.\n3. **SDR:** Choose the appropriate template.\n4. **SDR:** Promptly send the quote.\n',
      expect: [
        '3:29 Unexpected "promptly", expected a time with a unit, such as "within 15 minutes"',
        '4:21 Unexpected "significant", expected a number with a unit',
        '5:24 Unexpected "appropriate", expected the rule that a newcomer can decide by',
        '6:13 Unexpected "Promptly", expected a time with a unit, such as "within 15 minutes"',
      ],
    },
    {
      title: 'The choice stands beside the word, or the list below it; a degree of the possible is for escape-clause',
      sop: '## Steps\n\n1. **SDR:** Copy the relevant team (Sales: #sales; Legal: #legal).\n2. **SDR:** For leads from `Web`, `Chat` or `Mail`, choose the appropriate queue.\n3. **SDR:** Send several reminders:\n   - Day 1\n   - Day 3\n4. **SDR:** Close the call as quickly and as kindly as possible.\n5. **SDR:** Answer promptly, as agreed in the contract.\n',
      expect: [],
    },
    {
      title: 'The number of a step is no measure',
      sop: '## Steps\n\n1. **SDR:** Return to step 4 promptly.\n',
      expect: ['3:30 Unexpected "promptly", expected a time with a unit, such as "within 15 minutes"'],
    },
    {
      title: 'Conditions in the frontmatter count, labels and notes do not',
      sop: '---\nescalation:\n  - { when: The lead waits for several days, to: cro }\n---\n\n## Steps\n\n1. **SDR:** Set the reason to "Not relevant".\n\n## Notes\n\nAnswer quickly.\n',
      expect: ['3:32 Unexpected "several days", expected a time with a unit, such as "within 15 minutes"'],
    },
  ],
  *check(sop, { registries }) {
    for (const found of matchProse(sop, PATTERN)) {
      const kind = kindOf(found.words.toLowerCase());
      if (isExcused(found, kind)) continue;
      if (isInsideName(registries, found.zoned.passage.prose, found.index, found.match[0].length)) continue;
      yield { place: found.place, message: `Unexpected "${found.words}", expected ${EXPECTED[kind]}` };
    }
  },
});

function kindOf(words: string): keyof typeof EXPECTED {
  return TIMES.has(words) ? 'time' : AMOUNTS.has(words) ? 'amount' : 'choice';
}

/** Where the first action of a sentence stands, and whether it speaks of a duty. */
const directiveOf: (sentence: Sentence) => { readonly action: number | undefined; readonly isDuty: boolean } = keptWith((sentence) => ({
  action: findActions(sentence, VERB_LISTS)[0]?.index,
  isDuty: DUTY.test(sentence.prose),
}));

/** Left out: words of an escape clause, measured ones, and those that tell a story instead of what to do. */
function isExcused({ words, index, match, zoned }: ProseMatch, kind: keyof typeof EXPECTED): boolean {
  const { prose, sentences } = zoned.passage;
  const before = prose.slice(Math.max(0, index - NEARBY), index);
  const after = prose.slice(index + match[0].length, index + match[0].length + NEARBY);
  if (ESCAPED.test(before) && ENDS.test(after)) return true;
  if ((kind === 'time' && POSSIBLE.test(after)) || DESCRIBED.test(before)) return true;
  if (COUNTS.test(words) && LIST_FOLLOWS.test(prose.slice(-NEARBY))) return true;
  const sentence = sentences.findLast(({ start }) => start <= index);
  if (!sentence) return false;
  const from = Math.max(0, index - sentence.start - NEARBY);
  const nearby = sentence.prose.slice(from, from + 2 * NEARBY);
  const at = index - sentence.start - from;
  if (MEASURED_IN.test(nearby.slice(at))) return true;
  if (kind === 'choice' && (CHOICE_BEHIND.test(after) || CHOICE_BEFORE.test(nearby.slice(0, at)))) return true;
  if (zoned.zone !== 'frontmatter' && !isDirective(sentence, COUNTS.test(words) ? at + from : undefined)) return true;
  const others = nearby.slice(0, at) + nearby.slice(at + match[0].length);
  return kind !== 'choice' && (kind === 'time' ? MEASURED_TIME : MEASURED_AMOUNT).test(others);
}

/** True when the sentence tells somebody what to do, and, for a count, when it stands behind the verb. */
function isDirective(sentence: Sentence, before: number | undefined): boolean {
  const { action, isDuty } = directiveOf(sentence);
  return action === undefined ? isDuty && before === undefined : before === undefined || action < before;
}
