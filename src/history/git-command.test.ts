import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { openGit } from './git-command.ts';
import { openHistory } from './git-history.ts';
import { SIGNATURE, setTraps } from './hostile-repository.ts';
import { makeProgram, makeTemporaryRepository, sopText } from './temporary-repository.ts';

const repository = makeTemporaryRepository();
afterAll(repository.remove);

test('nothing that a hostile repository names as a program is run', async () => {
  const { folder, commit, git } = repository;
  commit('One', { 'a.mdx': sopText('Alpha'), '.gitattributes': '*.mdx diff=evil filter=evil\n' });
  const signed = `tree ${git('write-tree')}\nparent ${git('rev-parse', 'HEAD')}\nauthor Ada <a@example.com> 1 +0000\ncommitter Ada <a@example.com> 1 +0000\n${SIGNATURE}\nSigned\n\nCo-authored-by: Bob <bob@example.com>\n`;
  git('update-ref', 'HEAD', execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], { cwd: folder, input: signed }).toString().trim());
  commit('Two', { 'a.mdx': sopText('Alpha', 9) });
  git('checkout', '-q', '-b', 'topic');
  commit('Three', { 'b.mdx': sopText('Bravo') });
  git('checkout', '-q', 'main');
  git('merge', '-q', '--no-ff', '-m', 'Merge\n\nCo-authored-by: Bob <bob@example.com>', 'topic');
  const traps = setTraps(repository);
  const laid = traps.sprung();
  const history = await openHistory(folder);
  const documents = await history.documents();
  expect(documents.map(({ path: file, versions }) => [file, versions.length])).toEqual([['a.mdx', 2], ['b.mdx', 1]]);
  await history.readBlobs(documents.flatMap(({ versions }) => versions.flatMap(({ blob }) => blob ?? [])));
  await history.filesAt((await history.resolve('HEAD')) ?? '');
  await history.mergeBase('HEAD');
  await history.commitsSince('HEAD~1');
  expect(traps.sprung()).toEqual(laid);
  const unfiltered = ['-c', 'filter.evil.process=', '-c', 'filter.evil.clean='];
  for (const command of [
    ['status'], ['log', 'HEAD'], [...unfiltered, 'diff', 'HEAD~1', 'HEAD'], [...unfiltered, 'diff', '--no-ext-diff', 'HEAD~1', 'HEAD'], ['checkout', '-f', 'topic'], ['fetch', 'origin'],
    ['update-ref', 'refs/heads/x', 'HEAD'],
  ]) spawnSync('git', command, { cwd: folder });
  expect(traps.sprung(), 'commands that are not allowed run some of them').toEqual(expect.arrayContaining(['diff.evil.command', 'diff.evil.textconv', 'ext', 'filter.evil.process', 'gpg.program', 'reference-transaction', 'worktree']));
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
