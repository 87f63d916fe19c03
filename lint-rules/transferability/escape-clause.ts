import { matchProse, phrasePattern } from '../../src/lint/prose.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { ESCAPE_CLAUSES } from '../words/escape-clauses.ts';

const PATTERN = phrasePattern(ESCAPE_CLAUSES);
const OPEN_END = /^(?:and (?:so|the)|or the|or so|and similar|or similar|etc|et cetera|including)/i;
const DEGREE = /^(?:(?:as|so) (?:far |much )?as possible|as possible|to the extent|best effort)/i;
/** "(e.g. posts, mails, etc.)" names examples and hides nothing. */
const NAMED_AS_EXAMPLES = /\b(?:e\.g\.?|for example|for instance|such as)[^.;!?)]{0,120}$/i;

export default defineRule({
  name: 'escape-clause',
  severity: 'warning',
  weight: { smell: 0.1, precision: 0.6 },
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
      title: 'A label in bold or quotes is somebody else\'s text',
      sop: '## Steps\n\n1. **SDR:** Set the field to "Follow up as needed".\n\n## Notes\n\nCall back if needed.\n',
      expect: [],
    },
  ],
  *check(sop) {
    for (const { words, place, zoned, index } of matchProse(sop, PATTERN)) {
      if (/^etc/i.test(words) && NAMED_AS_EXAMPLES.test(zoned.passage.prose.slice(Math.max(0, index - 140), index))) continue;
      yield { place, message: `Unexpected "${words}", expected ${expectedFor(words)}` };
    }
  },
});

function expectedFor(words: string): string {
  if (OPEN_END.test(words)) return 'the full list, or the name of the list that holds it';
  if (DEGREE.test(words)) return 'how much is enough, as a number or a state that can be seen';
  return 'the condition under which the reader does this';
}
