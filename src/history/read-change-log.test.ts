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

test('the change log of plain Markdown procedures is told as that of SOPs', async () => {
  const { folder, commit, remove } = makeTemporaryRepository();
  onTestFinished(remove);
  const text = (minutes: number, title = 'Restart the queue') => `---\ntags: [ops]\n---\n\n# ${title}\n\n<table>\n<tr><td>Who</td><td>On-call engineer</td></tr>\n</table>\n\n## Restart\n\n1. Open {console} and <b>sign in</b>.\n2. Wait ${minutes} minutes.\n3. Start the queue again.\n`;
  commit('Add', { 'docs/queue.md': text(5), 'docs/README.md': '# About\n', 'docs/.hidden/note.md': '# Note\n', 'docs/notes/Restore.markdown': '# Restore a backup\n\n1. Stop the queue.\n', 'other/x.md': '# X\n' });
  commit('Wait longer', { 'docs/queue.md': text(10), 'docs/README.md': '# About us\n' });
  commit('Rename', { 'docs/queue.md': text(10, 'Restart a queue').replace('On-call engineer', 'Duty officer') });
  commit('Reflow', { 'docs/queue.md': text(10, 'Restart a queue').replace('On-call engineer', 'Duty officer').replace('Wait 10', 'Wait\n   10') });
  commit('Move', { 'docs/queue.md': null, 'docs/ops/restart-queue.md': text(10, 'Restart a queue').replace('On-call engineer', 'Duty officer').replace('Wait 10', 'Wait\n   10') });
  const { notices, entries } = await readChangeLog(path.join(folder, 'docs'));
  expect(notices).toEqual([]);
  expect(entries.map(({ commit: { subject }, sop, path: file, changes }) => [subject, sop.id, sop.title, file, changes.map((change) => change.text)])).toEqual([
    ['Move', 'restart-queue', 'Restart a queue', 'ops/restart-queue.md', ['SOP renamed: queue -> restart-queue', 'SOP moved: the top -> ops']],
    ['Rename', 'restart-queue', 'Restart a queue', 'queue.md', ['Title changed: "Restart the queue" -> "Restart a queue"', 'Opening text edited: "Who | On-call engineer" -> "Who | Duty officer"']],
    ['Wait longer', 'restart-queue', 'Restart a queue', 'queue.md', ['Step 2 reworded: "5 minutes" -> "10 minutes"']],
    ['Add', 'Restore', 'Restore a backup', 'notes/Restore.markdown', ['SOP added: Restore a backup']],
    ['Add', 'restart-queue', 'Restart a queue', 'queue.md', ['SOP added: Restart the queue']],
  ]);
});

test('where there is an SOP, other Markdown is none', async () => {
  const { folder, commit, remove } = makeTemporaryRepository();
  onTestFinished(remove);
  commit('Write down', { 'guide.md': '# Guide\n\n1. Do it.\n' });
  commit('Add', { 'sops/a/a.mdx': sopText('Alpha'), 'guide.md': '# Guide\n\n1. Do that.\n' });
  expect((await readChangeLog(folder)).entries.map(({ headline }) => headline)).toEqual(['SOP added: Alpha']);
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
