import { openComparisonCache } from '../cache/comparison-cache.ts';
import { openLogCache } from '../cache/log-cache.ts';
import { openHistory } from '../history/git-history.ts';
import type { HistoryState } from '../history/history-state.ts';
import type { SopHistoryFacts } from '../lint/rule.ts';
import type { Registries } from '../playbook/playbook.ts';

export interface HistoryFacts {
  readonly state: HistoryState;
  /** By SOP id; undefined where history cannot be read whole. */
  readonly historyOf: ((sopId: string) => SopHistoryFacts) | undefined;
}

/**
 * What git tells of every SOP of a content folder beyond its text.
 *
 * @param cacheFolder where git's log and comparisons of versions are kept between runs; undefined to keep none.
 */
export async function readHistoryFacts(contentDir: string, registries: Registries, cacheFolder: string | undefined): Promise<HistoryFacts> {
  const history = await openHistory(contentDir, { logCache: openLogCache(cacheFolder) });
  if (history.state.kind !== 'full') return { state: history.state, historyOf: undefined };
  // Comparing versions brings parsers along, which a run without a whole history does without.
  const [{ changeLogOf }, { namesOf }, { unloggedChanges }] = await Promise.all([import('../history/read-change-log.ts'), import('../changes/names.ts'), import('../changes/unlogged-changes.ts')]);
  const cache = openComparisonCache(cacheFolder);
  const { state, entries } = await changeLogOf(history, { cache, names: namesOf(registries) });
  cache?.save();
  if (state.kind !== 'full') return { state, historyOf: undefined };
  const bySop = Map.groupBy(entries, (entry) => entry.sop.id);
  return { state, historyOf: (sopId) => ({ unloggedChanges: unloggedChanges(bySop.get(sopId) ?? [], sopId, registries.settings.timeZone) }) };
}
