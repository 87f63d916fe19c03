import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_SIDE, markDifferences, MOST_MARKS, type Stretch } from './mark-differences.ts';

/** Marked words in brackets. */
const told = (stretches: readonly Stretch[]) => stretches.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
const both = (before: string, after: string) => {
  const marked = markDifferences(before, after);
  return [told(marked.before), told(marked.after)];
};
const words = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `word${index + from}`).join(' ');

describe('the words that differ', () => {
  test.each([
    ['Call within 15 minutes.', 'Call within 10 minutes.', 'Call within [15] minutes.', 'Call within [10] minutes.'],
    ['Open the list.', 'Open the list. Then close it.', 'Open the list.', 'Open the list. [Then close it.]'],
    ['Tell the SDR and the AE today.', 'Tell the AE today.', 'Tell the [SDR and the] AE today.', 'Tell the AE today.'],
    ['One line\nand another here', 'One line\nand a third here', 'One line\nand [another] here', 'One line\nand [a third] here'],
    ['RevOps lead', 'SDR', '[RevOps lead]', '[SDR]'],
    ['Same text', 'Same text', 'Same text', 'Same text'],
  ])('of %j and %j are marked in both', (before, after, left, right) => {
    expect(both(before, after)).toEqual([left, right]);
  });

  test('are not marked where nearly all differ, nor where they are too many to help', () => {
    const [old, now] = ['Open the list of leads that nobody has called in the last week', 'Call a customer once every month, and write down what they say'];
    expect(both(old, now)).toEqual([old, now]);
    const many = words(80).split(' ');
    const after = many.map((word, index) => (index % 3 === 0 ? `${word}x` : word)).join(' ');
    expect(both(many.join(' '), after)).toEqual([many.join(' '), after]);
  });

  test('keep a little of the text around them, and leave out what is far from them', () => {
    const [before = ''] = both(`${words(100)} old ${words(100, 100)}`, `${words(100)} new ${words(100, 100)}`);
    expect(before).toMatch(/^… word\d+ (?:word\d+ )+\[old\] (?:word\d+ )+…$/);
    expect(before.length).toBeLessThan(260);
  });

  test('of texts as long as a book take no time', () => {
    const { before } = markDifferences(words(50_000), words(50_000, 7));
    expect(told(before).length).toBeLessThanOrEqual(LONGEST_SIDE);
  });
});

test('whatever the texts, each side says its own text in order, within bounds', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'call', 'the', 'customer', 'x'.repeat(400), '\n'), { maxLength: 60 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const marked = markDifferences(before, after);
      for (const [side, source] of [[marked.before, before], [marked.after, after]] as const) {
        const shown = side.map((stretch) => stretch.text).join('');
        expect(shown.length).toBeLessThanOrEqual(LONGEST_SIDE + 2 * side.length);
        expect(side.filter((stretch) => stretch.marked).length).toBeLessThanOrEqual(MOST_MARKS);
        let from = 0;
        for (const part of shown.split('…').flatMap((piece) => piece.trim() || [])) {
          from = source.indexOf(part, from);
          expect(from).toBeGreaterThanOrEqual(0);
          from += part.length;
        }
      }
    }),
  );
});
