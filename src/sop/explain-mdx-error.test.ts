import { describe, expect, test } from 'vitest';
import { readMdast } from './read-mdast.ts';
import { readMdastByRemark } from './reference-reader.ts';

describe.each([['fast', readMdast], ['reference', readMdastByRemark]])('the %s reader', (_name, read) => {
  test.each([
    ['<!-- later -->\n', 'Unexpected HTML comment, expected {/* … */}'],
    ['One line<br>another\n', 'Unexpected tag <br>, expected Markdown, or \\< for a plain sign'],
    ['See <https://example.com>\n', 'Unexpected address in < >, expected [text](address)'],
    ['Write to <help@example.com>\n', 'Unexpected address in < >, expected [text](address)'],
    ['If x <= 5\n', 'Unexpected "<", expected \\< for a plain sign'],
    ['Name {first name}\n', 'Unexpected "{", expected \\{ for a plain brace'],
    ['More than {5\n', 'Unexpected "{", expected \\{ for a plain brace'],
    ['<Callout>\n\nStay.\n', 'Unexpected <Callout> without an end, expected </Callout> after it'],
    ['Stay.\n\n</Callout>\n', 'Unexpected </Callout>, expected <Callout> before it, or \\< for a plain sign'],
    ['<Callout kind=>\n', 'Unexpected component that cannot be read, expected name="text" in it and > at its end'],
  ])('explains %j', (text, message) => {
    expect(read(text).problems.map((problem) => problem.message)).toEqual([message]);
  });

  test('points at the line', () => {
    expect(read('## Steps\n\n1. If x <= 5, stop.\n').problems[0]?.place.line).toBe(3);
  });
});
