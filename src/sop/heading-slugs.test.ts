import { expect, test } from 'vitest';
import { headingSlugs, slugOf } from './heading-slugs.ts';
import { readMdast } from './read-mdast.ts';

const slugsIn = (text: string) => [...headingSlugs(readMdast(text).tree).values()];

test.each([
  ['Clear the fallback queue', 'clear-the-fallback-queue'],
  ['1. Score the lead (runs without a person)', '1-score-the-lead-runs-without-a-person'],
  ['Audit the week, each Monday by 12:00 UTC', 'audit-the-week-each-monday-by-1200-utc'],
  ['FP&A – what next?', 'fpa--what-next'],
  ['Über_Größe', 'über_größe'],
])('writes the anchor of "%s" as GitHub does', (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});

test('numbers like headings, and steps around an anchor that is taken', () => {
  expect(slugsIn('# a\n\n# a\n\n# a-1\n\n# a\n\n# A 1\n\n# a-1\n')).toEqual(['a', 'a-1', 'a-1-1', 'a-2', 'a-1-2', 'a-1-3']);
});

test('reads code and emphasis in a heading, and headings inside a component', () => {
  expect(slugsIn('## Set `Lead.Owner` **now**\n\n<Callout>\n\n### Inside\n\n</Callout>\n')).toEqual(['set-leadowner-now', 'inside']);
});
