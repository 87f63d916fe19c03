import { visible } from './visible.ts';

/** Breaks a word for the forge and shows nothing to a reader. */
const BREAK = '\u200B';
/** No message of ours is longer; a title of the content may be. */
const MOST_CHARACTERS = 500;

/**
 * Text that Markdown shows as it is: no markup, no HTML, no links, and none of a forge's own marks (mentions, numbers
 * of issues, emoji), so that nobody is pinged by what an SOP says.
 *
 * @param options.isWhole keeps what is longer than a message whole.
 */
export function escapeMarkdown(text: string, { isWhole = false }: { readonly isWhole?: boolean } = {}): string {
  const shown = visible(text).trim();
  return (shown.length > MOST_CHARACTERS && !isWhole ? `${shown.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…` : shown)
    .replace(/^\d+(?=[.)])/, `$&${BREAK}`)
    .replace(/[\\`*_{}[\]<>()#+!|~&$^=-]/g, '\\$&')
    .replace(/[@%:](?=\S)|[#!~&$](?=[\p{L}\p{N}])/gu, `$&${BREAK}`)
    .replace(/\bwww(?=\.)|\bGH(?=\\?-\d)/gi, `$&${BREAK}`);
}

/** A link whose text is escaped; the text alone where there is no address. */
export function markdownLink(text: string, href: string | undefined): string {
  return href === undefined ? escapeMarkdown(text) : `[${escapeMarkdown(text)}](<${encodeURI(decodable(href)).replace(/[<>]/g, '')}>)`;
}

/** An address whose percent signs are not escaped twice. */
function decodable(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}
