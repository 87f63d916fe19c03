import { expect, test } from 'vitest';
import { textOf, textOfHtml } from './text-of.ts';
import { readMarkdown } from './read-markdown.ts';

test.each([
  ['<p class="x">Open</p><br/>the <b>le</b>ad', ' Open  the lead'],
  ['<!-- ask Ada -->Call<!-- cut off', 'Call'],
  ['Greet <customer name> by </name>, not <p-value> or <s-old>', 'Greet <customer name> by </name>, not <p-value> or <s-old>'],
  ['<H2 id=a>Steps</H2>', ' Steps '],
])('of %j, a reader sees %j', (html, text) => {
  expect(textOfHtml(html)).toBe(text);
});

test('a hard break parts words, and a comment says nothing', () => {
  expect(textOf(readMarkdown('Open the\\\nlead.<!-- why --> Call <owner>.\n').tree)).toBe('Open the lead. Call <owner>.');
});
