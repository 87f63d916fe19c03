import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeTemporaryRepository, sopText, type TemporaryRepository } from '../history/temporary-repository.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { run } from './run.ts';

const FILE = 'content/sops/a/alpha.mdx';

const open: TemporaryRepository[] = [];
afterEach(() => open.splice(0).forEach((repository) => repository.remove()));

function makeRepository(): TemporaryRepository {
  const repository = makeTemporaryRepository();
  open.push(repository);
  return repository;
}

async function lintSince(folder: string, ref: string) {
  const terminal = fakeTerminal(folder, { env: { CI: '1' } });
  const code = await run(['lint', '--since', ref, '--format', 'json'], terminal);
  const sops = terminal.output() === '' ? undefined : (JSON.parse(terminal.output()) as { sops: { id: string; failures: string[] }[] }).sops;
  return { code, sops, errors: terminal.errors() };
}

/** A branch takes away what its score rests on. */
function makeFall(): TemporaryRepository {
  const repository = makeRepository();
  const { commit, git } = repository;
  git('config', 'uploadpack.allowFilter', 'true');
  commit('Base', { [FILE]: sopText('Alpha'), 'content/sops/a/bravo.mdx': sopText('Bravo') });
  git('checkout', '-q', '-b', 'topic');
  commit('Fall', { [FILE]: '---\ntitle: Alpha\n---\n' });
  return repository;
}

test('a change is compared with the text before it', async () => {
  const { code, sops } = await lintSince(makeFall().folder, 'main');
  expect([code, sops?.map(({ id }) => id)]).toEqual([1, ['alpha']]);
  expect(sops?.[0]?.failures.join()).toMatch(/transferability falls by/);
});

test('a clone that lacks the text before a change refuses to judge it, rather than take the SOP for a new one', async () => {
  const clone = makeRepository();
  clone.git('clone', '-q', '--filter=blob:none', '-b', 'topic', `file://${makeFall().folder}`, 'clone');
  const { code, sops, errors } = await lintSince(path.join(clone.folder, 'clone'), 'origin/main');
  expect([code, sops]).toEqual([2, undefined]);
  expect(errors).toMatch(/missing from this clone.*\n {2}Clone again without --filter/);
});

test('a damaged text before a change is a refusal in a line, too', async () => {
  const { folder, git } = makeFall();
  const blob = git('rev-parse', `main:${FILE}`);
  rmSync(path.join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  const { code, sops, errors } = await lintSince(folder, 'main');
  expect([code, sops, errors.split('\n').length]).toEqual([2, undefined, 3]);
});
