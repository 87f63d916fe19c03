import path from 'node:path';
import { RULES } from '../../lint-rules/index.ts';
import { namesOf } from '../changes/names.ts';
import { openComparisonCache } from '../cache/comparison-cache.ts';
import { openLogCache } from '../cache/log-cache.ts';
import { unloggedChanges } from '../changes/unlogged-changes.ts';
import { readBaseline } from '../cli/baseline-file.ts';
import { cacheFolderFor } from '../cli/cache-folder-for.ts';
import { readChangeLog } from '../history/read-change-log.ts';
import { configureRules } from '../lint/configure-rules.ts';
import { lintPlaybook } from '../lint/lint-playbook.ts';
import { readCodeOwners } from '../playbook/read-code-owners.ts';
import { readPlaybook } from '../playbook/read-playbook.ts';
import { makeSite, type Site } from './site.ts';
import { makeSiteHistory } from './site-history.ts';

/** The content folder to show; `SOP_CONTENT` in the environment, else `content`. */
export function contentDir(): string {
  return process.env['SOP_CONTENT'] || 'content';
}

/** The day that counts as today; `SOP_AS_OF` in the environment, else the clock's, in UTC. */
export function asOf(): string {
  return process.env['SOP_AS_OF'] || new Date().toISOString().slice(0, 10);
}

// The bundler gives the pages their own copy of this module; all copies in a process share one reading.
const SHARED = Symbol.for('sopwright.site');
const shared = globalThis as typeof globalThis & { [SHARED]?: Promise<Site> };

/** The site's data, read once in a process. The only place where pages meet the disk, git and the clock. */
export function getSite(): Promise<Site> {
  return (shared[SHARED] ??= readSite());
}

/** Makes the next `getSite` read again; for the development server. */
export function forgetSite(): void {
  delete shared[SHARED];
}

async function readSite(): Promise<Site> {
  const playbook = readPlaybook(contentDir(), process.cwd());
  const cacheFolder = cacheFolderFor(contentDir(), true, process.env);
  const cache = openComparisonCache(cacheFolder);
  const history = makeSiteHistory(await readChangeLog(contentDir(), { cache, logCache: openLogCache(cacheFolder), names: namesOf(playbook) }));
  cache?.save();
  const historyOf = (id: string) => (history.notice ? undefined : { unloggedChanges: unloggedChanges(history.bySop.get(id) ?? [], id, playbook.settings.timeZone) });
  const { rules } = configureRules(RULES, playbook.settings, false); // A mistake in the settings is the linter's to tell; a build runs no code of the content.
  const { baseline } = await readBaseline(path.resolve(contentDir()), { cwd: process.cwd() }); // One that cannot be read is the linter's to tell, too.
  const report = lintPlaybook(playbook, { rules, today: asOf(), historyOf, codeOwners: readCodeOwners(contentDir()), baseline });
  return makeSite({ playbook, report, history });
}
