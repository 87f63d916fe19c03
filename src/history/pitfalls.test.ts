import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHistory } from './git-history.ts';
import type { DocumentHistory } from './history.ts';
import { readChangeLog } from './read-change-log.ts';
import { makeProgram, sopText, type TemporaryRepository } from './temporary-repository.ts';
import { makeTestRepository } from './test-repository.ts';

async function documentsOf(folder: string): Promise<readonly DocumentHistory[]> {
  const history = await openHistory(folder);
  const documents = await history.documents();
  expect([history.state, history.notices]).toEqual([{ kind: 'full' }, []]);
  return documents;
}

/** `path: subject by authors < subject by authors`, newest first; `gone` after one that is no longer there. */
function summarise(documents: readonly DocumentHistory[]): string[] {
  return documents.map(({ path: file, live, versions }) => `${file}${live ? '' : ' gone'}: ${versions.map(({ commit: { subject, authors } }) => `${subject} by ${authors.join(' and ')}`).join(' < ')}`);
}

interface RawCommit {
  readonly message: string | Uint8Array;
  /** `Name <address>`, in Latin-1. */
  readonly author?: string;
  /** Seconds and zone; the author's are the committer's when left out. */
  readonly authored?: string;
  readonly committed?: string;
  /** Lines after the committer's. */
  readonly headers?: string;
}

/** Commits what is staged, with bytes that git's own commands would not write. */
function commitBytes({ folder, git }: TemporaryRepository, { message, author = 'Ada Author <ada@example.com>', committed = '1767225600 +0000', authored = committed, headers = '' }: RawCommit): void {
  const head = `tree ${git('write-tree')}\nparent ${git('rev-parse', 'HEAD')}\nauthor ${author} ${authored}\ncommitter Carl <carl@example.com> ${committed}\n${headers}\n`;
  const input = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(message)]);
  git('update-ref', 'HEAD', execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], { cwd: folder, input }).toString().trim());
}

