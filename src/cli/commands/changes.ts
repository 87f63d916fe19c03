import { openComparisonCache } from '../../cache/comparison-cache.ts';
import { openLogCache } from '../../cache/log-cache.ts';
import { parseRegistryFiles } from '../../cache/registry-cache.ts';
import type { ChangeLogEntry } from '../../changes/change-log.ts';
import { SEVERITIES, type ChangeSeverity } from '../../changes/change.ts';
import { namesOf } from '../../changes/names.ts';
import { renderChangesJson, renderChangesMarkdown, renderChangesText } from '../../changes/render-changes.ts';
import { openHistory } from '../../history/git-history.ts';
import type { History } from '../../history/history.ts';
import { changeLogOf, entriesSince } from '../../history/read-change-log.ts';
import { makePaint } from '../../lint/reporters/paint.ts';
import type { Settings } from '../../playbook/registries.ts';
import { suggestion } from '../../sop/did-you-mean.ts';
import { visible } from '../../sop/visible.ts';
import { readRegistryFiles } from '../../playbook/read-registry-files.ts';
import { cacheFolderFor } from '../cache-folder-for.ts';
import { locateFolder } from '../locate-content.ts';
import type { ExitCode } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { userError } from '../user-error.ts';

export interface ChangesArguments {
  readonly content: string;
  readonly since?: string;
  readonly sop?: string;
  readonly severity?: ChangeSeverity;
  readonly format: 'text' | 'markdown' | 'json' | 'atom';
  /** False to read and compare everything anew and keep nothing. */
  readonly cache?: boolean;
}

/** `sop changes`: what changed in the processes, newest first. History that cannot be read whole is an error, never an empty list. */
export async function runChanges(given: ChangesArguments, terminal: Terminal): Promise<ExitCode> {
  const contentDir = locateFolder(given.content, terminal);
  const cacheFolder = cacheFolderFor(contentDir, given.cache, terminal.env);
  const registries = await parseRegistryFiles(readRegistryFiles(contentDir, terminal.cwd), cacheFolder);
  const history = await openHistory(contentDir, { logCache: openLogCache(cacheFolder) });
  const cache = openComparisonCache(cacheFolder);
  const { state, entries, notices } = await changeLogOf(history, { cache, names: namesOf(registries) });
  cache?.save();
  if (state.kind !== 'full') throw userError('history-unreadable', state.message, state.hint);
  if (entries.length === 0) throw userError('no-procedures', given.content);
  const wanted = await select(entries, given, history, registries.settings.timeZone);
  terminal.write(await render(wanted, given, registries.settings, terminal));
  for (const notice of notices) terminal.writeError(`${visible(notice)}\n`);
  return 0;
}

async function select(entries: readonly ChangeLogEntry[], { since, sop, severity }: ChangesArguments, history: History, timeZone: string | undefined): Promise<readonly ChangeLogEntry[]> {
  const known = new Set(entries.map((entry) => entry.sop.id));
  if (sop !== undefined && !known.has(sop)) throw userError('sop-unknown', sop, suggestion(sop, known));
  const recent = since === undefined ? entries : await entriesSince(history, entries, since, timeZone);
  if (!recent) throw userError('ref-unknown', since ?? '');
  const least = SEVERITIES.indexOf(severity ?? 'editorial');
  return recent
    .filter((entry) => sop === undefined || entry.sop.id === sop)
    .map((entry) => ({ ...entry, changes: entry.changes.filter((change) => SEVERITIES.indexOf(change.severity) <= least) }))
    .filter((entry) => entry.changes.length > 0);
}

async function render(entries: readonly ChangeLogEntry[], { format, since, sop }: ChangesArguments, settings: Settings, terminal: Terminal): Promise<string> {
  const options = { timeZone: settings.timeZone ?? 'UTC', isWhole: sop !== undefined, since };
  switch (format) {
    case 'json':
      return renderChangesJson(entries);
    case 'markdown':
      return renderChangesMarkdown(entries, options);
    case 'atom': {
      const { renderAtom } = await import('../../changes/atom-feed.ts');
      return renderAtom(entries, { title: `${settings.title ?? 'Playbook'}: changes`, siteUrl: settings.siteUrl ?? 'http://localhost:4321/' });
    }
    case 'text':
      return renderChangesText(entries, { ...options, paint: makePaint(terminal.isColour) });
  }
}
