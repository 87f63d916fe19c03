import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChangeLogEntry } from '../../src/changes/change-log.ts';
import { readChangeLog } from '../../src/history/read-change-log.ts';
import { generateHistory } from './generate-history.ts';
import { gitEnvironment, writeGeneratedHistory } from './write-history.ts';

const REQUEST = { sops: 40, commits: 600, seed: 1 };
const commits = [...generateHistory(REQUEST)];
const touching = (count: number) => commits.filter(({ files }) => files.length >= count);

describe('a generated history', () => {
  test('is the same on every run, and another with another seed', () => {
    expect([...generateHistory(REQUEST)]).toEqual(commits);
    expect([...generateHistory({ ...REQUEST, seed: 2 })]).not.toEqual(commits);
  });

  test('has as many commits as asked for, each after its parents', () => {
    expect(commits).toHaveLength(REQUEST.commits);
    expect(commits.every(({ parents, time }, index) => parents.every((parent) => parent <= index && (commits[parent - 1]?.time ?? 0) <= time))).toBe(true);
    expect(commits.filter(({ parents }) => parents.length === 0)).toHaveLength(1);
  });

  test('brings all SOPs in, and edits one at a time for the most part', () => {
    expect(new Set(commits.flatMap(({ files }) => files.filter((file) => 'text' in file).map((file) => file.path)).filter((file) => /\/sops\/.*(?<!-v\d+)\.mdx$/.test(file))).size).toBe(REQUEST.sops);
    expect(commits.filter(({ files }) => files.length === 1).length).toBeGreaterThan(REQUEST.commits * 0.7);
  });

  test('holds merges, moves, removals, bots, co-authors and commits over many files', () => {
    const long = [...generateHistory({ sops: 60, commits: 3000, seed: 1 })];
    expect(long.filter(({ parents }) => parents.length === 2).length).toBeGreaterThan(100);
    expect(long.filter(({ files }) => files.some((file) => 'movedFrom' in file)).length).toBeGreaterThan(5);
    expect(long.filter(({ files }) => files.some((file) => 'isRemoved' in file)).length).toBeGreaterThan(0);
    expect(long.filter(({ author }) => author.includes('[bot]')).length).toBeGreaterThan(30);
    expect(long.filter(({ message }) => message.includes('Co-authored-by: ')).length).toBeGreaterThan(50);
    expect(long.slice(1).filter(({ files }) => files.length > 10).length).toBeGreaterThan(0);
    expect(touching(2).length).toBeGreaterThan(10);
  });
});

describe('a repository with it', () => {
  let folder: string;
  let entries: readonly ChangeLogEntry[];
  beforeAll(async () => {
    folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'generate-history-'));
    await writeGeneratedHistory(folder, REQUEST);
    const { state, notices, entries: read } = await readChangeLog(path.join(folder, 'content'));
    expect([state.kind, notices]).toEqual(['full', []]);
    entries = read;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, env: gitEnvironment(), encoding: 'utf8' }).trim();

  test('has every commit, and a clean checkout', () => {
    expect([git('rev-list', '--count', 'HEAD'), git('status', '--porcelain')]).toEqual([String(REQUEST.commits), '']);
  });

  test('tells changes of every weight and of many kinds', () => {
    const kinds = new Set(entries.flatMap(({ changes }) => changes.map(({ type }) => type)));
    for (const kind of ['sop-added', 'sop-renamed', 'step-added', 'step-removed', 'step-reworded', 'owner-changed', 'reviewed', 'decision-added', 'exception-added', 'editorial', 'frontmatter-broken', 'frontmatter-repaired']) expect(kinds).toContain(kind);
    expect(new Set(entries.map(({ severity }) => severity))).toEqual(new Set(['retrain', 'notify', 'editorial']));
    expect(entries.length).toBeGreaterThan(REQUEST.commits * 0.8);
  });
});
