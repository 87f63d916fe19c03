import { createHash } from 'node:crypto';

/** The address of every page: root-relative, ending with `/`. The only place that knows how addresses look. */

export const HOME = '/';
export const CHANGES = '/changes/';
export const FEED = '/changes/atom.xml';
export const GLOSSARY = '/glossary/';
export const ROLES = '/roles/';
export const RULE_LIST = '/guide/rules/';
export const SEARCH = '/search/';

export function sopHref(id: string): string {
  return `/sops/${addressPart(id)}/`;
}

export function functionHref(id: string, page = 1): string {
  return `/functions/${pagePath(id, page)}/`;
}

export function roleHref(id: string, page = 1): string {
  return `/roles/${pagePath(id, page)}/`;
}

/** The page of a lint rule. */
export function ruleHref(name: string): string {
  return `${RULE_LIST}${addressPart(name)}/`;
}

/** The part of an address that names one page of a list: `sales`, then `sales/2`. */
export function pagePath(id: string, page: number): string {
  return page === 1 ? addressPart(id) : `${addressPart(id)}/${page}`;
}

/** The change log of one function. */
export function functionChangesHref(id: string): string {
  return `/changes/${addressPart(id)}/`;
}

/** A term's entry in the glossary. */
export function termHref(term: string): string {
  return `${GLOSSARY}#${termAnchor(term)}`;
}

/** The id of a term's entry in the glossary, apart from the ids of the page's own parts. */
export function termAnchor(term: string): string {
  return `term-${addressPart(term)}`;
}

/** What every disk takes as a file name, with room to spare; in bytes of UTF-8. */
const LONGEST_PART = 120;

/**
 * A name as one part of an address: lower case, letters and digits of any script, hyphens between. A name that is
 * too long is cut, one without letters and digits is called unnamed; either ends with a hash of the whole name.
 */
export function addressPart(name: string): string {
  const whole = name.normalize('NFC');
  const part = whole
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  if (part === '') return `unnamed-${hashOf(whole)}`;
  return Buffer.byteLength(part) <= LONGEST_PART ? part : `${cutToBytes(part, LONGEST_PART - 9)}-${hashOf(part)}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function cutToBytes(text: string, most: number): string {
  let [cut, bytes] = ['', 0];
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    cut += character;
  }
  return cut.replace(/-+$/, '');
}
