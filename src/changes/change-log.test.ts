import { describe, expect, test } from 'vitest';
import { makeInMemoryHistory, type InMemoryCommit } from '../history/in-memory-history.ts';
import { changeLogOf, entriesSince } from '../history/read-change-log.ts';
import type { ChangeLogEntry } from './change-log.ts';
import type { Comparison } from './comparison.ts';
import { namesOf } from './names.ts';
import { unloggedChanges } from './unlogged-changes.ts';

const sop = (title: string, more = '', steps = '1. Open the lead.\n2. Call the lead within 15 minutes.\n') => `---\ntitle: ${title}\nowner: cro\n${more}---\n\n## Steps\n\n${steps}`;
const ROUTE = 'sops/revops/route.mdx';

async function entriesOf(commits: readonly InMemoryCommit[]): Promise<readonly ChangeLogEntry[]> {
  return (await changeLogOf(makeInMemoryHistory(commits))).entries;
}

const told = (entries: readonly ChangeLogEntry[]) => entries.map(({ commit, sop: { id }, headline }) => `${commit.subject} | ${id} | ${headline}`);

describe('the change log', () => {
  test('tells newest first what each commit did to each SOP', async () => {
    const entries = await entriesOf([
      { files: { [ROUTE]: sop('Route'), 'sops/sales/qualify.mdx': sop('Qualify'), 'sops/README.md': 'x' } },
      { files: { [ROUTE]: sop('Route', '', '1. Open the lead.\n2. Call the lead within 10 minutes.\n') } },
      { files: { [ROUTE]: sop('Route', 'status: draft\n', '1. Open the lead.\n2. Call the lead within 10 minutes.\n'), 'sops/sales/qualify.mdx': null } },
    ]);
    expect(told(entries)).toEqual([
      'Commit 3 | route | Status changed: active -> draft',
      'Commit 3 | qualify | SOP removed: Qualify',
      'Commit 2 | route | Step 2 reworded: "15 minutes" -> "10 minutes"',
      'Commit 1 | route | SOP added: Route',
      'Commit 1 | qualify | SOP added: Qualify',
    ]);
    expect(entries[1]?.sop).toEqual({ id: 'qualify', function: 'sales', title: 'Qualify', file: 'sops/sales/qualify.mdx', live: false });
    expect(entries.map(({ severity }) => severity)).toEqual(['notify', 'notify', 'retrain', 'notify', 'notify']);
  });

  test('calls a renamed SOP by its present name, and says where it lay then', async () => {
    const entries = await entriesOf([{ files: { [ROUTE]: sop('Route') } }, { files: {}, moved: { 'sops/sales/assign.mdx': ROUTE } }]);
    expect(told(entries)).toEqual(['Commit 2 | assign | SOP renamed: route -> assign; SOP moved: sops/revops -> sops/sales', 'Commit 1 | assign | SOP added: Route']);
    expect(entries.map(({ path, sop: { title } }) => [path, title])).toEqual([['sops/sales/assign.mdx', 'Route'], [ROUTE, 'Route']]);
  });

  test('leaves out templates, registries and commits that changed line ends or formatting alone', async () => {
    const entries = await entriesOf([
      { files: { [ROUTE]: sop('Route'), 'templates/sop.mdx': sop('Template'), 'roles.yaml': 'a: 1\n' } },
      { files: { [ROUTE]: sop('Route').replaceAll('\n', '\r\n') } },
      { files: { [ROUTE]: sop('Route').replace('\n1. ', '\n\n1. ') } },
    ]);
    expect(told(entries)).toEqual(['Commit 1 | route | SOP added: Route']);
  });

  test('reads every .mdx file where there is no folder named sops', async () => {
    expect(told(await entriesOf([{ files: { 'sales/a.mdx': sop('A'), 'templates/b.mdx': sop('B'), '.hidden/c.mdx': sop('C') } }]))).toEqual(['Commit 1 | a | SOP added: A']);
  });

  test('an SOP that was plain Markdown elsewhere is added when it comes in', async () => {
    const history = makeInMemoryHistory([{ files: { [ROUTE]: sop('Route') } }]);
    const [document] = await history.documents();
    const [added] = document?.versions ?? [];
    if (!document || !added) throw new Error('The history holds one version');
    const imported = { ...document, versions: [{ ...added, previousBlob: 'f'.repeat(40), previousPath: '../docs/route.md' }] };
    const { entries } = await changeLogOf({ ...history, documents: async () => [imported] });
    expect(told(entries)).toEqual(['Commit 1 | route | SOP added: Route']);
  });

  test('compares a repaired version with the last that could be read', async () => {
    const entries = await entriesOf([
      { files: { [ROUTE]: sop('Route') } },
      { files: { [ROUTE]: sop('Route', 'sla: [\n') } },
      { files: { [ROUTE]: sop('Route', 'sla: [\n', '1. Open the lead.\n') } },
      { files: { [ROUTE]: sop('Route', 'status: draft\n', '1. Open the lead.\n') } },
    ]);
    expect(entries.map(({ changes }) => changes.map(({ text }) => text))).toEqual([
      ['Frontmatter repaired: its YAML can be read again', 'Status changed: active -> draft'],
      ['Step 2 removed: "Call the lead within 15 minutes."'],
      ['Frontmatter became unreadable: its YAML is broken'],
      ['SOP added: Route'],
    ]);
  });

  test('says so where the text of a version is not there', async () => {
    const history = makeInMemoryHistory([{ files: { [ROUTE]: sop('Route') } }, { files: { [ROUTE]: sop('Route', 'sla: []\n') } }]);
    const { entries } = await changeLogOf({ ...history, readBlobs: async () => new Map() });
    expect(told(entries)).toEqual(['Commit 2 | route | Changed; what changed cannot be read from here', 'Commit 1 | route | SOP added; its text cannot be read from here']);
  });

  test('marks commits that .git-blame-ignore-revs names', async () => {
    const entries = await entriesOf([{ files: { [ROUTE]: sop('Route') } }, { files: { [ROUTE]: sop('Way') }, isIgnored: true }]);
    expect(entries.map(({ mass }) => mass)).toEqual([true, false]);
  });

  test('marks commits over more than 20 files', async () => {
    const files = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`sops/a/s${index}.mdx`, sop(`S${index}`)]));
    expect((await entriesOf([{ files }, { files: { 'sops/a/s0.mdx': sop('S0', 'status: draft\n') } }])).map(({ mass }) => mass)).toEqual([false, ...Array<boolean>(21).fill(true)]);
  });

  test('is the same with comparisons kept from an earlier run, and compares none of them again', async () => {
    const commits = [{ files: { [ROUTE]: sop('Route') } }, { files: { [ROUTE]: sop('Route', 'sla: [\n') } }, { files: { [ROUTE]: sop('Route', 'kind: routine\n') } }, { files: { [ROUTE]: sop('Way') } }];
    const kept = new Map<string, Comparison>();
    const cold = await changeLogOf(makeInMemoryHistory(commits), { cache: kept });
    expect(kept.size).toBe(4);
    const history = makeInMemoryHistory(commits);
    const warm = await changeLogOf({ ...history, readBlobs: () => Promise.reject(new Error('Nothing is to be read')) }, { cache: kept });
    expect(warm).toEqual(cold);
    expect(warm.entries).toHaveLength(4);
  });

  test('tells a role by the name it has today, whatever was kept under its former name', async () => {
    const commits = [{ files: { [ROUTE]: sop('Route') } }, { files: { [ROUTE]: sop('Route').replace('owner: cro', 'owner: sdr') } }];
    const kept = new Map<string, Comparison>();
    const newest = async (title: string) => {
      const roles = { path: 'roles.yaml', entries: new Map([['cro', { title }]]) };
      return (await changeLogOf(makeInMemoryHistory(commits), { cache: kept, names: namesOf({ roles, systems: undefined }) })).entries[0]?.headline;
    };
    expect([await newest('CRO'), await newest('Chief revenue officer'), await newest('CRO')]).toEqual([
      'Owner changed: CRO -> sdr', 'Owner changed: Chief revenue officer -> sdr', 'Owner changed: CRO -> sdr',
    ]);
  });

  test('is empty, with the reason, where history cannot be read whole', async () => {
    const state = { kind: 'shallow', message: 'Unexpected shallow clone', hint: 'Run: git fetch --unshallow' } as const;
    expect(await changeLogOf(makeInMemoryHistory([{ files: { [ROUTE]: sop('Route') } }], state))).toEqual({ state, notices: [], entries: [] });
  });
});

