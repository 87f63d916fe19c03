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

export function functionHref(id: string): string {
  return `/functions/${addressPart(id)}/`;
}

export function roleHref(id: string): string {
  return `/roles/${addressPart(id)}/`;
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
