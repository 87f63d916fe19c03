import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { makeTemporaryFolder } from '../history/temporary-repository.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { FORMATS } from './formats.ts';
import { run } from './run.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LEAD = 'content/sops/revops/route-lead.mdx';
/** On this day the review, the waivers, the owner's term and the sentences of the playbook hold for the last time. */
const LAST_DAY = '2027-02-20';
const DAYS = [LAST_DAY, '2027-02-21', '2016-02-29', '2047-01-01'];

let folder = '';
afterEach(() => void vi.unstubAllEnvs());

function gitIn(cwd: string, date: string, ...args: string[]): string {
  const [author = '', committer = author] = date.split('|');
  const environment = { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_AUTHOR_DATE: author, GIT_COMMITTER_DATE: committer };
  return execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd, env: environment, encoding: 'utf8' }).trim();
}

const edit = (file: string, change: (text: string) => string) => writeFileSync(path.join(folder, file), change(readFileSync(path.join(folder, file), 'utf8')));

async function lint(cwd: string, ...args: string[]) {
  const terminal = fakeTerminal(cwd, { today: LAST_DAY });
  const code = await run(['lint', ...args], terminal);
  return { code, output: terminal.output(), errors: terminal.errors() };
}

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

interface Report {
  readonly sops: readonly { readonly id: string; readonly path: string; readonly scores: object; readonly findings: readonly Finding[]; readonly failures: readonly string[] }[];
  readonly notices: readonly object[];
  readonly notChecked: readonly { readonly rule: string | null; readonly reason: string }[];
  readonly summary: object;
}

const report = async (cwd: string, ...args: string[]) => JSON.parse((await lint(cwd, '--format', 'json', ...args)).output) as Report;

const WAIVER = (rule: string) => `{ rule: ${rule}, reason: Until the next quarter, owner: cro, expires: ${LAST_DAY} }`;

/** A playbook in which everything that can end does so on LAST_DAY; its change log does not tell of its last change. */
beforeAll(() => {
  folder = makeTemporaryFolder();
  for (const name of ['roles.yaml', 'systems.yaml', 'glossary.yaml', 'playbook.yaml', 'sops/revops']) cpSync(path.join(ROOT, 'content', name), path.join(folder, 'content', name), { recursive: true });
  gitIn(folder, '2026-11-20T10:00:00Z', 'init', '-q', '-b', 'main');
  mkdirSync(path.join(folder, '.github'));
  writeFileSync(path.join(folder, '.github/CODEOWNERS'), 'content/ @revops-lead\n');
  edit('content/roles.yaml', (text) => text.replaceAll(/\{ handle: "@(revops-lead|revops-analyst)", since: 2026-01-05 \}/g, `{ handle: "@$1", since: 2026-01-05, until: ${LAST_DAY} }, { handle: "@next", since: 2027-02-21 }`));
  edit(LEAD, (text) => text
    .replace(/^outputs:\n(?: .*\n)+/m, '')
    .replace(/^lastReviewed:/m, `waivers: [${WAIVER('output-addressed')}, ${WAIVER('change-log-quality')}, ${WAIVER('vague-term')}]\n$&`)
    .replace(/^1\. \*\*/m, `1. **SDR:** Use the old list until ${LAST_DAY}. Use the old form until ${LAST_DAY}. Use the old key until ${LAST_DAY}.\n$&`));
  gitIn(folder, '2026-11-20T10:00:00Z', 'add', '-A');
  gitIn(folder, '2026-11-20T10:00:00Z', 'commit', '-qm', 'Base');
  edit(LEAD, (text) => text.replace(/^reviewEvery: .*$/m, 'reviewEvery: P30D').replace('within: PT5M, hours: clock', 'within: PT7M, hours: clock'));
  gitIn(folder, '2026-11-21T10:00:00Z', 'commit', '-qam', 'A change that no change log tells');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a change is judged alike on any day', () => {
  beforeAll(() => {
    gitIn(folder, '2026-11-21T11:00:00Z', 'checkout', '-q', '-b', 'topic');
    edit(LEAD, (text) => text.replace(/^1\. \*\*/m, '1. **SDR:** Open the list **Unrouted leads**.\n$&'));
  });
  afterAll(() => {
    gitIn(folder, '2026-11-21T11:00:00Z', 'checkout', '-qf', 'main');
  });

  test('by the whole playbook, the days do differ', async () => {
    const [before, after] = await Promise.all([LAST_DAY, '2027-02-21'].map((day) => report(folder, '--as-of', day)));
    const failures = (of: Report | undefined) => of?.sops.find(({ id }) => id === 'route-lead')?.failures;
    expect(failures(before)).not.toContain('holds a waiver that has expired or does not count');
    expect(failures(after)).toEqual(expect.arrayContaining(['holds a waiver that has expired or does not count', 'incomplete']));
  });

  test.each(FORMATS)('in %s, the verdict and all that is printed are the same but for the day itself', async (format) => {
    const [first, ...others] = await Promise.all(DAYS.map(async (day) => {
      const { code, output } = await lint(folder, '--since', 'main', '--as-of', day, '--format', format);
      return { code, output: output.replace(`as of ${day}`, 'as of DAY').replace(`"asOf": "${day}"`, '"asOf": DAY') };
    }));
    for (const other of others) expect(other).toEqual(first);
    expect(first?.output).toContain('route-lead');
  });

  test('what only the day makes wrong is said not to be checked, and fails nothing', async () => {
    const { sops, notChecked } = await report(folder, '--since', 'main', '--as-of', '2047-01-01');
    expect(sops.map(({ id, failures }) => [id, failures])).toEqual([['route-lead', []]]);
    expect(notChecked.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/^overdue reviews, .*: a change is judged alike on any day/));
    expect(sops[0]?.findings.filter(({ rule }) => ['valid-waiver', 'owner-current', 'review-current', 'no-relative-time'].includes(rule))).toEqual([]);
  });
});

