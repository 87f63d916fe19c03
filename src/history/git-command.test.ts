import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { openGit } from './git-command.ts';
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

test('a missing object of a partial clone is not fetched, even by a git that knows no GIT_NO_LAZY_FETCH', async () => {
  const { folder, commit, git, remove } = makeTemporaryRepository();
  onTestFinished(remove);
  commit('One', { 'a.mdx': sopText('Alpha') });
  commit('Two', { 'a.mdx': null, 'b.mdx': sopText('Alpha', 9) });
  const blob = git('rev-parse', 'HEAD~1:a.mdx');
  rmSync(path.join(folder, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
  const marker = path.join(folder, 'ran');
  git('config', 'core.repositoryFormatVersion', '1');
  git('config', 'extensions.partialClone', 'origin');
  git('config', 'remote.origin.url', `ext::touch ${marker}`);
  git('config', 'protocol.ext.allow', 'always');
  const old = makeProgram(path.join(folder, '.git'), 'git', `unset GIT_NO_LAZY_FETCH; PATH="${process.env['PATH']}" exec git "$@"`);
  const environment = { HOME: folder, PATH: `${old}:${process.env['PATH']}` };
  const history = await openHistory(folder, { environment });
  const documents = await history.documents();
  expect(documents.map(({ path: file, live, versions }) => [file, live, versions.length])).toEqual([['a.mdx', false, 2], ['b.mdx', true, 1]]);
  const texts = await history.readBlobs([blob, ...documents.flatMap(({ versions }) => versions.flatMap((version) => version.blob ?? []))]);
  expect([...texts.values()]).toEqual([sopText('Alpha', 9)]);
  expect(history.notices).toEqual([
    expect.stringMatching(/^This clone leaves out old contents/), '1 older text is missing from this clone: what changed in it is not shown',
  ]);
  const run = openGit(folder, environment);
  await Promise.allSettled([
    run.catFile(['--batch'], `${blob}\n`), run.textOf(['cat-file', '--batch'], `${blob}\n`), run.text(['cat-file', '-p', blob]), run.text(['log', '-p', '--no-renames', 'HEAD']),
  ]);
  expect(existsSync(marker)).toBe(false);
  expect(() => execFileSync(path.join(old, 'git'), ['cat-file', '-p', blob], { cwd: folder, stdio: 'ignore' })).toThrow();
  expect(existsSync(marker), 'a git that may use the protocol would have run it').toBe(true);
});

test('what a user has set does not change what is read', async () => {
  const { folder, commit, git, remove } = makeTemporaryRepository();
  onTestFinished(remove);
  commit('One\n\nCo-authored-by: Bob Builder <bob@example.com>', { 'content/a.mdx': sopText('Alpha'), 'content/naïve.mdx': sopText('Bravo') });
  commit('Two', { 'content/a.mdx': null, 'content/c.mdx': sopText('Alpha', 9) });
  git('checkout', '-q', '-b', 'topic');
  commit('Three', { 'content/c.mdx': sopText('Alpha', 10) });
  git('checkout', '-q', 'main');
  git('merge', '-q', '--no-ff', '-m', 'Merge', 'topic');
  const content = path.join(folder, 'content');
  const read = async () => {
    const history = await openHistory(content);
    const documents = await history.documents();
    return { state: history.state, notices: history.notices, documents, files: await history.filesAt('HEAD'), since: await history.commitsSince('HEAD~1') };
  };
  const plain = await read();
  expect(plain.documents.map(({ versions }) => versions.length)).toEqual([3, 1]);
  expect(plain.documents[1]?.versions[0]?.commit.authors).toEqual(['Ada Author', 'Bob Builder']);
  const settings = {
    'color.ui': 'always', 'core.abbrev': '5', 'core.bigFileThreshold': '1', 'core.commentChar': 'C', 'core.ignoreCase': 'true', 'core.quotePath': 'true', 'diff.colorMoved': 'zebra',
    'diff.ignoreSubmodules': 'all', 'diff.mnemonicPrefix': 'true', 'diff.noprefix': 'true', 'diff.orderFile': '/nowhere/order', 'diff.relative': 'true', 'diff.renameLimit': '1',
    'diff.renames': 'false', 'diff.submodule': 'log', 'format.pretty': 'oneline', 'i18n.commitEncoding': 'latin1', 'i18n.logOutputEncoding': 'latin1', 'log.abbrevCommit': 'true',
    'log.date': 'nonsense', 'log.decorate': 'full', 'log.diffMerges': 'off', 'log.follow': 'true', 'log.graphColors': 'red', 'log.mailmap': 'false', 'log.showRoot': 'false',
    'log.showSignature': 'true', 'notes.displayRef': '*', 'trailer.separators': '=',
  };
  for (const [key, value] of Object.entries(settings)) git('config', key, value);
  expect(await read()).toEqual(plain);
});
