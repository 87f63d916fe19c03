import { expect, test } from 'vitest';
import { parseSop } from '../sop/parse-sop.ts';
import { needing, phrasePattern } from './phrases.ts';
import { matchProse } from './prose.ts';

const sop = parseSop('---\ntrigger: [{ event: Lead waits too\n  long }]\n---\n\n## Steps\n\n1. Call far\n   too long after **too long**.\n2. Call.\n\n## Notes\n\nToo long.\n', { path: 'x.mdx' });

test('a phrase is found across a line break, in instructions only, and not under a label', () => {
  const found = [...matchProse(sop, phrasePattern(['too long']))];
  expect(found.map(({ words, place, zoned }) => `${place.line}:${place.column} ${words} ${zoned.zone}`)).toEqual(['2:31 too long frontmatter', '9:4 too long step']);
});

test('a phrase inside a longer word is not found', () => {
  const text = parseSop('## Steps\n\n1. Call tool-long and non-etc.\n', { path: 'x.mdx' });
  expect([...matchProse(text, phrasePattern(['too', 'etc', 'tool']))]).toEqual([]);
});

test('a pattern that needs a word is tried only where that word stands', () => {
  expect([...matchProse(sop, needing(/call/gi, ['far']))]).toHaveLength(1);
  expect([...matchProse(sop, needing(/call/gi, ['absent']))]).toEqual([]);
});
