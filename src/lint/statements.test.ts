import { expect, test } from 'vitest';
import { VERB_LISTS } from '../../lint-rules/words/verbs.ts';
import { parseSop } from '../sop/parse-sop.ts';
import { isStatement } from './statements.ts';

function statementIn(text: string): boolean | undefined {
  const sentence = parseSop(`${text}\n`, { path: 'x.mdx' }).passages[0]?.passage.sentences[0];
  return sentence && isStatement(sentence, VERB_LISTS);
}

test.each(['Prices are reviewed by the board.', 'We expect that leads have a phone number.', 'Note that the price is per month.', 'A theme helps us to find what was asked.'])('%s: says how things are', (text) => {
  expect(statementIn(text)).toBe(true);
});

test.each(['Open the lead that was assigned.', 'We send the quote that was approved.', 'The quote should be sent, which is quick.', 'Once the lead is new, you can call.', 'Review quotes that have been sent.', 'The budget, the date, etc.', 'What it was, etc.'])('%s: has somebody do something, or says neither', (text) => {
  expect(statementIn(text)).toBe(false);
});