test('entries since a date or a commit are those that landed then', async () => {
  const history = makeInMemoryHistory([{ files: { [ROUTE]: sop('Route') } }, { files: { [ROUTE]: sop('Way') } }]);
  const { entries } = await changeLogOf(history);
  const since = async (text: string) => (await entriesSince(history, entries, text))?.map(({ commit }) => commit.subject);
  expect([await since('2026-01-02'), await since('2026-01-01'), await since('1'.padStart(40, '0')), await since('nope')]).toEqual([['Commit 2'], ['Commit 2', 'Commit 1'], ['Commit 2'], undefined]);
  expect((await entriesSince(history, entries, '2026-01-01', 'Pacific/Honolulu'))?.map(({ commit }) => commit.subject), 'where it was still the day before').toEqual(['Commit 2']);
  expect([await since('2026-13-99'), await since('2026-02-30'), await since('2024-02-29')]).toEqual([undefined, undefined, ['Commit 2', 'Commit 1']]);
});

describe('unlogged changes', () => {
  const entry = (version: string) => `changelog: [{ version: ${version}, date: 2026-01-01, what: What changed }]\n`;

  test('are those after the newest entry of the SOP\'s own change log, newest first, without editorial ones', async () => {
    const entries = await entriesOf([
      { files: { [ROUTE]: sop('Route', entry('1.0.0')) } },
      { files: { [ROUTE]: sop('Route', `sla: [{ start: a, within: PT2H }]\n${entry('1.0.0')}`) } },
      { files: { [ROUTE]: sop('Route', `sla: [{ start: a, within: PT1H }]\n${entry('1.1.0')}`) } },
      { files: { [ROUTE]: sop('Way', `sla: [{ start: a, within: PT1H }]\n${entry('1.1.0')}`) } },
      { files: { [ROUTE]: sop('Way', `sla: [{ start: a, within: PT3H }]\nrelated: [x]\n${entry('1.1.0')}`) } },
    ]);
    expect(unloggedChanges(entries, 'route')).toEqual([{ date: '2026-01-05', text: 'SLA loosened: 1 hour -> 3 hours' }, { date: '2026-01-04', text: 'Title changed: Route -> Way' }]);
    expect(unloggedChanges(entries, 'route', 'Pacific/Honolulu').map(({ date }) => date)).toEqual(['2026-01-04', '2026-01-03']);
    expect(unloggedChanges(entries, 'other')).toEqual([]);
  });

  test('begin after the SOP was added, and commits to be ignored count as far as they change the work', async () => {
    const entries = await entriesOf([
      { files: { [ROUTE]: sop('Route') } },
      { files: { [ROUTE]: sop('Way') } },
      { files: { [ROUTE]: sop('Path', 'related: [x]\n') }, isIgnored: true },
      { files: { [ROUTE]: sop('Path') }, isIgnored: true },
    ]);
    expect(unloggedChanges(entries, 'route')).toEqual([{ date: '2026-01-03', text: 'Title changed: Way -> Path' }, { date: '2026-01-02', text: 'Title changed: Route -> Way' }]);
  });
});
