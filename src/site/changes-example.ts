import type { ChangeLogEntry } from '../changes/change-log.ts';
import { makeInMemoryHistory, type InMemoryCommit } from '../history/in-memory-history.ts';
import { changeLogOf } from '../history/read-change-log.ts';
import { exampleSite, type ExampleOptions } from './example-site.ts';
import type { Site } from './site.ts';

/** For tests: the change log of commits, oldest first, each told by the files that it left behind. The first has the hash 1000…, the next 2000…. */
export async function exampleEntries(commits: readonly InMemoryCommit[]): Promise<ChangeLogEntry[]> {
  const { entries } = await changeLogOf(makeInMemoryHistory(commits));
  return entries.map((entry) => ({ ...entry, commit: { ...entry.commit, hash: [...entry.commit.hash].toReversed().join('') } }));
}

/** A site that shows what the commits left behind, with their change log. */
export async function siteOfCommits(commits: readonly InMemoryCommit[], options: ExampleOptions = {}): Promise<Site> {
  const files = new Map<string, string>();
  for (const commit of commits) {
    for (const [path, text] of Object.entries(commit.files)) {
      if (text === null) files.delete(path);
      else files.set(path, text);
    }
  }
  return exampleSite(Object.fromEntries(files), { ...options, entries: await exampleEntries(commits) });
}
