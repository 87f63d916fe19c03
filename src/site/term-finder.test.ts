import { describe, expect, test } from 'vitest';
import { makeTermFinder } from './term-finder.ts';

const entries = {
  MQL: { meaning: 'm', aliases: ['marketing qualified lead'] },
  lead: { meaning: 'l' },
  'lead score': { meaning: 's' },
  process: { meaning: 'p' },
  SAL: { meaning: 'a' },
};
const find = makeTermFinder({ path: 'glossary.yaml', entries: new Map(Object.entries(entries)) });
const terms = (text: string) => find(text).map(({ term, start, end }) => [term, text.slice(start, end)]);

describe('the term finder', () => {
  test.each([
    ['the longest name wins', 'A lead score and a lead', [['lead score', 'lead score'], ['lead', 'lead']]],
    ['an alias leads to its term', 'a marketing qualified lead', [['MQL', 'marketing qualified lead']]],
    ['a sentence may start with a term', 'Leads come in', [['lead', 'Leads']]],
    ['plurals count', 'leads, processes and MQLs', [['lead', 'leads'], ['process', 'processes'], ['MQL', 'MQLs']]],
    ['an acronym is written in capitals', 'sal is not SAL', [['SAL', 'SAL']]],
    ['parts of words are none', 'leader, mislead, leadsman', []],
    ['punctuation ends a word', '(lead), lead-in', [['lead', 'lead'], ['lead', 'lead']]],
  ])('%s', (_, text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  test('finds nothing without a glossary', () => {
    expect(makeTermFinder(undefined)('lead')).toEqual([]);
  });
});
