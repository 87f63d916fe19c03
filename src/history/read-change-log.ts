import { setImmediate as nextTurn } from 'node:timers/promises';
import { entriesOf, openLives, type ChangeLogEntry, type ChangeLogOptions } from '../changes/change-log.ts';
import { dayIn } from '../changes/day-in.ts';
import { IDS_AS_NAMES } from '../changes/names.ts';
import { blobsOf, type SopLife } from '../changes/sop-life.ts';
import { inBatches } from '../sop/in-batches.ts';
import { explainFailure } from './find-repository.ts';
import { GitFailure } from './git-command.ts';
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

/** Reads the change log of a content folder from git. */
export async function readChangeLog(contentDir: string, { cache, names, ...options }: ChangeLogOptions & OpenOptions = {}): Promise<ChangeLogReading> {
  return changeLogOf(await openHistory(contentDir, options), { cache, names });
}

/** Texts held in memory at once: some 20 MB. Git is started twice for each lot. */
const TEXTS_AT_ONCE = 3000;
/** Fewer take more time, and more take more memory. */
const LIVES_AT_ONCE = 16;

/** The change log of a history that is open already. Where the cache tells all of it, no text is read and no parser is loaded. */
export async function changeLogOf(history: History, { cache, names = IDS_AS_NAMES }: ChangeLogOptions = {}): Promise<ChangeLogReading> {
  const lives = openLives(await history.documents(), { cache, names });
  try {
    await tellRest(lives.filter(({ open }) => open.length > 0), history, { cache, names });
  } catch (cause) {
    if (!(cause instanceof GitFailure)) throw cause;
    return { state: explainFailure(cause), notices: history.notices, entries: [] };
  }
  return { state: history.state, notices: history.notices, entries: entriesOf(lives) };
}

async function tellRest(lives: readonly SopLife[], history: History, { cache, names }: Required<Pick<ChangeLogOptions, 'names'>> & Pick<ChangeLogOptions, 'cache'>): Promise<void> {
  for (const some of bySize(lives, (life) => blobsOf(life).length, TEXTS_AT_ONCE)) {
    const { tellLife } = await import('../changes/tell-life.ts');
    const texts = await history.readBlobs(some.flatMap(blobsOf));
    for (const few of inBatches(some, LIVES_AT_ONCE)) {
      for (const life of few) tellLife(life, texts, { cache, names });
      await nextTurn(); // The native parser's memory is given back between turns of the event loop, and only there.
    }
  }
}

/** Lists, in order, each of which ends with the item that fills it. */
function* bySize<Item>(items: readonly Item[], sizeOf: (item: Item) => number, most: number): Generator<Item[]> {
  let batch: Item[] = [];
  let size = 0;
  for (const item of items) {
    batch.push(item);
    size += sizeOf(item);
    if (size < most) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

/** The entries that landed since an ISO date as days are in a time zone, or after a reference; undefined when it is neither, as `2026-13-99`. */
export async function entriesSince(history: History, entries: readonly ChangeLogEntry[], since: string, timeZone = 'UTC'): Promise<readonly ChangeLogEntry[] | undefined> {
  if (/^\d{4}-\d{2}-\d{2}$/.test(since)) return isDay(since) ? entries.filter(({ commit }) => dayIn(commit.date, timeZone) >= since) : undefined;
  const commits = await history.commitsSince(since);
  return commits && entries.filter(({ commit }) => commits.has(commit.hash));
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