describe('clones and folders', () => {
  test('a clone without old folders gives no documents, and says how to mend it', async () => {
    const { folder, commit, git } = makeTestRepository();
    git('config', 'uploadpack.allowFilter', 'true');
    commit('One', { 'a.mdx': sopText('Alpha') });
    commit('Two', { 'a.mdx': sopText('Alpha', 9) });
    const clone = makeTestRepository();
    clone.git('clone', '-q', '--filter=tree:0', `file://${folder}`, 'clone');
    const history = await openHistory(path.join(clone.folder, 'clone'));
    expect(await history.documents()).toEqual([]);
    expect(history.state).toMatchObject({ kind: 'partial', hint: 'Clone again without --filter' });
  });

  test('a sparse clone without the file of commits to ignore is read all the same', async () => {
    const { folder, commit, git } = makeTestRepository();
    git('config', 'uploadpack.allowFilter', 'true');
    commit('One', { 'content/a.mdx': sopText('Alpha'), '.git-blame-ignore-revs': '# none\n' });
    const clone = makeTestRepository();
    clone.git('clone', '-q', '--no-checkout', '--filter=blob:none', `file://${folder}`, 'clone');
    const inside = path.join(clone.folder, 'clone');
    clone.git('-C', inside, 'sparse-checkout', 'set', '--no-cone', '/content/');
    clone.git('-C', inside, 'checkout', '-q');
    const history = await openHistory(path.join(inside, 'content'));
    expect(summarise(await history.documents())).toEqual(['a.mdx: One by Ada Author']);
    expect([history.state.kind, history.notices]).toEqual(['full', [
      expect.stringMatching(/^This clone leaves out old contents/),
      '.git-blame-ignore-revs is missing from this clone: the commits that it names are shown as any other',
    ]]);
  });

  test('worktrees, also of a bare repository, and a .git behind a link read as the repository', async () => {
    const { folder, commit, git } = makeTestRepository();
    commit('One', { 'content/a.mdx': sopText('Alpha') });
    git('worktree', 'add', '-q', '--detach', 'line\nbreak');
    git('clone', '-q', '--bare', '.', 'bare.git');
    git('-C', 'bare.git', 'worktree', 'add', '-q', '--detach', '../of-bare');
    const linked = path.join(folder, 'linked');
    mkdirSync(path.join(linked, 'content'), { recursive: true });
    symlinkSync(path.join(folder, '.git'), path.join(linked, '.git'));
    for (const place of ['content', 'line\nbreak/content', 'of-bare/content', 'linked/content']) {
      expect([place, summarise(await documentsOf(path.join(folder, place)))]).toEqual([place, ['a.mdx: One by Ada Author']]);
    }
  });

  test('the environment of a hook does not lead to another repository', async () => {
    const { folder, commit } = makeTestRepository();
    commit('One', { 'a.mdx': sopText('Alpha') });
    const other = makeTestRepository();
    other.commit('Other', { 'b.mdx': sopText('Bravo') });
    const environment = { ...process.env, GIT_DIR: path.join(other.folder, '.git'), GIT_WORK_TREE: other.folder, GIT_INDEX_FILE: '/nowhere', GIT_PREFIX: 'x/', GIT_OBJECT_DIRECTORY: '/nowhere', GIT_NAMESPACE: 'x' };
    const history = await openHistory(folder, { environment });
    expect(summarise(await history.documents())).toEqual(['a.mdx: One by Ada Author']);
  });

  test('a content folder that brings a made-up repository along is not read by it', async () => {
    const { folder, commit } = makeTestRepository();
    const madeUp = makeTestRepository();
    madeUp.commit('Made up', { 'a.mdx': sopText('Alpha') });
    const content = path.join(folder, 'content');
    madeUp.git('config', 'core.worktree', content);
    for (const name of ['HEAD', 'config', 'objects', 'refs']) cpSync(path.join(madeUp.folder, '.git', name), path.join(content, name), { recursive: true });
    commit('One', { 'content/a.mdx': sopText('Alpha') });
    const history = await openHistory(content);
    expect(await history.documents()).toEqual([]);
    expect(history.state).toMatchObject({ kind: 'bare-repository', hint: expect.stringMatching(/^Remove HEAD, objects and refs from it/) });
    expect(summarise(await documentsOf(folder))).toEqual(['content/a.mdx: One by Ada Author']);
  });

  test('a repository whose files are said to lie elsewhere gives no documents', async () => {
    const { folder, commit, git } = makeTestRepository();
    commit('One', { 'a.mdx': sopText('Alpha') });
    git('config', 'core.worktree', makeTestRepository().folder);
    const history = await openHistory(folder);
    expect([await history.documents(), history.state.kind]).toEqual([[], 'no-repository']);
  });

  test('commits that are replaced or grafted count as they were committed', async () => {
    const { folder, commit, git, write } = makeTestRepository();
    const first = commit('One', { 'a.mdx': sopText('Alpha') });
    commit('Two', { 'a.mdx': sopText('Alpha', 9) });
    const third = commit('Three', { 'a.mdx': sopText('Alpha', 10) });
    git('replace', 'HEAD~1', first);
    write({ '.git/info/grafts': `${third} ${first}\n` });
    expect(git('log', '--format=%s')).toBe('Three\nOne');
    expect(summarise(await documentsOf(folder))).toEqual(['a.mdx: Three by Ada Author < Two by Ada Author < One by Ada Author']);
  });

  test('a detached HEAD, locks and a missing index change nothing; a branch without commits has no history', async () => {
    const { folder, commit, git, write } = makeTestRepository();
    commit('One', { 'a.mdx': sopText('Alpha') });
    git('checkout', '-q', '--detach');
    write({ '.git/index.lock': '', '.git/HEAD.lock': '', '.git/packed-refs.lock': '' });
    rmSync(path.join(folder, '.git/index'));
    expect(summarise(await documentsOf(folder))).toEqual(['a.mdx: One by Ada Author']);
    rmSync(path.join(folder, '.git/HEAD.lock'));
    git('symbolic-ref', 'HEAD', 'refs/heads/unborn');
    const history = await openHistory(folder);
    expect([history.state.kind, await history.documents(), await history.resolve('main')]).toEqual(['no-commits', [], undefined]);
  });

  test('a branch that is damaged is not taken for one without commits', async () => {
    const { folder, commit, write } = makeTestRepository();
    commit('One', { 'a.mdx': sopText('Alpha') });
    for (const [damage, words] of [['', /broken/], ['garbage\n', /broken/], [`${'f'.repeat(40)}\n`, /bad object/]] as const) {
      write({ '.git/refs/heads/main': damage });
      const { state } = await openHistory(folder);
      expect(state).toMatchObject({ kind: 'failed', message: expect.stringMatching(words) });
    }
  });

  test('a damaged text ends in a state that does not repeat other texts', async () => {
    const { folder, commit, git } = makeTestRepository();
    commit('One', { 'a.mdx': sopText('Alpha', 500) });
    commit('Two', { 'a.mdx': sopText('Alpha', 9) });
    const blob = git('rev-parse', 'HEAD~1:a.mdx');
    const file = path.join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2));
    const bytes = readFileSync(file).fill(255, 1000, 1200);
    rmSync(file);
    writeFileSync(file, bytes);
    const { state, entries } = await readChangeLog(folder);
    expect([state.kind, entries]).toEqual(['failed', []]);
    expect(state).toMatchObject({ message: expect.stringMatching(/^Unexpected failure of git, expected its history: [^\n]*$/) });
    expect(JSON.stringify(state)).not.toContain('Open record');
  });

  test('a git that is killed half-way is a failure, not a short history', async () => {
    const { folder, commit } = makeTestRepository();
    for (const lines of [8, 9, 10]) commit(`With ${lines}`, { 'a.mdx': sopText('Alpha', lines) });
    const real = process.env['PATH'] ?? '';
    for (const command of ['log', 'cat-file', 'ls-tree']) {
      const bin = makeProgram(path.join(folder, '.git', command), 'git', `case " $* " in *" ${command} "*) PATH='${real}' git "$@" | head -c 300; kill -9 $$;; esac; PATH='${real}' exec git "$@"`);
      const { state, entries } = await readChangeLog(folder, { environment: { HOME: folder, PATH: `${bin}:${real}` } });
      expect([command, state.kind, entries]).toEqual([command, 'failed', []]);
    }
  });
});

