import { matchProse, phrasePattern } from '../../src/lint/prose.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { ESCAPE_CLAUSES } from '../words/escape-clauses.ts';

const PATTERN = phrasePattern(ESCAPE_CLAUSES);

export default defineRule({
  name: 'escape-clause',
  severity: 'warning',
  weight: { smell: 0.2, precision: 0.6 },
  summary: 'Steps say when they apply; no "as needed", no "etc."',
  why: 'A newcomer cannot tell when "as needed" is, or what "etc." covers, and will either ask or leave it out.',
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
      title: 'A label in bold or quotes is somebody else\'s text',
      sop: '## Steps\n\n1. **SDR:** Set the field to "Follow up as needed".\n\n## Notes\n\nCall back if needed.\n',
      expect: [],
    },
  ],
  *check(sop) {
    for (const { words, place } of matchProse(sop, PATTERN)) {
      const openEnd = /^(?:and (?:so|the)|or the|and similar|or similar|etc|et cetera|including)/i.test(words);
      const expected = openEnd ? 'the full list, or the name of the list that holds it' : 'the condition under which the reader does this';
      yield { place, message: `Unexpected "${words}", expected ${expected}` };
    }
  },
});
