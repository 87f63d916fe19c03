import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { squeeze } from './squeeze.ts';

const COMMENT = /^\s*\/\*.*\*\/\s*$/s;
const HTML_COMMENT = /<!--[^]*?(?:-->|$)/g;
/** Tags that stand within a word as well as between words. */
const INLINE_TAG = /<\/?(?:a|abbr|b|code|del|em|font|i|ins|kbd|mark|s|small|span|strong|u)(?:[\s/][^<>]*)?>/gi;
/** Tags of HTML; what else stands in angle brackets, such as `<customer name>`, is a word that its author wrote. */
const TAG = new RegExp(String.raw`<\/?(?:${[
  'address|article|aside|audio|blockquote|body|br|button|canvas|caption|center|cite|col|colgroup|dd|details|dfn|div|dl|dt|fieldset|figcaption|figure|footer|form',
  'h[1-6]|head|header|hr|html|iframe|img|input|label|legend|li|link|main|meta|nav|object|ol|option|p|path|picture|pre|q|samp|script|section|select|source|strike',
  'style|summary|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|ul|var|video|wbr',
].join('|')})(?:[\s\/][^<>]*)?>`, 'gi');

/**
 * As `toString`, with what changes the meaning of words: struck out, raised, a footnote. Without comments, for a word
 * between authors tells nobody what to do; a line break parts words as a space does.
 */
export function textOf(node: Nodes): string {
  switch (node.type) {
    case 'break':
      return ' ';
    case 'html':
      return textOfHtml(node.value);
    case 'mdxTextExpression':
      return COMMENT.test(node.value) ? '' : toString(node);
    case 'mdxJsxTextElement':
      return `${node.name === 'br' ? ' ' : (RAISED.get(node.name ?? '') ?? '')}${node.children.map(textOf).join('')}`;
    case 'footnoteReference':
      return `[^${node.identifier}]`;
    case 'delete':
      return `~~${node.children.map(textOf).join('')}~~`;
    default:
      return 'children' in node ? node.children.map(textOf).join('') : toString(node);
  }
}

/** What raises or lowers a figure: 10 to the second power is not 102. */
const RAISED: ReadonlyMap<string, string> = new Map([['sup', '^'], ['sub', '_']]);

/** Signs that nobody sees, and marks that only choose how a sign is drawn. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]/g;

/** Text as a reader takes it in: single spaces, one way to write each letter, nothing unseen. */
export function plainText(text: string): string {
  return squeeze(/[^\x00-\x7f]/.test(text) ? text.replace(UNSEEN, '').normalize('NFC') : text);
}

/** What a node says to a reader. */
export function wordingOf(node: Nodes): string {
  return plainText(textOf(node));
}

/** What a reader sees of raw HTML: neither tags nor comments. */
export function textOfHtml(html: string): string {
  return html.replace(HTML_COMMENT, '').replace(/<su([pb])>/gi, (_, sign: string) => (sign.toLowerCase() === 'p' ? '^' : '_')).replace(/<\/su[pb]>/gi, '').replace(INLINE_TAG, '').replace(TAG, ' ');
}
