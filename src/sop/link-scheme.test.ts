import { expect, test } from 'vitest';
import { isSafeUrl, schemeOf } from './link-scheme.ts';

test.each(['https://example.com', 'HTTP://example.com', 'mailto:a@b.example', 'tel:+4930123', '../sales/qualify-lead.mdx#steps', '#at-08:30', 'notes/08:30.mdx', '?q=a:b', ''])(
  'lets %j through',
  (url) => {
    expect(isSafeUrl(url)).toBe(true);
  },
);

test.each([
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', 'java\nscript:alert(1)', '\u0001javascript:alert(1)', ' javascript:alert(1)',
  'java\u00ADscript:alert(1)', 'java\u200Bscript:alert(1)', 'javascript\u00A0:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'blob:x', '\\javascript:1',
])('stops %j', (url) => {
  expect(isSafeUrl(url)).toBe(false);
});

test('names the scheme that a browser would see', () => {
  expect(schemeOf('Java\tScript:go')).toBe('javascript');
});
