import { expect, test } from 'vitest';
import { parseSop } from '../sop/parse-sop.ts';
import { findStatement } from './find-statement.ts';

const PATTERNS = { heading: /^escalations?\b/i, sentence: /\bescalate\b.*\bto\b/i };
const find = (text: string) => findStatement(parseSop(text, { path: 'x.mdx' }), PATTERNS);

test('a heading states a part when something stands below it, be it another heading', () => {
  expect(find('## 3. Escalation\n\nCall the lead.\n')).toMatchObject({ place: { line: 1, column: 1 }, isSection: true });
  expect(find('## Escalation\n\n### Whom to call\n\nThe lead.\n')).toMatchObject({ place: { line: 1, column: 1 }, isSection: true });
  expect(find('## Escalation\n\n## Notes\n\nNone.\n')).toBeUndefined();
});

test('a sentence states a part where it stands, but not in an example', () => {
  expect(find('## Steps\n\nWait. Then escalate it to the lead.\n')).toMatchObject({ place: { line: 3, column: 12 }, isSection: false });
  expect(find('## Example\n\nThen escalate it to the lead.\n')).toBeUndefined();
});
