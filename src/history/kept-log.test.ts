import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLogCache } from '../cache/log-cache.ts';
import { openHistory } from './git-history.ts';
import type { KeptLog, LogCache } from './kept-log.ts';
import { makeTemporaryRepository, sopText } from './temporary-repository.ts';

/** A cache in memory that counts what is put into it. */
function memoryCache(): LogCache & { kept: Map<string, KeptLog>; writes: number } {
  const kept = new Map<string, KeptLog>();
  const cache = { kept, writes: 0, find: (state: string) => kept.get(state), keep: (state: string, log: KeptLog) => { cache.writes++; kept.set(state, log); } };
  return cache;
}

async function read(folder: string, logCache?: LogCache) {
  const history = await openHistory(folder, { logCache });
  return { documents: await history.documents(), state: history.state, notices: history.notices };
}

test('what is read beyond a kept log is what is read without one, whatever happened in between', async () => {
  const { folder, commit, write, git, remove } = makeTemporaryRepository();
  onTestFinished(remove);
  const content = path.join(folder, 'content');
  const side = (name: string, subject: string, files: Readonly<Record<string, string | null>>, author: string) => {
    git('checkout', '-q', '-b', name);
    commit(subject, files, author);
    git('checkout', '-q', 'main');
  };
  const steps: readonly (() => unknown)[] = [
    () => commit('Add', { 'content/a.mdx': sopText('Alpha'), 'content/b.mdx': sopText('Bravo'), 'README.md': 'x' }),
    () => commit('Edit', { 'content/a.mdx': sopText('Alpha', 9) }, 'Bob Builder <bob@example.com>'),
    () => commit('Nothing here\n\nCo-authored-by: Cy Coder <cy@example.com>', { 'code.js': '1' }),
    () => side('early', 'Aside', { 'content/b.mdx': sopText('Bravo', 9) }, 'Sid Sider <sid@example.com>'),
    () => commit('Beside', { 'content/a.mdx': null, 'content/sub/c.mdx': sopText('Alpha', 9) }),
    () => git('merge', '-q', '--no-ff', '-m', 'Merge pull request #7 from x/early', 'early'),
    () => side('late', 'Aside again', { 'content/b.mdx': sopText('Bravo', 10) }, 'Lea Later <lea@example.com>'),
    () => git('merge', '-q', '--no-ff', '-m', 'Merge late', 'late'),
    () => write({ '.mailmap': 'Robert Builder <bob@example.com>\n' }),
    () => commit('Keep names', { '.git-blame-ignore-revs': `${git('rev-parse', 'HEAD')}\n` }),
    () => git('commit', '-q', '--amend', '--allow-empty', '-m', 'Keep the names'),
    () => git('checkout', '-q', 'HEAD~2'),
    () => git('checkout', '-q', 'main'),
    () => git('checkout', '-q', '--orphan', 'anew'),
    () => commit('Start anew', {}),
    () => git('checkout', '-q', 'early'),
    () => git('merge', '-q', '--no-edit', 'main'),
  ];
  const cache = memoryCache();
  for (const [index, step] of steps.entries()) {
    step();
    const fresh = await read(content);
    expect([index, await read(content, cache)]).toEqual([index, fresh]);
    const { writes } = cache;
    expect([index, await read(content, cache)]).toEqual([index, fresh]);
    expect([index, cache.writes]).toEqual([index, writes]);
  }
});

test('git is asked only for what came after the kept log', async () => {
  const { folder, commit, remove } = makeTemporaryRepository();
  onTestFinished(remove);
  commit('One', { 'a.mdx': sopText('Alpha') });
  const cache = memoryCache();
  await read(folder, cache);
  for (const [state, log] of cache.kept) cache.kept.set(state, { ...log, mainline: log.mainline.replace('One', 'Kept') });
  commit('Two', { 'a.mdx': sopText('Alpha', 9) });
  const { documents } = await read(folder, cache);
  expect(documents[0]?.versions.map((version) => version.commit.subject)).toEqual(['Two', 'Kept']);
});

test('nothing is kept where configuration names another mailmap', async () => {
  const { folder, commit, git, remove } = makeTemporaryRepository();
  onTestFinished(remove);
  commit('One', { 'a.mdx': sopText('Alpha') });
  git('config', 'mailmap.file', path.join(folder, 'names'));
  const cache = memoryCache();
  await read(folder, cache);
  expect(cache.writes).toBe(0);
});

test('a log on disk is found again, and one that was damaged, or kept by other code, is not', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'log-cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const log: KeptLog = { head: 'a'.repeat(40), renames: 'similar', mainline: '\x1enaïve 日本\0\n', graph: `${'a'.repeat(40)}\n`, side: '' };
  openLogCache(folder, 'one')?.keep('state', log);
  const found = () => openLogCache(folder, 'one')?.find('state');
  expect([found(), openLogCache(folder, 'two')?.find('state'), openLogCache(folder, 'one')?.find('other'), openLogCache(undefined)]).toEqual([log, undefined, undefined, undefined]);
  const [name = ''] = readdirSync(folder);
  const text = readFileSync(path.join(folder, name), 'utf8');
  for (const damaged of [text.slice(0, -3), text.replace('naïve', 'knave'), '', 'x\n']) {
    writeFileSync(path.join(folder, name), damaged);
    expect(found()).toBeUndefined();
  }
});
