import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Where caches of a project lie: `node_modules/.cache/sopwright` of the nearest folder above that has packages
 * installed and lets them be written.
 *
 * @returns undefined when there is none: then nothing is kept.
 */
export function findCacheFolder(start: string): string | undefined {
  for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules');
    if (existsSync(modules)) return isWritable(modules) ? path.join(modules, '.cache', 'sopwright') : undefined;
    if (path.dirname(folder) === folder) return undefined;
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
