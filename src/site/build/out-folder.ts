import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { userError } from '../../cli/user-error.ts';

/** The file that every built site holds: a folder with it may be replaced whole by the next build. */
export const SITE_MARKER = '.sopwright-site';
export const SITE_MARKER_TEXT = 'A built site: the next build replaces this whole folder.\n';

export interface OutFolder {
  /** Absolute. */
  readonly outDir: string;
  /** Absolute. */
  readonly contentDir: string;
  /** Absolute; folders that a build must not replace, nor anything around them. */
  readonly kept: readonly string[];
}

/**
 * Makes sure that nothing but an earlier site is lost when a build replaces a folder.
 *
 * @throws UserError where the folder holds, or lies in, something else.
 */
export function checkOutFolder({ outDir, contentDir, kept }: OutFolder): void {
  const out = realPath(outDir);
  const content = realPath(contentDir);
  const refuse = (reason: string) => userError('out-refused', outDir, reason, 'Name another folder, such as --out dist or --out ../site');
  if (contains(out, content) || contains(content, out)) throw refuse('it is, holds or lies in the folder of your SOPs');
  if (kept.some((folder) => contains(out, realPath(folder)))) throw refuse('it is or holds the folder you work in');
  if (existsSync(out) && !lstatSync(out).isDirectory()) throw refuse('it is a file');
  if (existsSync(out) && !isReplaceable(readdirSync(out))) {
    throw userError('out-refused', outDir, 'it holds files that are not a site built here', `Name another folder, such as --out dist, or remove ${outDir} yourself.`);
  }
}

/** Sites built before there was a marker are known by their front page and search index. */
function isReplaceable(names: readonly string[]): boolean {
  return names.length === 0 || names.includes(SITE_MARKER) || (names.includes('index.html') && names.includes('pagefind'));
}

/** True for the folder itself, too. */
function contains(folder: string, other: string): boolean {
  const way = path.relative(folder, other);
  return way === '' || !(way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way));
}

/** A path without symbolic links and as the disk spells it, as far as it exists. */
function realPath(folder: string): string {
  const parent = path.dirname(folder);
  if (existsSync(folder)) return realpathSync.native(folder);
  return parent === folder ? folder : path.join(realPath(parent), path.basename(folder));
}
