import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { blobId } from './blob-id.ts';
import { openHistory } from './git-history.ts';
import type { DocumentHistory } from './history.ts';
import { sopText } from './temporary-repository.ts';
import { makeTestRepository } from './test-repository.ts';

async function documentsOf(folder: string): Promise<readonly DocumentHistory[]> {
  const history = await openHistory(folder);
  expect(history.state).toEqual({ kind: 'full' });
  return history.documents();
}

/** `path: subject < subject`, newest first; `gone` after one that is no longer there. */
function summarise(documents: readonly DocumentHistory[]): string[] {
  return documents.map(({ path: file, live, versions }) => `${file}${live ? '' : ' gone'}: ${versions.map(({ commit }) => commit.subject).join(' < ')}`);
}

describe('documents', () => {
  test('a document keeps its history across names, folders and a swap of names', async () => {
    const { folder, commit } = makeTestRepository();
    commit('Add two', { 'content/sops/a.mdx': sopText('Alpha'), 'content/sops/b.mdx': sopText('Bravo route') });
    commit('Rename a', { 'content/sops/a.mdx': null, 'content/sops/sales/c.mdx': sopText('Alpha') });
    commit('Edit c', { 'content/sops/sales/c.mdx': sopText('Alpha', 9) });
    commit('Swap', { 'content/sops/b.mdx': sopText('Alpha', 9), 'content/sops/sales/c.mdx': sopText('Bravo route') });
    const documents = await documentsOf(path.join(folder, 'content'));
    // Git sees a swap within two kept names as two edits; the documents are those names.
    expect(summarise(documents)).toEqual(['sops/b.mdx: Swap < Add two', 'sops/sales/c.mdx: Swap < Edit c < Rename a < Add two']);
    expect(documents[1]?.versions.map(({ path: file, previousPath }) => [previousPath, file])).toEqual([
      ['sops/sales/c.mdx', 'sops/sales/c.mdx'], ['sops/sales/c.mdx', 'sops/sales/c.mdx'], ['sops/a.mdx', 'sops/sales/c.mdx'], [undefined, 'sops/a.mdx'],
    ]);
  });

  test('a new document under an old name has no part in the old one', async () => {
    const { folder, commit } = makeTestRepository();
    commit('Add', { 'a.mdx': sopText('Alpha') });
    commit('Move', { 'a.mdx': null, 'b.mdx': sopText('Alpha') });
    commit('Add another', { 'a.mdx': sopText('Quite another thing', 3) });
    expect(summarise(await documentsOf(folder))).toEqual(['a.mdx: Add another', 'b.mdx: Move < Add']);
  });

  test('a document that is deleted, or leaves the folder, is gone; one that comes back goes on', async () => {
    const { folder, commit } = makeTestRepository();
    commit('Add', { 'content/a.mdx': sopText('Alpha'), 'content/b.mdx': sopText('Bravo'), 'content/c.mdx': sopText('Charlie') });
    commit('Delete', { 'content/a.mdx': null, 'content/c.mdx': null });
    commit('Archive', { 'content/b.mdx': null, 'archive/b.mdx': sopText('Bravo') });
    commit('Restore', { 'content/c.mdx': sopText('Charlie') });
    const documents = await documentsOf(path.join(folder, 'content'));
    expect(summarise(documents)).toEqual(['a.mdx gone: Delete < Add', 'b.mdx gone: Archive < Add', 'c.mdx: Restore < Delete < Add']);
    expect(documents[1]?.versions[0]).toMatchObject({ path: 'b.mdx', blob: undefined, previousPath: 'b.mdx' });
  });

  test('a document that was plain Markdown elsewhere keeps that life', async () => {
    const { folder, commit } = makeTestRepository();
    commit('Write', { 'docs/a.md': sopText('Alpha') });
    commit('Import', { 'docs/a.md': null, 'content/a.mdx': sopText('Alpha') });
    const [document] = await documentsOf(path.join(folder, 'content'));
    expect(document?.versions.map(({ path: file }) => file)).toEqual(['a.mdx', '../docs/a.md']);
  });

  test('a merge is one version, written by those whose commits it brought in', async () => {
    const { folder, commit, git } = makeTestRepository();
    commit('Add', { 'a.mdx': sopText('Alpha'), 'b.mdx': sopText('Bravo') });
    git('checkout', '-q', '-b', 'topic');
    commit('First try', { 'a.mdx': sopText('Alpha', 9) }, 'Bea Branch <bea@example.com>');
    commit('Second try', { 'a.mdx': sopText('Alpha', 10) }, 'Dan Deputy <dan@example.com>');
    commit('Other file', { 'b.mdx': sopText('Bravo', 9) }, 'Eve Else <eve@example.com>');
    git('checkout', '-q', 'main');
    commit('On main', { 'README.md': 'Read me' });
    git('merge', '-q', '--no-ff', '-m', 'Merge pull request #17 from acme/topic', 'topic');
    const documents = await documentsOf(folder);
    expect(summarise(documents)).toEqual(['a.mdx: Merge pull request #17 from acme/topic < Add', 'b.mdx: Merge pull request #17 from acme/topic < Add']);
    expect(documents.map(({ versions }) => versions[0]?.commit.authors)).toEqual([['Bea Branch', 'Dan Deputy'], ['Eve Else']]);
    expect(documents[0]?.versions[0]?.commit).toMatchObject({ pullRequest: 17, filesTouched: 2, isBot: false });
  });

  test('co-authors count, and the mailmap names everyone', async () => {
    const { folder, commit } = makeTestRepository();
    commit('Add the mailmap', { '.mailmap': 'Ada Lovelace <ada@example.com>\nBob Builder <bob@example.com> <bob@old.example>\n' });
    commit('Add a thing (#42)\n\nWhy it is so.\n\nCo-authored-by: bobby <bob@old.example>\nCo-authored-by: nonsense', { 'a.mdx': sopText('Alpha') });
    const [document] = await documentsOf(folder);
    expect(document?.versions[0]?.commit).toMatchObject({ authors: ['Ada Lovelace', 'Bob Builder'], subject: 'Add a thing (#42)', pullRequest: 42 });
  });

  test('a change lands at the committer date, in UTC', async () => {
    const { folder, commit } = makeTestRepository();
    commit('Add', { 'a.mdx': sopText('Alpha') });
    const [document] = await documentsOf(folder);
    expect(document?.versions[0]?.commit.date).toBe('2026-01-01T08:00:00Z');
  });

  test('commits of bots, and those to be ignored, are marked', async () => {
    const { folder, commit } = makeTestRepository();
    const reformat = commit('Reformat', { 'a.mdx': sopText('Alpha') });
    commit('Bump', { 'a.mdx': sopText('Alpha', 9), '.git-blame-ignore-revs': `# formatting\n${reformat}\n` }, 'dependabot[bot] <support@example.com>');
    const [document] = await documentsOf(folder);
    expect(document?.versions.map(({ commit: { isBot, isIgnored } }) => ({ isBot, isIgnored }))).toEqual([
      { isBot: true, isIgnored: false }, { isBot: false, isIgnored: true },
    ]);
  });

  test('odd names of files and folders are read as they are', async () => {
    const { folder, commit } = makeTestRepository();
    const names = ['-dash.mdx', 'a b.mdx', 'naïve “quotes”.mdx', 'new\nline.mdx', 'tab\t.mdx', '日本.mdx', ':(top)x.mdx', '[a]*.mdx', 'UPPER.MDX'];
    commit('Add', Object.fromEntries(names.map((name, index) => [`-con [tent]*/${name}`, sopText(`Title ${index}`, index + 2)])));
    const root = path.join(folder, '-con [tent]*');
    const documents = await documentsOf(root);
    expect(documents.map((document) => document.path)).toEqual(names.toSorted());
    const files = await (await openHistory(root)).filesAt('HEAD');
    expect([...files.keys()].toSorted()).toEqual(names.toSorted());
  });

  test('a name that is not UTF-8 is named and left out', async () => {
    const { folder, commit, git } = makeTestRepository();
    commit('Add', { 'a.mdx': sopText('Alpha') });
    const blob = git('rev-parse', 'HEAD:a.mdx');
    git('update-index', '--add', '--cacheinfo', `100644,${blob},b.mdx`);
    const tree = git('write-tree');
    const listing = execFileSync('git', ['ls-tree', '-z', tree], { cwd: folder });
    const odd = Buffer.from(listing.toString('latin1').replace('b.mdx', 'caf\u00e9.mdx'), 'latin1');
    const oddTree = execFileSync('git', ['mktree', '-z'], { cwd: folder, input: odd }).toString().trim();
    git('update-ref', 'refs/heads/main', git('commit-tree', oddTree, '-p', 'HEAD', '-m', 'Odd'));
    const history = await openHistory(folder);
    expect(summarise(await history.documents())).toEqual(['a.mdx: Add']);
    expect(history.notices).toEqual(['caf\uFFFD.mdx has a name that is not UTF-8: its history is not read']);
  });

  test('links and submodules are named in the order asked for and left out', async () => {
    const { folder, commit, git } = makeTestRepository();
    const first = commit('Add', { 'a.mdx': sopText('Alpha') });
    symlinkSync('a.mdx', path.join(folder, 'b.mdx'));
    git('update-index', '--add', '--cacheinfo', `160000,${first},vendor`);
    mkdirSync(path.join(folder, 'vendor'));
    git('add', 'b.mdx');
    git('commit', '-q', '-m', 'Link');
    const history = await openHistory(folder);
    expect(summarise(await history.documents())).toEqual(['a.mdx: Add']);
    expect(history.notices).toEqual(['b.mdx is a symbolic link: its history is not read', 'vendor is a submodule: what is in it is not read']);
  });

  test('a folder reached through a link is the folder itself', async () => {
    const { folder, commit } = makeTestRepository();
    commit('Add', { 'content/a.mdx': sopText('Alpha') });
    symlinkSync(path.join(folder, 'content'), path.join(folder, 'linked'));
    expect(summarise(await documentsOf(path.join(folder, 'linked')))).toEqual(['a.mdx: Add']);
  });

  test('a repository of SHA-256 ids reads alike', async () => {
    const { folder, commit } = makeTestRepository('--object-format=sha256');
    commit('Add', { 'a.mdx': sopText('Alpha') });
    const history = await openHistory(folder);
    const [document] = await history.documents();
    const blob = document?.versions[0]?.blob ?? '';
    expect(blob).toBe(history.workingTreeBlobId(Buffer.from(sopText('Alpha'))));
    expect((await history.readBlobs([blob])).get(blob)).toBe(sopText('Alpha'));
  });
});

