import { expect, test } from 'vitest';
import { findCrowd } from './crowds.ts';

test.each([
  ['named characters', '&amp;'.repeat(2001), 'Unexpected 2001 named characters such as &amp; in one paragraph, expected at most 2000: write the characters themselves'],
  ['braces', '{a}'.repeat(20_001), 'Unexpected 20001 braces in one paragraph, expected at most 20000: keep data in a file of its own, and link to it'],
  ['opened brackets', '<a '.repeat(20_001), 'Unexpected 20001 signs "<" in one paragraph, expected at most 20000: write words'],
  ['underscores', 'a_'.repeat(5001), 'Unexpected 5001 underscores in one word, expected at most 5000: write words'],
])('too many %s in one stretch are found where it begins', (_what, text, message) => {
  expect(findCrowd(`Text.\n\n  ${text} end\n`)).toEqual({ place: { line: 3, column: 3 }, message });
});

test.each([
  ['named characters', 'Q&amp;A\n\n'.repeat(20_000)],
  ['braces', '{a}\n \n'.repeat(40_000)],
  ['underscores', 'a_field_name '.repeat(40_000)],
  ['underscores to write on', `${'_'.repeat(200)} `.repeat(500)],
])('as many %s in many stretches are no crowd', (_what, text) => {
  expect(findCrowd(text)).toBeUndefined();
});
