import { buildChangeLog, type ChangeLogEntry, type ChangeLogSource } from '../changes/change-log.ts';
import { openHistory, type OpenOptions } from './git-history.ts';
import type { HistoryState } from './history-state.ts';
import type { History } from './history.ts';

/** The change log of a content folder, with what stood against reading it. */
export interface ChangeLogReading {
  /** Unless it is `full`, there are no entries, and it says why. */
  readonly state: HistoryState;
  readonly notices: readonly string[];
  /** Newest first. */
  readonly entries: readonly ChangeLogEntry[];
}

export type ChangeLogOptions = Pick<ChangeLogSource, 'cache' | 'names'>;

/** Reads the change log of a content folder from git. */
export async function readChangeLog(contentDir: string, { cache, names, ...options }: ChangeLogOptions & OpenOptions = {}): Promise<ChangeLogReading> {
  return changeLogOf(await openHistory(contentDir, options), { cache, names });
}

/** The change log of a history that is open already. */
export async function changeLogOf(history: History, { cache, names }: ChangeLogOptions = {}): Promise<ChangeLogReading> {
  const documents = await history.documents();
  const ids = documents.flatMap(({ versions }) => versions.flatMap(({ blob, previousBlob }) => [blob, previousBlob])).filter((id) => id !== undefined);
  const texts = await history.readBlobs(ids);
  const entries = buildChangeLog({ documents, texts, cache, names });
  return { state: history.state, notices: history.notices, entries };
}

/** The entries that landed since an ISO date, or after a reference; undefined when it is neither, as `2026-13-99`. */
export async function entriesSince(history: History, entries: readonly ChangeLogEntry[], since: string): Promise<readonly ChangeLogEntry[] | undefined> {
  if (/^\d{4}-\d{2}-\d{2}$/.test(since)) return isDay(since) ? entries.filter(({ commit }) => commit.date.slice(0, 10) >= since) : undefined;
  const commits = await history.commitsSince(since);
  return commits && entries.filter(({ commit }) => commits.has(commit.hash));
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
