import { expect, test } from 'vitest';
import { readRatings } from './read-ratings.ts';

const HEADER = 'document\ttransferability_a\tfreshness_a\titeration_a\ttransferability_b\tfreshness_b\titeration_b\tdefects_a\tdefects_b';
const SOURCES = 'document\trepository\tcommit\tpath\none.md\tacme/handbook\tabc\tsales/one.md\n';

test('reads scores, defects and the repository of each document', () => {
  const { ratings, problems } = readRatings(`${HEADER}\r\none.md\t50\t40\t3\t60\t41\t5\tno owner\tno steps\r\n`, SOURCES);
  expect(problems).toEqual([]);
  expect(ratings).toEqual([
    {
      document: 'one.md',
      repository: 'acme/handbook',
      commit: 'abc',
      path: 'sales/one.md',
      scores: { a: { transferability: 50, freshness: 40, iteration: 3 }, b: { transferability: 60, freshness: 41, iteration: 5 } },
      defects: { a: 'no owner', b: 'no steps' },
    },
  ]);
});

test('names the columns that are missing', () => {
  expect(readRatings('document\ttransferability_a\n', SOURCES).problems[0]).toMatch(/^Unexpected columns in ratings\.tsv, expected freshness_a, .* among them$/);
});

test('says when a rating is no number from 0 to 100, and when a source is missing', () => {
  const { problems } = readRatings(`${HEADER}\ntwo.md\t\t40\t3\t60\t410\t5\tx\ty\n`, SOURCES);
  expect(problems).toEqual([
    'Unexpected absence of two.md in SOURCES.tsv, expected the repository that it comes from',
    'Unexpected transferability_a "" of two.md in ratings.tsv, expected a number from 0 to 100',
    'Unexpected freshness_b "410" of two.md in ratings.tsv, expected a number from 0 to 100',
  ]);
});

test('says when there are no ratings', () => {
  expect(readRatings(`${HEADER}\n`, SOURCES).problems).toEqual(['Unexpected absence of ratings in ratings.tsv, expected one row a document']);
});
