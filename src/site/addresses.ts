import { createHash } from 'node:crypto';

/** The address of every page: root-relative, ending with `/`. The only place that knows how addresses look. */

export const CHANGES = '/changes/';
export const FEED = '/changes/atom.xml';
export const CALENDAR = '/reviews.ics';
export const GLOSSARY = '/glossary/';
export const ROLES = '/roles/';
export const RULE_LIST = '/guide/rules/';
export const SEARCH = '/search/';

/** The search, narrowed to SOPs in one state of freshness, in the words of its filter. */
export function freshnessSearchHref(words: string): string {
  return `${SEARCH}?${new URLSearchParams({ freshness: words }).toString()}`;
}

export function sopHref(id: string): string {
  return `/sops/${addressPart(id)}/`;
}

/** A page of an SOP's history. */
export function historyHref(id: string, page = 1): string {
  return `${sopHref(id)}history/${page === 1 ? '' : `${page}/`}`;
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

/** The feed of what concerns a role. */
export function roleFeedHref(id: string): string {
  return `${roleHref(id)}atom.xml`;
}

/** The calendar of the reviews that a role owes. */
export function roleCalendarHref(id: string): string {
  return `${roleHref(id)}reviews.ics`;
}

/** How a list of changes may be narrowed: to one function, and to what people must read again. */
export interface ChangesScope {
  readonly function?: string | undefined;
  readonly readAgain?: boolean | undefined;
}

/** Stands in addresses for "of all functions". */
const ALL = 'all';

/** A page of the change log. */
export function changesHref({ function: id, readAgain = false }: ChangesScope = {}, page = 1): string {
  const rest = [...(readAgain ? ['read-again'] : []), ...(page === 1 ? [] : [String(page)])];
  const first = id === undefined ? (rest.length > 0 ? [ALL] : []) : [functionPart(id)];
  return `${CHANGES}${[...first, ...rest].map((part) => `${part}/`).join('')}`;
}

/** The feed of one function's changes. */
export function functionFeedHref(id: string): string {
  return `${changesHref({ function: id })}atom.xml`;
}

/** A function's part of an address below the change log. No other name has an underscore there. */
export function functionPart(id: string): string {
  const part = addressPart(id);
  return part === ALL ? `${ALL}_` : part;
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
