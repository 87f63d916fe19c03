import type { ChangeLogEntry } from '../changes/change-log.ts';
import type { ChangeLogReading } from '../history/read-change-log.ts';
import type { HistoryNotice } from './view-models.ts';

/** What changed, newest first; with a notice instead where history cannot be read whole. */
export interface SiteHistory {
  readonly entries: readonly ChangeLogEntry[];
  readonly bySop: ReadonlyMap<string, readonly ChangeLogEntry[]>;
  readonly notice: HistoryNotice | undefined;
  /** What was passed over in reading, each in a sentence. */
  readonly passedOver: readonly string[];
}

export function makeSiteHistory({ state, notices, entries }: ChangeLogReading): SiteHistory {
  return {
    entries,
    bySop: Map.groupBy(entries, (entry) => entry.sop.id),
    notice: state.kind === 'full' ? undefined : { message: state.message, hint: state.hint },
    passedOver: notices,
  };
}
