import path from 'node:path/posix';
import { idOf } from './stated-values.ts';

/** A document to import, by its path below the folder that was named, with `/`. */
export interface DocumentName {
  readonly path: string;
  /** Its own title; undefined where it has none. */
  readonly title: string | undefined;
  /** The name of the folder around what was named. */
  readonly folder: string;
}

export interface SopName {
  readonly id: string;
  readonly function: string;
}

/** File names that say nothing of what is in them. */
const GENERIC = /^(?:index|readme|_index|default|main|document\d*|untitled.*|new-document.*|sop|copy|draft|\d+)?$/;
const ENDINGS = /(?:\.(?:html?|md|mdx|markdown|docx|erb|txt|liquid|njk))+$/i;

/**
 * Names the SOPs that documents become: the file's name, or the title where that says nothing; the function is the
 * first folder. No two get the same name.
 *
 * @param only the function of all; each one's folder when left out.
 */
export function nameSops(documents: readonly DocumentName[], only?: string): SopName[] {
  const taken = new Set<string>();
  return documents.map((document) => {
    const [top = '', ...below] = document.path.split('/').slice(0, -1);
    const own = idOf(path.basename(document.path).replace(ENDINGS, ''));
    const parent = idOf(below.at(-1) ?? top);
    const id = unique((GENERIC.test(own) ? idOf(document.title ?? '') || parent || own : own).slice(0, MOST_CHARACTERS).replace(/-+$/, '') || 'sop', parent, taken);
    return { id, function: only ?? (idOf(top) || idOf(document.folder) || 'general') };
  });
}

const MOST_CHARACTERS = 80;

function unique(id: string, parent: string, taken: Set<string>): string {
  const candidates = [id, ...(parent === '' ? [] : [`${parent}-${id}`])];
  let found = candidates.find((candidate) => !taken.has(candidate));
  for (let count = 2; found === undefined; count++) if (!taken.has(`${id}-${count}`)) found = `${id}-${count}`;
  taken.add(found);
  return found;
}
