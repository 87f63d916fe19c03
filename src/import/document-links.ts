import path from 'node:path/posix';
import { headingSlugs } from '../sop/heading-slugs.ts';
import { isSafeUrl, schemeOf } from '../sop/link-scheme.ts';
import { nodesOf } from '../sop/nodes-of.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { START_OF_FILE, type Place } from '../sop/place.ts';

export interface BrokenLink {
  readonly url: string;
  readonly kind: 'link' | 'image';
  readonly place: Place;
  readonly reason: string;
}

/** Where a document was and where its SOP will be: absolute paths with `/`. */
export interface Move {
  readonly from: string;
  readonly to: string;
  /** The new path of every document imported with it, by its old one. */
  readonly moved: ReadonlyMap<string, string>;
  readonly exists: (file: string) => boolean;
}

/** Where a link of the document leads from its new place; web addresses and what leads nowhere stay as they are. */
export function movedUrl(url: string, move: Move): string {
  // Forges find a heading whatever the case; the linter and the site want it as it is written.
  if (url.startsWith('#')) return url.toLowerCase();
  const target = targetOf(url, move);
  if (target?.file === undefined) return url;
  return path.relative(path.dirname(move.to), target.file).split('/').map(encodeURIComponent).join('/') + target.rest;
}

/** Links and images that lead nowhere: to a file or heading that is not there, or into the folders of another site. */
export function findBrokenLinks(sop: Sop, move: Move): BrokenLink[] {
  const anchors = new Set(headingSlugs(sop.tree).values());
  return nodesOf(sop.tree).flatMap((node): BrokenLink[] => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return [];
    const start = node.position?.start;
    const place = start ? { line: start.line, column: start.column } : START_OF_FILE;
    const broken = (reason: string): BrokenLink[] => [{ url: node.url, kind: node.type === 'image' ? 'image' : 'link', place, reason }];
    if (node.url === '') return broken('it leads nowhere');
    if (!isSafeUrl(node.url)) return broken('such addresses can run code or hide files: the words stay, the address does not');
    if (schemeOf(node.url) !== undefined || node.url.startsWith('//')) return [];
    if (node.url.startsWith('#')) return anchors.has(decode(node.url.slice(1)).toLowerCase()) || node.url === '#' ? [] : broken('no heading has this name');
    if (node.url.startsWith('/')) return broken('it begins at the top of another site');
    return targetOf(node.url, move)?.file === undefined ? broken('there is no such file') : [];
  });
}

function targetOf(url: string, { from, moved, exists }: Move): { readonly file: string | undefined; readonly rest: string } | undefined {
  if (url === '' || schemeOf(url) !== undefined || /^[/\\#?]/.test(url)) return undefined;
  const [, written = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
  const file = path.join(path.dirname(from), decode(written));
  const found = [file, `${file}.md`, `${file}.mdx`, path.join(file, 'index.md')].find((candidate) => moved.has(candidate));
  if (found !== undefined) return { file: moved.get(found), rest: rest.replace(/#.*$/s, (anchor) => anchor.toLowerCase()) };
  return { file: exists(file) ? file : undefined, rest };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray percent sign stands for itself.
  }
}