describe('people, dates and words', () => {
  /** Each commit edits one document; what history says of them, oldest first. */
  async function read(commits: readonly RawCommit[]): Promise<unknown[]> {
    const repository = makeTestRepository();
    repository.commit('Add', { 'a.mdx': sopText('Alpha') });
    for (const [index, commit] of commits.entries()) {
      repository.write({ 'a.mdx': sopText('Alpha', index + 9) });
      repository.git('add', '-A');
      commitBytes(repository, commit);
    }
    const [document] = await documentsOf(repository.folder);
    return (document?.versions.toReversed() ?? []).slice(1).map(({ commit: { subject, authors, date, pullRequest } }) => ({ subject, authors, date, pullRequest }));
  }

  test('messages and names of any bytes are read, and hide no commit', async () => {
    const answers = await read([
      { message: Buffer.from('Caf\u00e9\n\nCo-authored-by: Ren\u00e9 <rene@example.com>\n', 'latin1'), headers: 'encoding ISO-8859-1\n', author: 'Andr\u00e9 <andre@example.com>' },
      { message: Buffer.from('Not \xff UTF-8\n', 'latin1') },
      { message: 'Of no known encoding\n', headers: 'encoding klingon\n' },
      { message: 'With\0a NUL\n\nCo-authored-by: Nobody <nobody@example.com>\n' },
      { message: '\x1e\x1fSeparators\x1e\n\n\x1e0000\n' },
      { message: '' },
      { message: 'Nobody\n', author: ' <>' },
      { message: 'Odd name\n', author: 'A\x1b[31m\x1fB <a@example.com>' },
      { message: 'Signed\n', headers: 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n' },
    ]);
    expect(answers.map((answer) => Object.values(answer as object).slice(0, 2))).toEqual([
      ['Caf\u00e9', ['Andr\u00e9', 'Ren\u00e9']],
      ['Not \ufffd UTF-8', ['Ada Author']],
      ['Of no known encoding', ['Ada Author']],
      ['With', ['Ada Author']],
      ['\x1e\x1fSeparators\x1e', ['Ada Author']],
      ['', ['Ada Author']],
      ['Nobody', []],
      ['Odd name', ['A\x1b[31m\x1fB']],
      ['Signed', ['Ada Author']],
    ]);
  });

  test('what landed is dated by the committer, and what no calendar holds is the oldest', async () => {
    const dates = await read([
      { message: 'Author long ago', authored: '86400 +0000', committed: '1767225600 -1200' },
      { message: 'Author to come', authored: '4102444800 +0000', committed: '1767225601 +1400' },
      { message: 'Committer to come', committed: '4102444800 +0000' },
      { message: 'No zone', committed: '1767225602' },
      { message: 'No date', committed: '' },
      { message: 'Before 1970', committed: '-5000000000 +0000' },
      { message: 'Beyond', committed: '99999999999999999999 +0000' },
    ]);
    expect(dates.map((answer) => (answer as { date: string }).date)).toEqual([
      '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', '2100-01-01T00:00:00Z', ...Array<string>(4).fill('1970-01-01T00:00:00Z'),
    ]);
  });

  test('a bot that works with a person, or merges what a person wrote, leaves the work to the person', async () => {
    const bot = 'renovate[bot] <bot@renovateapp.com>';
    const { folder, commit, git } = makeTestRepository();
    commit('Alone', { 'a.mdx': sopText('Alpha') }, bot);
    commit('Together\n\nCo-authored-by: Bea Branch <bea@example.com>', { 'a.mdx': sopText('Alpha', 9) }, bot);
    git('checkout', '-q', '-b', 'topic');
    commit('By hand', { 'a.mdx': sopText('Alpha', 10) }, 'Dan Deputy <dan@example.com>');
    git('checkout', '-q', 'main');
    git('merge', '-q', '--no-ff', '--no-commit', 'topic');
    git('commit', '-q', '-m', 'Merge', '--author', bot);
    const [document] = await documentsOf(folder);
    expect(document?.versions.map(({ commit: { authors, isBot } }) => [authors, isBot])).toEqual([[['Dan Deputy'], false], [['Bea Branch'], false], [['renovate[bot]'], true]]);
  });

  test('the mailmap names who wrote a branch, and who helped, also by an address of capitals', async () => {
    const { folder, commit, git } = makeTestRepository();
    commit('Base', { '.mailmap': 'Bea Branch <bea@example.com> <B.Old@example.com>\nDan Deputy <dan@example.com> Danny <shared@example.com>\n<<broken\n', 'a.mdx': sopText('Alpha') });
    git('checkout', '-q', '-b', 'topic');
    commit('Edit\n\nCo-authored-by: Danny <shared@example.com>\nCo-authored-by: Eve <shared@example.com>\nCo-authored-by: bea <BEA@example.com>', { 'a.mdx': sopText('Alpha', 9) }, 'bee <b.old@EXAMPLE.com>');
    git('checkout', '-q', 'main');
    git('merge', '-q', '--no-ff', '-m', 'Merge', 'topic');
    const [document] = await documentsOf(folder);
    expect(document?.versions[0]?.commit.authors).toEqual(['Bea Branch', 'Dan Deputy', 'Eve']);
  });

  test('the type that a message gives its commit says nothing of it', async () => {
    const log = async (message: string) => {
      const { folder, commit } = makeTestRepository();
      commit('Add', { 'a.mdx': sopText('Alpha') });
      commit(message, { 'a.mdx': sopText('Alpha').replace('revops-lead', 'cro') });
      return (await readChangeLog(folder)).entries.map(({ headline, severity, mass }) => ({ headline, severity, mass }));
    };
    const [plain, ...typed] = await Promise.all(['Hand over', 'chore(docs)!: Hand over', 'style: reformat', 'fixup! Add', 'Revert "Add"'].map(log));
    expect(plain).toMatchObject([{ headline: 'Owner changed: revops-lead -> cro', severity: 'notify' }, { headline: 'SOP added: Alpha' }]);
    for (const own of typed) expect(own).toEqual(plain);
  });

  test('commits to ignore are those that the file names whole; whatever else is in it, or stands in its place, is nothing', async () => {
    const { folder, commit } = makeTestRepository();
    const first = commit('Add', { 'a.mdx': sopText('Alpha') });
    const ignored = async () => (await documentsOf(folder)).flatMap(({ versions }) => versions.filter(({ commit: { isIgnored } }) => isIgnored).map(({ commit: { subject } }) => subject));
    commit('Name', { '.git-blame-ignore-revs': Buffer.concat([Buffer.from([0, 255, 254]), Buffer.from(`\nHEAD\n--output=x\n${'f'.repeat(40)}\n${'a'.repeat(39)}\n${first}\n`)]) });
    expect(await ignored()).toEqual(['Add']);
    commit('Cut short', { '.git-blame-ignore-revs': `${first.slice(0, 12)}\n${first} ${first}\n` });
    expect(await ignored()).toEqual([]);
    commit('Folder', { '.git-blame-ignore-revs': null });
    commit('Folder', { '.git-blame-ignore-revs/file': `${first}\n` });
    expect(await ignored()).toEqual([]);
  });
});

describe('merges', () => {
  test('an octopus is one commit, each document of those who wrote it; what a merge itself edits is of who merged', async () => {
    const { folder, commit, git, write } = makeTestRepository();
    commit('Base', { 'a.mdx': sopText('Alpha'), 'b.mdx': sopText('Bravo'), 'c.mdx': sopText('Charlie') });
    const branch = (name: string, files: Readonly<Record<string, string | null>>, author: string) => {
      git('checkout', '-q', '-b', name, 'main');
      commit(`On ${name}`, files, author);
      git('checkout', '-q', 'main');
    };
    branch('one', { 'a.mdx': null, 'moved.mdx': sopText('Alpha') }, 'Bea Branch <bea@example.com>');
    branch('two', { 'b.mdx': sopText('Bravo', 9) }, 'Dan Deputy <dan@example.com>');
    branch('three', { 'd.mdx': sopText('Delta') }, 'Eve Else <eve@example.com>');
    git('merge', '-q', '--no-ff', '-m', 'Octopus', 'one', 'two', 'three');
    branch('four', { 'b.mdx': sopText('Bravo', 10) }, 'Fay Four <fay@example.com>');
    git('merge', '-q', '--no-ff', '--no-commit', 'four');
    write({ 'c.mdx': sopText('Charlie', 9) });
    git('add', '-A');
    git('commit', '-q', '-m', 'Merge with an edit');
    expect(summarise(await documentsOf(folder))).toEqual([
      'b.mdx: Merge with an edit by Fay Four < Octopus by Dan Deputy < Base by Ada Author',
      'c.mdx: Merge with an edit by Ada Author < Base by Ada Author',
      'd.mdx: Octopus by Eve Else',
      'moved.mdx: Octopus by Bea Branch < Base by Ada Author',
    ]);
  });

  test('a second root that is joined, at the same paths or below a folder, is of those who wrote it', async () => {
    const { folder, commit, git } = makeTestRepository();
    commit('Base', { 'a.mdx': sopText('Alpha') });
    const root = (name: string, file: string) => {
      git('checkout', '-q', '--orphan', name);
      git('rm', '-rfq', '.');
      commit(`${name} root`, { [file]: sopText(name), [`other-${file}`]: sopText(`Other ${name}`) }, 'Bea Branch <bea@example.com>');
      commit(`${name} edit`, { [file]: sopText(name, 9) }, 'Dan Deputy <dan@example.com>');
      git('checkout', '-q', 'main');
    };
    root('joined', 'b.mdx');
    git('merge', '-q', '--no-ff', '--allow-unrelated-histories', '-m', 'Join', 'joined');
    root('below', 'c.mdx');
    git('merge', '-q', '--no-commit', '-s', 'ours', '--allow-unrelated-histories', 'below');
    git('read-tree', '--prefix=sub/', '-u', 'below');
    git('commit', '-q', '-m', 'Subtree');
    expect(summarise(await documentsOf(folder))).toEqual([
      'a.mdx: Base by Ada Author',
      'b.mdx: Join by Bea Branch and Dan Deputy',
      'other-b.mdx: Join by Bea Branch',
      'sub/c.mdx: Subtree by Bea Branch and Dan Deputy',
      'sub/other-c.mdx: Subtree by Bea Branch',
    ]);
  });

  test('a branch that was squashed or rebased tells the same changes as one that was merged', async () => {
    const log = async (land: (repository: TemporaryRepository) => void) => {
      const repository = makeTestRepository();
      const { folder, commit, git } = repository;
      commit('Base', { 'a.mdx': sopText('Alpha') });
      git('checkout', '-q', '-b', 'topic');
      commit('Hand over', { 'a.mdx': sopText('Alpha').replace('revops-lead', 'cro') }, 'Bea Branch <bea@example.com>');
      git('checkout', '-q', 'main');
      commit('Beside', { 'b.mdx': sopText('Bravo') });
      land(repository);
      return (await readChangeLog(folder)).entries.map(({ sop: { id }, headline, commit: { authors } }) => [id, headline, authors]);
    };
    const merged = await log(({ git }) => git('merge', '-q', '--no-ff', '-m', 'Merge', 'topic'));
    expect(merged).toEqual([
      ['a', 'Owner changed: revops-lead -> cro', ['Bea Branch']], ['b', 'SOP added: Bravo', ['Ada Author']], ['a', 'SOP added: Alpha', ['Ada Author']],
    ]);
    expect(await log(({ git }) => (git('rebase', '-q', 'main', 'topic'), git('checkout', '-q', 'main'), git('merge', '-q', '--ff-only', 'topic')))).toEqual(merged);
    expect(await log(({ git }) => (git('merge', '-q', '--squash', 'topic'), git('commit', '-q', '-m', 'Hand over (#3)', '--author', 'Bea Branch <bea@example.com>')))).toEqual(merged);
  });

  test('a merge of main into a branch that then becomes main loses no document', async () => {
    const { folder, commit, git } = makeTestRepository();
    commit('Base', { 'a.mdx': sopText('Alpha') });
    git('checkout', '-q', '-b', 'topic');
    commit('Mine', { 'a.mdx': null, 'moved.mdx': sopText('Alpha', 9) });
    git('checkout', '-q', 'main');
    commit('Theirs', { 'b.mdx': sopText('Bravo') }, 'Bea Branch <bea@example.com>');
    git('checkout', '-q', 'topic');
    git('merge', '-q', '--no-ff', '-m', 'Merge main', 'main');
    git('checkout', '-q', 'main');
    git('merge', '-q', '--ff-only', 'topic');
    expect(summarise(await documentsOf(folder))).toEqual(['b.mdx: Merge main by Bea Branch', 'moved.mdx: Mine by Ada Author < Base by Ada Author']);
  });
});

describe('names', () => {
  test('a change of case, a move in a circle and a folder in place of a file keep lives apart', async () => {
    const { folder, commit } = makeTestRepository();
    commit('Add', { 'Route.mdx': sopText('Alpha'), 'b.mdx': sopText('Bravo'), 'x.mdx': sopText('Xray') });
    commit('Case', { 'Route.mdx': null, 'route.mdx': sopText('Alpha') });
    commit('Folder', { 'b.mdx': null, 'b.mdx/c.mdx': sopText('Quite another', 3) });
    commit('x to y', { 'x.mdx': null, 'y.mdx': sopText('Xray') });
    commit('y to z', { 'y.mdx': null, 'z.mdx': sopText('Xray') });
    commit('z to x', { 'z.mdx': null, 'x.mdx': sopText('Xray') });
    commit('Nothing', {});
    expect(summarise(await documentsOf(folder)).map((line) => line.replaceAll(' by Ada Author', ''))).toEqual([
      'b.mdx gone: Folder < Add', 'b.mdx/c.mdx: Folder', 'route.mdx: Case < Add', 'x.mdx: z to x < y to z < x to y < Add',
    ]);
  });

  test('files of any name are read', async () => {
    const { folder, commit } = makeTestRepository();
    const names = [
      '"q".mdx', "it's.mdx", 'back\\slash.mdx', '🚚 move.mdx', 'caf\u00e9.mdx', 'cafe\u0301.mdx', '--output=x.mdx', '-c.mdx', 'ext::sh.mdx', '\x1b[31m.mdx', '\r.mdx', ' .mdx', '...mdx',
      `${'x'.repeat(250)}.mdx`, `${'d/'.repeat(100)}deep.mdx`,
    ];
    commit('Add', Object.fromEntries(names.map((name, index) => [`content/${name}`, sopText(`Title ${index}`, index + 2)])));
    const root = path.join(folder, 'content');
    expect((await documentsOf(root)).map((document) => document.path)).toEqual(names.toSorted());
    expect([...(await (await openHistory(root)).filesAt('HEAD')).keys()].toSorted()).toEqual(names.toSorted());
  });

  test('content folders of any name are read, also those that look like an option', async () => {
    const { folder, commit } = makeTestRepository();
    const folders = ['--upload-pack=x', '-c', 'ext::sh -c x', '--output=x', '-u', ':!x', ':(exclude)x', '--', '*', 'a\nb'];
    commit('Add', Object.fromEntries(folders.map((name) => [`${name}/a.mdx`, sopText(name)])));
    for (const name of folders) {
      const root = path.join(folder, name);
      expect([name, summarise(await documentsOf(root))]).toEqual([name, ['a.mdx: Add by Ada Author']]);
      expect([...(await (await openHistory(root)).filesAt('HEAD')).keys()]).toEqual(['a.mdx']);
    }
  });
});
