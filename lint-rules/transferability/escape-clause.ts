import { phrasePattern } from '../../src/lint/phrases.ts';
import { NEARBY, matchProse, type ProseMatch } from '../../src/lint/prose.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { isStatement } from '../../src/lint/statements.ts';
import type { Passage } from '../../src/sop/passages.ts';
import { ESCAPE_CLAUSES } from '../words/escape-clauses.ts';
import { VERB_LISTS } from '../words/verbs.ts';

const PATTERN = phrasePattern(ESCAPE_CLAUSES);
const OPEN_END = /^(?:and (?:so|the)|or the|or so|and similar|or similar|etc|et cetera|including)/i;
const DEGREE = /^(?:(?:as|so) (?:far |much )?as possible|as possible|to the extent|best effort)/i;
/** "Such as posts, mails, etc." names examples and hides nothing; nor do two or more in brackets behind what they are examples of. */
const NAMED_AS_EXAMPLES = /\b(?:e\.g\.?|for example|for instance|such as|like|could be|may be|might be)[^.;!?)]{0,120}$|[\p{L}\p{N}\uFFFC]\s\([^.;!?()]{2,80},\s*[^\s,.;!?()][^.;!?()]{0,80}$/iu;
/** "v1, v2, and so on" goes on as it began. */
const SERIES = /\d[\s,]*$/;
/** "If relevant; new leads have none": the condition stands right behind. */
const EXPLAINED = /^\s*[;:]\s+\S/;
const IN_DOUBT = /\b(?:unsure|not sure|in (?:any )?doubt)\b/i;
const CONDITION = /^(?:if|when|while|unless)\b/i;

export default defineRule({
  name: 'escape-clause',
  severity: 'warning',
  weight: { smell: 0.07, precision: 0.95 },
  summary: 'Steps say when they apply; no "as needed", no "etc."',
  why: 'A newcomer cannot tell when "as needed" is, or what "etc." covers, and will either ask or leave it out.',
  remedy: 'Replace "as needed" with the condition ("if the lead has no phone number"), and "etc." with the full list or the name of the list. Leave the words out where the step always applies.',
  source: 'INCOSE Guide to Writing Requirements, rules R8 (escape clauses) and R9 (open-ended clauses)',
  examples: [
    {
      title: 'A condition that can be seen',
      sop: '## Steps\n\n1. **SDR:** If `Lead.Phone` is empty, request it by e-mail. Otherwise, call the lead.\n',
      expect: [],
    },
    {
      title: 'An escape and an open end',
      sop: '## Steps\n\n1. **SDR:** Call the lead as needed.\n2. **SDR:** Log the company size, industry, etc.\n',
      expect: [
        '3:27 Unexpected "as needed", expected the condition under which the reader does this',
        '4:45 Unexpected "etc", expected the full list, or the name of the list that holds it',
      ],
    },
    {
      title: 'Degrees without a measure; "etc." behind examples hides nothing',
      sop: '## Steps\n\n1. **SDR:** Note as many details as possible (e.g. size, place, etc.).\n2. **SDR:** If possible, call the lead.\n',
      expect: [
        '3:34 Unexpected "as possible", expected how much is enough, as a number or a state that can be seen',
        '4:13 Unexpected "If possible", expected the condition under which the reader does this',
      ],
    },
    {
      title: 'The condition, or who decides, stands right there; examples name the kind of thing; a series goes on as it began',
      sop: '## Steps\n\n1. **SDR:** Enter the phone number, if applicable; leads of the chat have none.\n2. **SDR:** If the CRM is down, stay on the phone at the discretion of the sales manager.\n3. **SDR:** Call at your discretion. If you are unsure, call.\n4. **SDR:** Look for a signal (a visit, a download, etc.).\n5. **SDR:** Write to lead 1, lead 2, and so on.\n',
      expect: [],
    },
    {
      title: 'One example hides the rest; what is only told has nobody do anything; a blank is for whoever fills it in',
      sop: '## Steps\n\n1. **SDR:** Attach the papers (quote, etc.).\n2. **SDR:** Call [the contacts, as necessary]. The call may be recorded if necessary.\n',
      expect: ['3:39 Unexpected "etc", expected the full list, or the name of the list that holds it'],
    },
    {
      title: 'A label in bold or quotes is somebody else\'s text',
      sop: '## Steps\n\n1. **SDR:** Set the field to "Follow up as needed".\n\n## Notes\n\nCall back if needed.\n',
      expect: [],
    },
  ],
  *check(sop) {
    for (const found of matchProse(sop, PATTERN)) {
      if (isExcused(found)) continue;
      yield { place: found.place, message: `Unexpected "${found.words}", expected ${expectedFor(found.words)}` };
    }
  },
});

function isExcused({ words, zoned: { zone, passage }, index, match }: ProseMatch): boolean {
  const [at, sentence] = sentenceAt(passage, index);
  if (!sentence) return false;
  if (zone !== 'frontmatter' && isStatement(sentence, VERB_LISTS)) return true;
  if (/^(?:etc|and so)/i.test(words)) {
    const before = passage.prose.slice(Math.max(0, index - 180), index);
    return NAMED_AS_EXAMPLES.test(before) || SERIES.test(passage.text.slice(Math.max(0, index - NEARBY), index));
  }
  if (EXPLAINED.test(passage.prose.slice(index + match[0].length, index + match[0].length + NEARBY))) return true;
  if (!/discretion/i.test(words)) return false;
  return IN_DOUBT.test((passage.sentences[at + 1]?.prose ?? '').slice(0, NEARBY)) || (/of$/i.test(words) && CONDITION.test(sentence.prose.slice(Math.max(0, index - sentence.start - NEARBY), index - sentence.start + NEARBY)));
}

function sentenceAt({ sentences }: Passage, index: number) {
  const at = sentences.findLastIndex(({ start }) => start <= index);
  return [at, sentences[at]] as const;
}

function expectedFor(words: string): string {
  if (OPEN_END.test(words)) return 'the full list, or the name of the list that holds it';
  if (DEGREE.test(words)) return 'how much is enough, as a number or a state that can be seen';
  return 'the condition under which the reader does this';
}
