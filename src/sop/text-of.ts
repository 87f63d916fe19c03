import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';

const COMMENT = /^\s*\/\*.*\*\/\s*$/s;
const HTML_COMMENT = /<!--[^]*?(?:-->|$)/g;
/** Tags that stand within a word as well as between words. */
const INLINE_TAG = /<\/?(?:a|abbr|b|code|del|em|font|i|ins|kbd|mark|s|small|span|strong|sub|sup|u)(?:[\s/][^<>]*)?>/gi;
/** Tags of HTML; what else stands in angle brackets, such as `<customer name>`, is a word that its author wrote. */
const TAG = new RegExp(String.raw`<\/?(?:${[
  'address|article|aside|audio|blockquote|body|br|button|canvas|caption|center|cite|col|colgroup|dd|details|dfn|div|dl|dt|fieldset|figcaption|figure|footer|form',
  'h[1-6]|head|header|hr|html|iframe|img|input|label|legend|li|link|main|meta|nav|object|ol|option|p|path|picture|pre|q|samp|script|section|select|source|strike',
  'style|summary|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|ul|var|video|wbr',
].join('|')})(?:[\s\/][^<>]*)?>`, 'gi');

/** As `toString`, without comments, for a word between authors tells nobody what to do; a line break parts words as a space does. */
export function textOf(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'html') return textOfHtml(node.value);
  if (node.type === 'mdxTextExpression' && COMMENT.test(node.value)) return '';
  return 'children' in node ? node.children.map(textOf).join('') : toString(node);
}

/** What a reader sees of raw HTML: neither tags nor comments. */
export function textOfHtml(html: string): string {
  return html.replace(HTML_COMMENT, '').replace(INLINE_TAG, '').replace(TAG, ' ');
}
