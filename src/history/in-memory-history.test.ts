import { afterEach, expect, test } from 'vitest';
import { openHistory } from './git-history.ts';
import type { History } from './history.ts';
import { makeInMemoryHistory, type InMemoryCommit } from './in-memory-history.ts';
import { makeTemporaryRepository, sopText } from './temporary-repository.ts';

const repository = makeTemporaryRepository();
afterEach(repository.remove);

const STORY: readonly InMemoryCommit[] = [
  { files: { 'a.mdx': sopText('Alpha'), 'b.mdx': sopText('Bravo'), 'roles.yaml': 'sdr: {}\n' } },
  { files: { 'sales/c.mdx': sopText('Alpha', 9) }, moved: { 'sales/c.mdx': 'a.mdx' } },
  { files: { 'b.mdx': null } },
  { files: { 'b.mdx': sopText('Bravo', 9), 'sales/c.mdx': sopText('Alpha', 10) } },
];

async function tell(history: History): Promise<unknown> {
  const documents = await history.documents();
  const ids = documents.flatMap(({ versions }) => versions.flatMap(({ blob }) => blob ?? []));
  return {
    state: history.state,
    documents: documents.map(({ path, live, versions }) => ({
      path, live, versions: versions.map(({ path: then, blob, previousBlob, previousPath }) => ({ then, blob, previousBlob, previousPath })),
    })),
    texts: [...(await history.readBlobs(ids))].toSorted(),
    files: [...(await history.filesAt((await history.resolve('HEAD')) ?? ''))].toSorted(),
    unknown: [await history.resolve('nope'), await history.commitsSince('nope'), await history.mergeBase('nope')],
  };
}

test('a history in memory tells the same story as git', async () => {
  for (const { files, moved = {} } of STORY) {
    repository.commit('Commit', { ...files, ...Object.fromEntries(Object.values(moved).map((from) => [from, null])) });
  }
  expect(await tell(makeInMemoryHistory(STORY))).toEqual(await tell(await openHistory(repository.folder)));
});
