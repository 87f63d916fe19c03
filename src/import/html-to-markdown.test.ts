import { expect, test } from 'vitest';
import { htmlToMarkdown } from './html-to-markdown.ts';

test.each(['colspan', 'rowspan'])('a cell whose %s says thousands does not become thousands of cells', (span) => {
  const read = htmlToMarkdown(`<table><tr><td>a</td><td ${span}=60000>b</td></tr><tr><td>c</td></tr></table>`);
  expect('markdown' in read && read.markdown.length).toBeLessThan(1000);
});

test('cells over two columns keep their place in the row', () => {
  expect(htmlToMarkdown('<table><tr><th>a</th><th>b</th><th>c</th></tr><tr><td colspan=2>d</td><td>e</td></tr></table>')).toEqual({ markdown: '| a | b | c |\n| - | - | - |\n| d | | e |\n' });
});

test.each([
  ['nested too deep', '<div>'.repeat(4000), /nesting of thousands of HTML tags/],
  ['of too many parts', '<p>a</p>'.repeat(40_000), /more than 60000 paragraphs/],
])('a page %s is refused', (_what, html, problem) => {
  expect(htmlToMarkdown(html)).toEqual({ problem: expect.stringMatching(problem) as string });
});
