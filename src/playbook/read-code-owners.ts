import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { parseCodeOwners, type CodeOwners } from './code-owners.ts';

/** Where forges look for it, in their order. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS', '.bitbucket/CODEOWNERS'];
/** GitHub reads no larger one. */
const MAX_BYTES = 3_000_000;

/**
 * Reads the CODEOWNERS file of the repository that a content folder lies in; undefined where there is none that can be
 * read. Asked for paths within the content folder.
 */
export function readCodeOwners(contentDir: string): CodeOwners | undefined {
  const content = path.resolve(contentDir);
  const root = findTop(content);
  const file = root === undefined ? undefined : PLACES.map((place) => path.join(root, place)).find(isReadable);
  if (root === undefined || file === undefined) return undefined;
  const owners = parseCodeOwners(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  const prefix = path.relative(realpathSync(root), realpathSync(content)).replaceAll(path.sep, '/');
  return { ownersOf: (inContent) => owners.ownersOf(prefix === '' ? inContent : `${prefix}/${inContent}`) };
}

/** The top of the repository: the nearest folder above with `.git` in it. */
function findTop(start: string): string | undefined {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.git'))) return folder;
    if (path.dirname(folder) === folder) return undefined;
  }
}

function isReadable(file: string): boolean {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats !== undefined && stats.isFile() && stats.size <= MAX_BYTES;
}
