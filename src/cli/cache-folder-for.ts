import path from 'node:path';
import { findCacheFolder } from '../cache/find-cache-folder.ts';

/**
 * Where caches are kept: never within the content, which a pull request brings. Nothing is on a build server, where a
 * pull request could have brought a made-up cache along.
 *
 * @param cache false where the user wants none.
 */
export function cacheFolderFor(contentDir: string, cache: boolean | undefined, env: Readonly<Record<string, string | undefined>>): string | undefined {
  return cache === false || env['CI'] ? undefined : findCacheFolder(path.dirname(path.resolve(contentDir)));
}
