import { describe, expect, test } from 'vitest';
import { chainRenames } from './chain-renames.ts';
import { parseLog, type FileChange, type LoggedCommit } from './parse-log.ts';

const commit = (hash: string, parents: string, message: string, raw: string) => `\x1e${hash}\0${parents}\0Ada\0ada@example.com\x001767225600\0\0${message}\0\0${raw}`;

describe('parseLog', () => {
  test('reads commits with their changes, whatever the message and the paths hold', () => {
    const output = [
      commit('bbb', 'aaa', 'Move\n\n:not a change\n', '\n:100644 100644 111 222 R087\0old\nname\0:new\0:100644 120000 333 444 T\0linked\0'),
      commit('aaa', '', 'Add', '\n:000000 100644 000 111 A\0old\nname\0'),
      commit('999', '', 'Nothing here', ''),
    ].join('');
    const commits = parseLog(output);
    expect(commits.map(({ hash, parents, changes }) => ({ hash, parents, changes }))).toEqual([
      {
        hash: 'bbb',
        parents: ['aaa'],
        changes: [
          { before: { path: 'old\nname', blob: '111' }, after: { path: ':new', blob: '222' } },
          { before: { path: 'linked', blob: '333' }, after: undefined },
        ],
      },
      { hash: 'aaa', parents: [], changes: [{ before: undefined, after: { path: 'old\nname', blob: '111' } }] },
      { hash: '999', parents: [], changes: [] },
    ]);
    expect(commits[0]).toMatchObject({ author: { name: 'Ada', email: 'ada@example.com' }, time: 1_767_225_600, message: 'Move\n\n:not a change\n' });
  });

  test('throws on an output that breaks off, rather than lose what is missing', () => {
    const whole = commit('aaa', '', 'Add', '\n:000000 100644 000 111 A\0a.mdx\0');
    for (const length of [5, 30, whole.length - 8, whole.length - 1]) {
      expect(() => parseLog(whole.slice(0, length)), whole.slice(0, length)).toThrow('Unexpected end of the output of git log');
    }
    expect(() => parseLog('warning: something\0')).toThrow('Unexpected output of git log: "warning: something"');
  });
});

describe('chainRenames', () => {
  const at = (path: string, blob = 'b') => ({ path, blob });
  const log = (...commits: FileChange[][]): LoggedCommit[] =>
    commits.map((changes, index) => ({ hash: String(index), parents: [], author: { name: '', email: '' }, time: index, coAuthors: [], message: '', changes })).toReversed();
  const lives = (commits: LoggedCommit[]) => chainRenames(commits).map(({ path, live, links }) => `${path}${live ? '' : ' gone'}: ${links.map(({ commit: { hash } }) => hash).join(' ')}`);

  test('two files that swap names keep their own lives', () => {
    const added = [{ before: undefined, after: at('a') }, { before: undefined, after: at('b') }];
    const swapped = [{ before: at('a'), after: at('b') }, { before: at('b'), after: at('a') }];
    expect(chainRenames(log(added, swapped)).map(({ path, links }) => [links[0]?.after?.path, path])).toEqual([['a', 'b'], ['b', 'a']]);
  });

  test('a move onto a name that was given up in the same commit is told from it', () => {
    const added = [{ before: undefined, after: at('a') }, { before: undefined, after: at('b') }];
    const shifted = [{ before: at('b'), after: at('c') }, { before: at('a'), after: at('b') }];
    expect(lives(log(added, shifted, [{ before: at('b'), after: undefined }]))).toEqual(['b gone: 0 1 2', 'c: 0 1']);
  });

  test('a file that comes back goes on, and one under a name moved away from starts anew', () => {
    const add = (path: string) => [{ before: undefined, after: at(path) }];
    const remove = (path: string) => [{ before: at(path), after: undefined }];
    expect(lives(log(add('a'), remove('a'), add('a')))).toEqual(['a: 0 1 2']);
    expect(lives(log(add('a'), [{ before: at('a'), after: at('b') }], add('a')))).toEqual(['b: 0 1', 'a: 2']);
  });
});
