import path from 'node:path/posix';
import type { Playbook } from '../playbook/playbook.ts';
import { isSafeUrl, schemeOf } from '../sop/link-scheme.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { GLOSSARY, ROLES, sopHref, termHref } from './addresses.ts';

export interface BodyLink {
  readonly href: string;
  /** True when it leaves the site. */
  readonly isExternal: boolean;
}

/** Finds where a link in an SOP leads on the site; undefined when it leads nowhere that a reader may go. */
export type LinkFinder = (url: string, from: Sop) => BodyLink | undefined;

/** Links between SOPs are links between files, so that the forge's preview can follow them; here they become addresses. */
export function makeLinkFinder(playbook: Playbook): LinkFinder {
  const byFile = new Map<string, string>();
  for (const sop of playbook.byId.values()) byFile.set(sop.file.normalize('NFC'), sopHref(sop.id));
  if (playbook.glossary) byFile.set('glossary.yaml', GLOSSARY);
  if (playbook.roles) byFile.set('roles.yaml', ROLES);
  const addresses = new Set(byFile.values());

  return (url, from) => {
    if (!isSafeUrl(url) || /^[/\\]{2}/.test(url)) return undefined;
    const scheme = schemeOf(url);
    if (scheme === 'http' || scheme === 'https') return URL.canParse(url) ? { href: url, isExternal: true } : undefined;
    if (scheme !== undefined) return { href: url, isExternal: false };
    const [, target = '', fragment = ''] = /^([^#?]*)(?:\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
    if (target === '') return fragment === '' ? undefined : { href: fragment, isExternal: false };
    const page = addresses.has(target) ? target : findFile(target, from, byFile);
    if (page === undefined) return undefined;
    const term = page === GLOSSARY ? decode(fragment.slice(1)) : undefined;
    return { href: term ? termHref(term.replace(/^term-/, '')) : page + fragment, isExternal: false };
  };
}

function findFile(target: string, from: Sop, byFile: ReadonlyMap<string, string>): string | undefined {
  const decoded = decode(target)?.normalize('NFC');
  if (decoded === undefined) return undefined;
  const file = decoded.startsWith('/') ? path.normalize(decoded).slice(1) : path.join(path.dirname(from.file), decoded);
  return byFile.get(file) ?? byFile.get(`${file}.mdx`);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // A stray percent sign: no file is named so in a link.
  }
}
