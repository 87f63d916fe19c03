/** The address of every page: root-relative, ending with `/`. The only place that knows how addresses look. */

export const HOME = '/';
export const CHANGES = '/changes/';
export const FEED = '/changes/atom.xml';
export const GLOSSARY = '/glossary/';
export const HEALTH = '/health/';
export const ROLES = '/roles/';
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
  return `${GLOSSARY}#${addressPart(term)}`;
}

/** A name as one part of an address: lower case, letters and digits of any script, hyphens between. */
export function addressPart(name: string): string {
  const part = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return part === '' ? 'unnamed' : part;
}
