import { expect, test } from 'vitest';
import { parseSop } from './parse-sop.ts';

function sentencesOf(text: string): string[] {
  return parseSop(text, { path: 'x.mdx' }).passages.flatMap(({ passage }) => passage.sentences.map((sentence) => sentence.text));
}

test.each([
  ['a title in bold is a sentence of its own', '**Call the lead.** If nobody answers, wait.\n', ['Call the lead.', 'If nobody answers, wait.']],
  ['a label in bold is none', '**Sales** calls the lead. **Legal** waits.\n', ['Sales calls the lead.', 'Legal waits.']],
  ['letters with a slash may end a sentence, one letter does not', 'Ask for the B/L. The L. Moss file stays.\n', ['Ask for the B/L.', 'The L. Moss file stays.']],
  ['"etc." ends a sentence where a capital follows', 'Name the size, place, etc. Then call, mail, etc. the lead.\n', ['Name the size, place, etc.', 'Then call, mail, etc. the lead.']],
  ['"e.g." may begin one', 'Call the lead.\ne.g. in the morning.\n', ['Call the lead.', 'e.g. in the morning.']],
])('%s', (_title, text, expected) => {
  expect(sentencesOf(text)).toEqual(expected);
});

test('a long quotation is masked as a short one is', () => {
  const words = Array.from({ length: 40 }, () => 'FATAL').join(' ');
  expect(parseSop(`Look for "${words}" in the log.\n`, { path: 'x.mdx' }).passages[0]?.passage.prose).not.toContain('FATAL');
});