describe('blobs', () => {
  test('binary, large and missing blobs and LFS pointers are named in the order asked for and left out', async () => {
    const { folder, commit } = makeTestRepository();
    const lfs = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n';
    const texts = { 'big.mdx': 'x'.repeat(1_000_001), 'binary.mdx': 'a\0b', 'empty.mdx': '', 'lfs.mdx': lfs, 'ok.mdx': 'naïve\n' };
    commit('Add', texts);
    const history = await openHistory(folder);
    await history.documents();
    const ids = Object.values(texts).map((text) => blobId(Buffer.from(text)));
    const read = await history.readBlobs([...ids, 'f'.repeat(40), 'not an id']);
    expect([...read.values()]).toEqual(['', 'naïve\n']);
    expect(history.notices).toEqual([
      'A version of big.mdx is larger than 1 MB: what changed in it is not shown',
      'A version of binary.mdx is binary: what changed in it is not shown',
      'A version of lfs.mdx is kept in Git LFS: what changed in it is not shown',
      `A version of ${'f'.repeat(40)} is missing from this clone: what changed in it is not shown`,
    ]);
  });

  test('bytes are compared with a blob whatever their line ends', async () => {
    const { folder, commit } = makeTestRepository();
    commit('Add', { 'content/a.mdx': 'one\ntwo\n', 'content/roles.yaml': 'sdr: {}\n', 'other.txt': 'x' });
    const history = await openHistory(path.join(folder, 'content'));
    const files = await history.filesAt('HEAD');
    expect([...files.keys()]).toEqual(['a.mdx', 'roles.yaml']);
    const id = files.get('a.mdx') ?? '';
    expect(history.workingTreeBlobId(Buffer.from('one\ntwo\n'))).toBe(id);
    expect([...['one\ntwo\n', 'one\r\ntwo\r\n', 'one\rtwo\n'].map((text) => history.isBlob(Buffer.from(text), id))]).toEqual([true, true, false]);
  });
});

