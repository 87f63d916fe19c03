import { unloggedChanges } from '../changes/unlogged-changes.ts';
import type { HistoryState } from '../history/history-state.ts';
import { readChangeLog } from '../history/read-change-log.ts';
import type { SopHistoryFacts } from '../lint/rule.ts';

export interface HistoryFacts {
  readonly state: HistoryState;
  /** By SOP id; undefined where history cannot be read whole. */
  readonly historyOf: ((sopId: string) => SopHistoryFacts) | undefined;
}

/** What git tells of every SOP of a content folder beyond its text. */
export async function readHistoryFacts(contentDir: string): Promise<HistoryFacts> {
  const { state, entries } = await readChangeLog(contentDir);
  if (state.kind !== 'full') return { state, historyOf: undefined };
  const bySop = Map.groupBy(entries, (entry) => entry.sop.id);
  return { state, historyOf: (sopId) => ({ unloggedChanges: unloggedChanges(bySop.get(sopId) ?? [], sopId) }) };
}