describe('what the checkout says of time changes nothing', () => {
  /** The report without what git alone tells, and what the rules say that could not look. */
  function withoutGit({ sops, notChecked, summary, ...rest }: Report) {
    return {
      ...rest,
      sops: sops.map((sop) => ({ ...sop, findings: sop.findings.filter(({ rule, severity }) => rule !== 'change-log-quality' || severity !== 'info') })),
      notChecked: notChecked.filter(({ rule, reason }) => rule !== 'change-log-quality' && !/^Unexpected (?:shallow clone|folder outside|absence of the program git)/.test(reason)),
      // They count what is left out here.
      summary: { ...summary, findings: undefined, waived: undefined },
    };
  }

  const clone = (name: string, ...args: string[]) => {
    const target = path.join(folder, '.clones', name);
    gitIn(folder, '2026-11-21T12:00:00Z', 'clone', '-q', ...args, `file://${folder}`, target);
    return target;
  };
  const isUnlogged = ({ message }: Finding) => message.startsWith('Unexpected change after the newest entry');
  afterEach(() => rmSync(path.join(folder, '.clones'), { recursive: true, force: true }));

  test('a clone of depth 1, no repository and no git give the same report but for what they say was not checked', async () => {
    const [whole, shallow] = [clone('whole'), clone('shallow', '--depth', '1')];
    const none = makeTemporaryFolder();
    onTestFinished(() => rmSync(none, { recursive: true }));
    cpSync(whole, none, { recursive: true, filter: (source) => !source.includes(`${path.sep}.git${path.sep}`) });
    const full = await report(whole);
    expect(full.notChecked).toEqual([]);
    expect(full.sops.flatMap(({ findings }) => findings.filter(isUnlogged))).toMatchObject([{ rule: 'change-log-quality', severity: 'info', message: expect.stringContaining('(2026-11-21: SLA') }]);
    const others = [await report(shallow), await report(none)];
    vi.stubEnv('PATH', '/nowhere');
    others.push(await report(whole));
    for (const other of others) {
      expect(other.notChecked.map(({ rule }) => rule)).toEqual(['change-log-quality', null]);
      expect(withoutGit(other)).toEqual(withoutGit(full));
    }
  });

  test('in text, lines of a clone of depth 1 differ only by what was not checked, and by how many findings there are', async () => {
    const [whole, shallow] = [clone('whole'), clone('shallow', '--depth', '1')];
    const [full, cut] = await Promise.all([whole, shallow].map(async (cwd) => (await lint(cwd)).output.replace(/, \d+ findings \(\d waived\)/, '').split('\n')));
    expect(full?.filter((line) => !cut?.includes(line))).toEqual([expect.stringMatching(/^ +\d+:1 +waived +Unexpected change after the newest entry .* change-log-quality /)]);
    expect(cut?.filter((line) => !full?.includes(line))).toEqual(['Not checked', expect.stringMatching(/^ {2}the history in git was not read/), expect.stringMatching(/^ {2}Unexpected shallow clone, .* git fetch --unshallow/)]);
  });

  test('dates of commits and of files change neither scores nor verdicts', async () => {
    const whole = clone('whole');
    const before = await report(whole);
    for (const dates of ['1970-01-02T00:00:00Z|2099-12-31T23:59:59-1200', '2099-01-01T00:00:00Z|1970-01-02T00:00:00+1400']) {
      gitIn(whole, dates, 'commit', '-q', '--amend', '--no-edit', '--date', dates.split('|')[0] ?? '');
      const after = await report(whole);
      expect(after.sops.flatMap(({ findings }) => findings.filter(isUnlogged))).toHaveLength(1);
      expect(withoutGit(after)).toEqual(withoutGit(before));
      expect(after.summary).toEqual(before.summary);
    }
    const dated = await report(whole);
    for (const file of readdirSync(path.join(whole, 'content'), { recursive: true, encoding: 'utf8' })) utimesSync(path.join(whole, 'content', file), 4e9, 4e9);
    expect(await report(whole)).toEqual(dated);
  });

  test('a clone of depth 1 refuses to judge a change, rather than pass it', async () => {
    const { code, output, errors } = await lint(clone('shallow', '--depth', '1'), '--since', 'HEAD');
    expect([code, output, errors]).toEqual([2, '', expect.stringMatching(/^Unexpected shallow clone, .*\n {2}Run: git fetch --unshallow/)]);
  });
});