describe('references', () => {
  test('a name becomes its commit, and an unknown one nothing, even one that looks like an option', async () => {
    const { folder, commit, git } = makeTestRepository();
    const first = commit('First', { 'a.mdx': sopText('Alpha') });
    git('tag', '-a', 'v1', '-m', 'One');
    commit('Second', { 'a.mdx': sopText('Alpha', 9) });
    const history = await openHistory(folder);
    expect(await Promise.all(['v1', 'HEAD~1', first.slice(0, 8)].map((ref) => history.resolve(ref)))).toEqual([first, first, first]);
    expect(await Promise.all(['nope', '', `--output=${folder}/x`, 'a\0b', 'HEAD:a.mdx'].map((ref) => history.resolve(ref)))).toEqual([
      undefined, undefined, undefined, undefined, undefined,
    ]);
    expect(existsSync(path.join(folder, 'x'))).toBe(false);
  });

  test.each(['^HEAD', '^', 'HEAD^@', 'HEAD..', '..', '@{-9}', '-x', '--all', 'HEAD --', '*', ':/', 'HEAD^{tree}', '~'])('%j is no commit, and no failure', async (ref) => {
    const { folder, commit } = makeTestRepository();
    commit('First', { 'a.mdx': sopText('Alpha') });
    const history = await openHistory(folder);
    const answers = [await history.resolve(ref), await history.mergeBase(ref), await history.commitsSince(ref), await history.filesAt(ref)];
    expect(answers).toEqual([undefined, undefined, undefined, new Map()]);
  });

  test('a branch whose name looks like an option is a branch all the same', async () => {
    const { folder, commit, git } = makeTestRepository();
    const first = commit('First', { 'a.mdx': sopText('Alpha') });
    for (const name of ['-x', '--output=x']) git('update-ref', `refs/heads/${name}`, 'HEAD');
    const second = commit('Second', { 'a.mdx': sopText('Alpha', 9) });
    const history = await openHistory(folder);
    for (const name of ['-x', '--output=x']) expect([name, await history.resolve(name), await history.mergeBase(name), await history.commitsSince(name)]).toEqual([name, first, first, new Set([second])]);
  });

  test('the merge base is where the branch left, and commits since a reference are those it does not hold', async () => {
    const { folder, commit, git } = makeTestRepository();
    const fork = commit('Fork', { 'a.mdx': sopText('Alpha') });
    git('checkout', '-q', '-b', 'topic');
    const mine = commit('Mine', { 'a.mdx': sopText('Alpha', 9) });
    git('checkout', '-q', 'main');
    commit('Theirs', { 'b.mdx': sopText('Bravo') });
    git('checkout', '-q', 'topic');
    const history = await openHistory(folder);
    expect(await history.mergeBase('main')).toBe(fork);
    expect(await history.mergeBase('nope')).toBeUndefined();
    expect(await history.commitsSince('main')).toEqual(new Set([mine]));
    expect(await history.commitsSince('nope')).toBeUndefined();
  });
});
