import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findRepository } from './find-repository.ts';
import { GitFailure } from './git-command.ts';
import { openHistory } from './git-history.ts';
import type { History } from './history.ts';
import { makeProgram, makeTemporaryFolder, sopText } from './temporary-repository.ts';
import { makeTestRepository } from './test-repository.ts';

describe('states', () => {
  const kindOf = async (history: History) => {
    expect(await history.documents()).toEqual([]);
    return history.state.kind;
  };

  test('a shallow clone gives no documents, and says how to mend it', async () => {
    const { folder, commit } = makeTestRepository();
    commit('One', { 'a.mdx': sopText('Alpha') });
    commit('Two', { 'a.mdx': sopText('Alpha', 9) });
    const clone = makeTestRepository();
    clone.git('clone', '-q', '--depth', '1', `file://${folder}`, 'clone');
    const history = await openHistory(path.join(clone.folder, 'clone'));
    expect(await kindOf(history)).toBe('shallow');
    expect(history.state).toMatchObject({ hint: expect.stringMatching(/git fetch --unshallow .*fetch-depth: 0/) });
    expect([...(await history.filesAt('HEAD')).keys()]).toEqual(['a.mdx']);
    expect(await history.mergeBase('HEAD')).toBeUndefined();
  });

  test('a clone without old contents still gives dates, and names what is missing', async () => {
    const { folder, commit, git } = makeTestRepository();
    git('config', 'uploadpack.allowFilter', 'true');
    commit('One', { 'a.mdx': sopText('Alpha') });
    commit('Move', { 'a.mdx': null, 'b.mdx': sopText('Alpha') });
    commit('Edit', { 'b.mdx': sopText('Alpha', 9) });
    const clone = makeTestRepository();
    clone.git('clone', '-q', '--filter=blob:none', `file://${folder}`, 'clone');
    const history = await openHistory(path.join(clone.folder, 'clone'));
    const documents = await history.documents();
    expect(documents.map(({ versions }) => versions.map(({ commit: { subject } }) => subject))).toEqual([['Edit', 'Move', 'One']]);
    const texts = await history.readBlobs(documents.flatMap(({ versions }) => versions.flatMap(({ blob }) => blob ?? [])));
    expect([...texts.values()]).toEqual([sopText('Alpha', 9)]);
    expect(history.notices).toEqual([
      expect.stringMatching(/^This clone leaves out old contents/), '1 older text is missing from this clone: what changed in it is not shown',
    ]);
  });

  test('no repository, no commits, no git, an old git and a foreign owner are told apart', async () => {
    const { folder, commit } = makeTestRepository();
    const empty = makeTestRepository();
    commit('One', { 'a.mdx': sopText('Alpha') });
    const outside = makeTemporaryFolder();
    onTestFinished(() => rmSync(outside, { recursive: true }));
    const old = makeProgram(path.join(outside, 'old'), 'git', 'echo git version 2.25.1');
    const foreign = makeProgram(path.join(outside, 'foreign'), 'git', `GIT_TEST_ASSUME_DIFFERENT_OWNER=1 PATH="${process.env['PATH']}" exec git "$@"`);
    const broken = makeProgram(path.join(outside, 'broken'), 'git', 'case "$*" in *--version) echo git version 2.45.0;; *) echo "fatal: bad object HEAD" >&2; exit 128;; esac');
    const environment = { HOME: outside, GIT_DIR: '/nowhere' };
    const at = async (directory: string, PATH = process.env['PATH']) => kindOf(await openHistory(directory, { environment: { ...environment, PATH } }));
    expect({
      outside: await at(outside), empty: await at(empty.folder), inside: await at(path.join(folder, '.git')), without: await at(folder, '/nowhere'),
      old: await at(folder, old), foreign: await at(folder, foreign), broken: await at(folder, broken),
    }).toEqual({
      outside: 'no-repository', empty: 'no-commits', inside: 'bare-repository', without: 'no-git', old: 'old-git', foreign: 'dubious-ownership', broken: 'failed',
    });
    const { state } = await openHistory(folder, { environment: { ...environment, PATH: foreign } });
    expect(state).toMatchObject({ hint: `If you trust what is in it, run: git config --global --add safe.directory ${folder}` });
  });

  test.each([
    ['git version 2.30.9', true], ['git version 1.99.0.rc1', true], ['git version 2.9', true], ['nonsense', true],
    ['git version 2.31.0', false], ['git version 2.39.3 (Apple Git-146)', false], ['git version 2.47.1.windows.1', false], ['git version 3.0.0-rc0', false],
  ])('%s is too old: %j', async (version, isOld) => {
    const never = () => Promise.reject(new GitFailure('not a git repository'));
    const git = { text: (args: readonly string[]) => (args[0] === '--version' ? Promise.resolve(`${version}\n`) : never()), textOf: never, catFile: never };
    expect((await findRepository(git, '/')).state.kind).toBe(isOld ? 'old-git' : 'no-repository');
  });

  test('a damaged repository ends in a state, not in an empty history', async () => {
    const { folder, commit, git } = makeTestRepository();
    commit('One', { 'a.mdx': sopText('Alpha') });
    commit('Two', { 'a.mdx': sopText('Alpha', 9) });
    const tree = git('rev-parse', 'HEAD~1^{tree}');
    rmSync(path.join(folder, '.git', 'objects', tree.slice(0, 2), tree.slice(2)));
    const history = await openHistory(folder);
    expect(await kindOf(history)).toBe('failed');
  });

  test('a log that does not lead to the documents of the commit ends in a state', async () => {
    const { folder, commit } = makeTestRepository();
    commit('One', { 'a.mdx': sopText('Alpha') });
    const other = commit('Two', { 'b.mdx': sopText('Bravo') });
    const head = commit('Three', { 'c.mdx': sopText('Charlie') });
    const bin = makeProgram(path.join(folder, '.git'), 'git', `export PATH="${process.env['PATH']}"; for a do shift; [ "$log" ] && [ "$a" = ${head} ] && a=${other}; [ "$a" = log ] && log=1; set -- "$@" "$a"; done; exec git "$@"`);
    const history = await openHistory(folder, { environment: { HOME: folder, PATH: `${bin}:${process.env['PATH']}` } });
    expect(await kindOf(history)).toBe('failed');
    expect(history.state).toMatchObject({ message: `Unexpected failure of git, expected its history: its log does not lead to the documents of ${head}` });
  });

  test('a git that cannot tell moves for another reason is not taken for missing contents', async () => {
    const { folder, commit } = makeTestRepository();
    commit('One', { 'a.mdx': sopText('Alpha') });
    const bin = makeProgram(path.join(folder, '.git'), 'git', `case "$*" in *" log "*) echo "fatal: out of order" >&2; exit 128;; esac; PATH="${process.env['PATH']}" exec git "$@"`);
    const history = await openHistory(folder, { environment: { HOME: folder, PATH: `${bin}:${process.env['PATH']}` } });
    expect(await kindOf(history)).toBe('failed');
    expect(history.notices).toEqual([]);
    expect(history.state).toMatchObject({ message: expect.stringMatching(/out of order$/) });
  });
});
