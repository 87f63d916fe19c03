import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { readChangeLog } from './read-change-log.ts';
import { makeTemporaryFolder, makeTemporaryRepository, sopText } from './temporary-repository.ts';

const repository = makeTemporaryRepository();
afterAll(repository.remove);

test('the change log of a folder comes from its repository', async () => {
  repository.commit('Add (#1)', { 'playbook/sops/revops/route.mdx': sopText('Route') });
  repository.commit('Tidy', { 'playbook/sops/revops/route.mdx': sopText('Route').replaceAll('\n', '\r\n') });
  repository.commit('Hand over (#2)', { 'playbook/sops/revops/route.mdx': sopText('Route').replace('revops-lead', 'cro') });
  const { state, notices, entries } = await readChangeLog(path.join(repository.folder, 'playbook'));
  expect([state.kind, notices]).toEqual(['full', []]);
  expect(entries.map(({ commit, headline }) => [commit.pullRequest, headline])).toEqual([[2, 'Owner changed: revops-lead -> cro'], [1, 'SOP added: Route']]);
});

test('outside a repository there is a reason instead', async () => {
  const outside = makeTemporaryFolder();
  onTestFinished(() => rmSync(outside, { recursive: true }));
  const { state, entries } = await readChangeLog(outside);
  expect([state.kind, entries]).toEqual(['no-repository', []]);
});

test.each([
  ['quotes', `${'> '.repeat(10_000)}x`],
  ['emphasis', `${'*a '.repeat(10_000)}b${'*'.repeat(10_000)}`],
  ['lists', Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')],
])('a version that nested %s too deep to read does not hide the others', async (_, deep) => {
  const { folder, commit, remove } = makeTemporaryRepository();
  onTestFinished(remove);
  commit('Add', { 'sops/a/a.mdx': sopText('Alpha') });
  commit('Nest', { 'sops/a/a.mdx': `${sopText('Alpha')}\n${deep}\n` });
  commit('Mend', { 'sops/a/a.mdx': sopText('Alpha', 9) });
  const { state, entries } = await readChangeLog(folder);
  expect([state.kind, entries.map(({ commit: { subject } }) => subject)]).toEqual(['full', ['Mend', 'Nest', 'Add']]);
});
