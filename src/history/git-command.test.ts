import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openHistory } from './git-history.ts';
import { makeProgram, makeTemporaryRepository, sopText } from './temporary-repository.ts';

const repository = makeTemporaryRepository();
afterAll(repository.remove);

test('nothing that a hostile configuration names is run', async () => {
  const { folder, commit, git } = repository;
  commit('One', { 'a.mdx': sopText('Alpha'), '.gitattributes': '*.mdx diff=evil filter=evil\n' });
  commit('Two', { 'a.mdx': sopText('Alpha', 9) });
  const marker = path.join(folder, 'ran');
  const program = path.join(makeProgram(folder, 'evil', `echo "$0" >> '${marker}'; cat`), 'evil');
  for (const key of [
    'core.fsmonitor', 'core.pager', 'pager.log', 'diff.external', 'diff.evil.command', 'diff.evil.textconv', 'filter.evil.clean', 'filter.evil.smudge', 'gpg.program',
    'core.sshCommand', 'alias.log', 'core.editor', 'core.askPass', 'credential.helper',
  ]) git('config', key, key.startsWith('alias') ? `!${program}` : program);
  git('config', 'log.showSignature', 'true');
  git('config', 'diff.relative', 'true');
  git('config', 'diff.noprefix', 'true');
  git('config', 'log.follow', 'true');
  const history = await openHistory(folder);
  const documents = await history.documents();
  expect(documents.map(({ path: file, versions }) => [file, versions.length])).toEqual([['a.mdx', 2]]);
  await history.readBlobs(documents.flatMap(({ versions }) => versions.flatMap(({ blob }) => blob ?? [])));
  await history.filesAt((await history.resolve('HEAD')) ?? '');
  await history.mergeBase('HEAD');
  await history.commitsSince('HEAD~1');
  expect(existsSync(marker)).toBe(false);
  git('diff', 'HEAD~1', 'HEAD');
  expect(existsSync(marker), 'a command that is not allowed would have run it').toBe(true);
});
