import { describe, expect, test } from 'vitest';
import { parseSop } from '../sop/parse-sop.ts';
import { findActions } from './actions.ts';

const LISTS = {
  verbs: new Set(['send', 'add', 'ask', 'choose', 'review', 'approve', 'edit']),
  verbsAlsoNouns: new Set(['open', 'call', 'log', 'contact', 'set', 'report', 'commit', 'check', 'sign']),
  phrasalVerbs: new Set(['log in']),
};

function actionsIn(step: string): string[] {
  const sentence = parseSop(`## Steps\n\n1. ${step}\n`, { path: 'x.mdx' }).steps[0]?.passages[0]?.sentences[0];
  return sentence ? findActions(sentence, LISTS).map(({ verb, index, sharesObject }) => `${verb}@${index}${sharesObject ? '+' : ''}`) : [];
}

describe('a sentence tells the reader to act', () => {
  test.each([
    ['at its start', 'Open the lead.', ['open@0']],
    ['after "then" and "please"', 'Then please send it.', ['send@12']],
    ['after an opening clause', 'If the field, as so often, is empty, call the lead.', ['call@37']],
    ['behind the label of the one who acts', '**SDR** Open the lead.', ['open@4']],
    ['a second time, behind "and"', 'Open the lead and call the number.', ['open@0', 'call@18']],
    ['a third time, in a list', 'Open the lead, send it, and then log the call.', ['open@0', 'send@15', 'log@33']],
    ['on a thing by its number', 'Check slide 2.', ['check@0']],
    ['again, behind a clause about one thing', 'Open the lead that shows it and send the quote.', ['open@0', 'send@32']],
    ['by a verb of two words', 'Log in to the portal and promptly send it.', ['log@0', 'send@34']],
    ['behind an adverb', 'Promptly send the quote.', ['send@9']],
    ['not to act', 'Never send the quote.', ['send@6']],
    ['not to act, in short', "Don't send the quote.", ['send@6']],
    ['to have somebody act', 'Have the customer sign and send it.', ['have@0']],
    ['behind a plain label', 'Account manager: Send the quote.', ['send@17']],
    ['behind a number that a comma ends', 'If the amount is over $100, ask the CRO.', ['ask@28']],
    ['twice on one object', 'Review and approve the quote.', ['review@0', 'approve@11+']],
  ])('%s', (_, step, expected) => {
    expect(actionsIn(step)).toEqual(expected);
  });
});

describe('a sentence does not tell the reader to act', () => {
  test.each([
    ['where the word is a noun', 'Open the lead and contact records.', ['open@0']],
    ['where somebody else acts', 'Ask the customer to open the app and send a picture.', ['ask@0']],
    ['in a side clause', 'Choose the lead that they open and send.', ['choose@0']],
    ['in what a thing lets the reader do', 'Choose the lead that lets you open and send it.', ['choose@0']],
    ['where two words are a noun', 'Log in pages are open.', []],
    ['where it has a thing', 'Have a licence.', []],
    ['where a label names an aim', 'Purpose: send the quote in time.', []],
    ['in brackets', 'Open the lead (or call the office, and send a note).', ['open@0']],
    ['when it tells what is', 'The report shows the call.', []],
    ['when its subject comes after a "which"', 'By then, which may be late, call the lead.', []],
  ])('%s', (_, step, expected) => {
    expect(actionsIn(step)).toEqual(expected);
  });
});
