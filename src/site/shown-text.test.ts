import type { APIContext } from 'astro';
import { expect, test } from 'vitest';
import { onRequest } from '../middleware.ts';
import { shownText } from './shown-text.ts';

test.each([
  ['a\u0000b\u001b[31mc\u009b', 'ab[31mc'],
  ['pay \u202e001\u202c now\u2066', 'pay 001 now'],
  ['one\ftwo\vthree', 'one two three'],
  ['\tline\r\n  10\u00a0% Ünïcode 漢字 👍🏽', '\tline\r\n  10\u00a0% Ünïcode 漢字 👍🏽'],
])('%j is shown as %j', (text, shown) => {
  expect(shownText(text)).toBe(shown);
});

test.each([
  ['text/html; charset=utf-8', '<p>ab</p>'],
  ['image/png', '<p>a\u202eb</p>'],
])('of what the site answers, %s becomes %j', async (type, expected) => {
  const answer = await onRequest({} as APIContext, () => Promise.resolve(new Response('<p>a\u202eb</p>', { headers: { 'Content-Type': type } })));
  expect(await (answer as Response).text()).toBe(expected);
});
