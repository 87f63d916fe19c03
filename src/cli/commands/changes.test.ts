import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeTemporaryRepository, sopText } from '../../history/temporary-repository.ts';
import { fakeTerminal } from '../fake-terminal.ts';
import { run } from '../run.ts';

const FILE = 'content/sops/revops/route.mdx';
const CACHE = 'node_modules/.cache/sopwright';

function makeProject(): { folder: string; remove(): void } {
  const { folder, commit, remove } = makeTemporaryRepository();
  commit('Ignore', { '.gitignore': 'node_modules/\n' });
  commit('Add', { [FILE]: sopText('Route'), 'content/sops/revops/lfs.mdx': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n' });
  commit('Break', { [FILE]: sopText('Route').replace('owner: revops-lead', 'owner: [revops-lead') });
  commit('Repair', { [FILE]: null, 'content/sops/sales/way.mdx': sopText('Route').replace('revops-lead', 'cro') });
  mkdirSync(path.join(folder, 'node_modules'));
  return { folder, remove };
}

async function changes(cwd: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const terminal = fakeTerminal(cwd, { env });
  expect(await run(['changes', ...args], terminal)).toBe(0);
  return [terminal.output(), terminal.errors()];
}

test('a run with comparisons of an earlier one prints the same, notices and all', async () => {
  const { folder, remove } = makeProject();
  onTestFinished(remove);
  const fresh = await changes(folder, ['--no-cache']);
  expect(fresh).toEqual([expect.stringContaining('Owner changed: revops-lead -> cro'), expect.stringMatching(/lfs\.mdx is kept in Git LFS/)]);
  expect(existsSync(path.join(folder, CACHE))).toBe(false);
  expect([await changes(folder), await changes(folder)]).toEqual([fresh, fresh]);
  expect(readdirSync(path.join(folder, CACHE)).map((name) => name.split('-')[0])).toEqual(['comparisons', 'log', 'registries.txt']);
});

test('nothing is kept on a build server', async () => {
  const { folder, remove } = makeProject();
  onTestFinished(remove);
  await changes(folder, [], { CI: 'true' });
  expect(existsSync(path.join(folder, CACHE))).toBe(false);
});

test('the linter keeps comparisons too, and where the change log does', async () => {
  const { folder, remove } = makeProject();
  onTestFinished(remove);
  await run(['lint'], fakeTerminal(folder));
  const files = () => readdirSync(path.join(folder, CACHE)).filter((name) => name.startsWith('comparisons-'));
  const [file] = files();
  await changes(folder);
  expect(files()).toEqual([file]);
  expect(file).toBeDefined();
});
