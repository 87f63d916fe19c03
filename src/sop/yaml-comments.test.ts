import { expect, test } from 'vitest';
import { commentsOf } from './yaml-comments.ts';

test('comments are told from number signs in values, and one that stands twice counts twice', () => {
  const yaml = `# top
by: "@a" # it's Ada's
channel: "#ops" # see "sheet"
plain: a#b
sampled:
  # Bob's sheet, row 7
  - x # same
  - y # same
note: |
  # no comment
  text
`;
  expect(commentsOf(yaml)).toEqual(["# Bob's sheet, row 7", '# it\'s Ada\'s', '# same', '# same', '# see "sheet"', '# top']);
});
