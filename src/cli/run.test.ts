import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RULES } from '../../lint-rules/index.ts';
import { lintReportJsonSchema } from '../lint/reporters/json-schema.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { run } from './run.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LEAD = 'content/sops/revops/route-lead.mdx';
let folder = '';

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false', ...args], {
    cwd: folder,
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_AUTHOR_DATE: '2026-11-20T10:00:00Z', GIT_COMMITTER_DATE: '2026-11-20T10:00:00Z' },
  }).toString();

/** The shipped playbook in a repository of its own: a base commit on main, a branch checked out. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sopwright-cli-'));
  git('init', '-q', '-b', 'main');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The registries and one function's SOPs: as much as most tests need. */
beforeEach(() => {
  rmSync(path.join(folder, 'content'), { recursive: true, force: true });
  for (const name of ['roles.yaml', 'systems.yaml', 'glossary.yaml', 'playbook.yaml', 'sops/revops']) {
    cpSync(path.join(ROOT, 'content', name), path.join(folder, 'content', name), { recursive: true });
  }
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'Base');
});

const addEverySop = () => cpSync(path.join(ROOT, 'content'), path.join(folder, 'content'), { recursive: true });

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const change = (file: string, edit: (text: string) => string) => writeFileSync(path.join(folder, file), edit(read(file)));

async function sop(...args: string[]) {
  const terminal = fakeTerminal(folder);
  const code = await run(args, terminal);
  return { code, output: terminal.output(), errors: terminal.errors() };
}

interface Report {
  sops: { id: string; scores: Record<string, number>; minimum: number; failures: string[]; findings: { rule: string }[]; fixes: { gain: Record<string, number> }[] }[];
  notices: { path: string; message: string }[];
  summary: { sops: number; failing: number };
}

async function lintJson(...args: string[]): Promise<Report> {
  return JSON.parse((await sop('lint', '--format', 'json', ...args)).output) as Report;
}

describe('sop lint', () => {
  test('passes the shipped playbook, each SOP but the draft with 85 or more in every dimension', async () => {
    addEverySop();
    const { code } = await sop('lint', '--as-of', '2026-11-22');
    const report = await lintJson('--as-of', '2026-11-22');
    expect(report.sops.length).toBeGreaterThanOrEqual(12);
    const drafts = report.sops.filter((entry) => entry.id === 'escalate-support-case');
    expect(drafts).toHaveLength(1);
    for (const entry of report.sops) if (!drafts.includes(entry)) expect([entry.id, entry.minimum >= 85]).toEqual([entry.id, true]);
    expect(code).toBe(0);
  });

  test('says honestly, three years on, that the playbook is stale', async () => {
    addEverySop();
    const { code, output } = await sop('lint', '--as-of', '2029-11-22');
    expect(code).toBe(1);
    expect(output).toMatch(/Fail/);
    expect(output).toMatch(/gate stale/);
  });

  test('prints JSON that fits its published schema', async () => {
    const validate = new Ajv2020({ strict: false, formats: { date: true } }).compile(lintReportJsonSchema());
    change(LEAD, (text) => text.replace(/^owner: .*$/m, 'owner: [a, b]'));
    writeFileSync(path.join(folder, 'content/sops/revops/binary.mdx'), new Uint8Array([0, 1]));
    const report = await lintJson('--as-of', '2029-01-01');
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.summary.failing).toBeGreaterThan(1);
  });

  test('lints one file or one folder, with the whole playbook around it', async () => {
    addEverySop();
    expect((await lintJson(LEAD)).sops.map((entry) => entry.id)).toEqual(['route-lead']);
    expect((await lintJson('content/sops/revops')).sops.length).toBeGreaterThan(1);
  });

  test('takes the id of an SOP for its file, and a file for its id', async () => {
    expect((await lintJson('route-lead')).sops.map(({ id }) => id)).toEqual(['route-lead']);
    const { output } = await sop('review', LEAD, '--by', '@revops-lead', '--method', 'ran', '--sampled', 'x', '--outcome', 'confirmed', '--dry-run');
    expect(output).toContain(`Would write to ${LEAD}`);
    for (const command of ['lint', 'review']) expect((await sop(command, LEAD.replace('route', 'rout'))).errors).toContain('(did you mean "route-lead"?)');
  });

  test('works on another folder of SOPs', async () => {
    cpSync(path.join(folder, 'content/sops/revops'), path.join(folder, 'elsewhere'), { recursive: true });
    const report = await lintJson('--content', 'elsewhere');
    rmSync(path.join(folder, 'elsewhere'), { recursive: true });
    expect(report.sops.map((entry) => entry.id)).toContain('route-lead');
  });

  test('ends text output with a verdict and the fixes that raise a score most', async () => {
    change(LEAD, (text) => text.replace(/^escalation:\n(?: .*\n)+/m, ''));
    const alone = await sop('lint', LEAD, '--as-of', '2026-11-22');
    expect(alone.output).toMatch(/transferability +█+░* +\d+/);
    expect(alone.output).toMatch(/fix first: .*line \d+ escalation-path \(\+\d+\.\d transferability\)/);
    const { output } = await sop('lint', 'content/sops/revops', '--as-of', '2026-11-22');
    expect(output).toMatch(/Fixes that raise a score most:\n {2}content\/sops\/revops\/route-lead\.mdx:\d+ {2}\+\d+\.\d/);
  });

  test('prints annotations that content cannot escape from', async () => {
    change(LEAD, (text) => text.replace(/^owner: .*$/m, 'owner: "x\\n::error::forged"'));
    const { output } = await sop('lint', LEAD, '--format', 'github');
    expect(output).toMatch(/^::error file=content\/sops\/revops\/route-lead\.mdx,line=\d+,col=\d+/m);
    expect(output).not.toMatch(/^::error::forged/m);
  });

  test('prints SARIF with every rule and places that start at 1', async () => {
    const log = JSON.parse((await sop('lint', '--format', 'sarif', '--as-of', '2029-01-01')).output) as {
      version: string;
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; locations: { physicalLocation: { region: { startLine: number } } }[] }[] }[];
    };
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0]?.tool.driver.rules.map((rule) => rule.id)).toEqual([...RULES.map((rule) => rule.name), 'sop-fails', 'valid-registry']);
    expect(log.runs[0]?.results.length).toBeGreaterThan(0);
    for (const result of log.runs[0]?.results ?? []) expect(result.locations[0]?.physicalLocation.region.startLine).toBeGreaterThanOrEqual(1);
  });
});

describe('sop lint --since', () => {
  test('passes with nothing to judge when nothing changed', async () => {
    const report = await lintJson('--since', 'main');
    expect(report.summary).toMatchObject({ sops: 0, failing: 0 });
  });

  test('gives a changed step a notice, not a failure, whatever the day', async () => {
    change(LEAD, (text) => text.replace(/^1\. \*\*/m, '1. **SDR:** Open the list.\n1. **'));
    for (const day of ['2026-11-22', '2036-11-22']) {
      const report = await lintJson('--since', 'main', '--as-of', day);
      expect(report.sops.map((entry) => [entry.id, entry.failures])).toEqual([['route-lead', []]]);
      expect(report.notices).toContainEqual({ path: LEAD, message: expect.stringContaining('review needed') as string });
      expect(report.sops[0]?.findings).toContainEqual(expect.objectContaining({ rule: 'change-log-quality', message: expect.stringContaining('(in this change: Step 1 of') as string }));
      expect(report.sops[0]?.findings.map(({ rule }) => rule)).not.toContain('changed-since-review');
    }
  });

  test('fails a change that makes an SOP worse, and names the fall', async () => {
    change(LEAD, (text) => text.replace(/^escalation:\n(?: .*\n)+/m, ''));
    const report = await lintJson('--since', 'main');
    expect(report.sops[0]?.failures.join()).toMatch(/transferability falls by \d+\.\d points/);
    expect((await sop('lint', '--since', 'main')).code).toBe(1);
  });

  test('fails a review date moved by hand', async () => {
    change(LEAD, (text) => text.replace(/^lastReviewed: .*$/m, 'lastReviewed: 2026-11-21'));
    expect((await lintJson('--since', 'main')).sops[0]?.failures.join()).toMatch(/breaks the review record/);
  });

  test('names the owners of the SOPs that take what it alters, and of no others', async () => {
    addEverySop();
    git('add', '-A');
    git('commit', '-q', '-m', 'All');
    const suspects = async () => (await lintJson('--since', 'main~0')).notices.filter(({ message }) => message.startsWith('suspect')).map(({ path: file, message }) => `${path.basename(file, '.mdx')} | ${message}`);
    change(LEAD, (text) => text.replace('what: Audit trail of the rule that matched, format: Lead.RoutingRule', 'what: Audit trail of the rule that matched, format: Lead.RoutingNote'));
    expect(await suspects()).toEqual([
      'resolve-ownership-dispute | suspect: it takes "Audit trail of the rule that matched" of route-lead, which this change alters; the Sales ops manager (@sales-ops-manager) should check it, then run sop review resolve-ownership-dispute',
    ]);
    git('checkout', '-q', '--', '.');
    change(LEAD, (text) => text.replace('Weekly routing audit', 'Monthly routing audit').replace(/^1\. \*\*/m, '1. **SDR:** Open the list.\n1. **'));
    expect(await suspects()).toEqual([]);
    change('content/glossary.yaml', (text) => text.replace('with at least 25 of 50 points for fit', 'with at least 30 of 50 points for fit'));
    expect((await suspects()).map((line) => line.split(' | ')[0])).toEqual(['meet-lead-sla', 'route-lead']);
  });

  test('fails where it takes away a role that an SOP names, and leaves older faults to their owners', async () => {
    addEverySop();
    change('content/sops/revops/run-qbr.mdx', (text) => text.replace('accountable: revops-lead', 'accountable: nobody'));
    git('add', '-A');
    git('commit', '-q', '-m', 'All, with a fault');
    expect((await sop('lint', '--since', 'main')).code).toBe(0);
    change('content/roles.yaml', (text) => text.replace(/^fpa-partner:\n(?: .*\n)+/m, ''));
    const { sops, notices } = await lintJson('--since', 'main');
    expect(sops.length).toBeGreaterThan(0);
    expect(sops.every(({ failures, findings }) => failures.join() === 'stale' && findings.every(({ rule }) => /^(?:reference-resolves|raci-valid)$/.test(rule)))).toBe(true);
    const whole = (await lintJson()).sops.filter(({ failures }) => failures.includes('stale')).map(({ id }) => id);
    expect(whole.filter((id) => id !== 'run-qbr')).toEqual(sops.map(({ id }) => id).filter((id) => id !== 'run-qbr'));
    expect(JSON.stringify(sops)).not.toContain('nobody');
    expect(notices.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^this change takes away what it names: "fpa-partner"; tell the .+ \(@/));
  });

  test('judges a new SOP, and refuses a name that git does not know', async () => {
    writeFileSync(path.join(folder, 'content/sops/revops/new-sop.mdx'), '---\ntitle: New\n---\n');
    expect((await lintJson('--since', 'main')).sops.map((entry) => entry.id)).toEqual(['new-sop']);
    const { code, errors } = await sop('lint', '--since', 'nowhere');
    expect([code, errors]).toEqual([2, expect.stringMatching(/Git knows no branch, tag or commit "nowhere" here/)]);
    expect((await sop('lint', '--since', '--output=stolen')).code).toBe(2);
  });
});

describe('sop review', () => {
  test('writes the date and a sealed record that the linter accepts', async () => {
    change(LEAD, (text) => text.replace(/^1\. \*\*/m, '1. **SDR:** Open the list.\n1. **'));
    const changed = (await lintJson(LEAD, '--as-of', '2026-11-22')).sops[0]?.findings.map((finding) => finding.rule);
    expect(changed).toContain('changed-since-review');
    const { code, output } = await sop('review', 'route-lead', '--as-of', '2026-11-22', '--by', '@revops-lead', '--method', 'ran', '--sampled', 'lead 00Q-1', 'lead 00Q-7', '--outcome', 'changed');
    expect([code, output]).toEqual([0, expect.stringContaining('Reviewed on 2026-11-22 by @revops-lead (ran)')]);
    expect(read(LEAD)).toMatch(/^lastReviewed: 2026-11-22$/m);
    const rules = (await lintJson(LEAD, '--as-of', '2026-11-22')).sops[0]?.findings.map((finding) => finding.rule) ?? [];
    expect(rules.filter((rule) => /review/.test(rule))).toEqual([]);
  });

  test('asks what no flag says', async () => {
    const terminal = fakeTerminal(folder, { answers: ['@revops-lead', 'observed', 'lead 1, lead 2', 'confirmed'] });
    expect(await run(['review', 'route-lead'], terminal)).toBe(0);
    expect(read(LEAD)).toMatch(/method: observed/);
    expect(read(LEAD)).toMatch(/- lead 2/);
  });

  test('changes nothing with --dry-run', async () => {
    const before = read(LEAD);
    await sop('review', 'route-lead', '--by', '@revops-lead', '--method', 'read', '--sampled', 'x', '--outcome', 'confirmed', '--dry-run');
    expect(read(LEAD)).toBe(before);
  });

  test.each([
    [['review', 'rout-lead'], /did you mean "route-lead"/],
    [['review', 'route-lead', '--by', '@somebody', '--method', 'ran', '--sampled', 'x', '--outcome', 'confirmed'], /does not hold the owner role/],
    [['review', 'route-lead'], /nobody at the terminal/],
    [['review', 'route-lead', '--method', 'guessed'], /Allowed choices/],
    [['review', 'route-lead', '--as-of', '2020-01-01'], /which is after 2020-01-01/],
  ])('refuses sop %j and leaves the file alone', async (args, message) => {
    const before = read(LEAD);
    const { code, errors } = await sop(...args);
    expect([code, errors]).toEqual([2, expect.stringMatching(message)]);
    expect(read(LEAD)).toBe(before);
  });
});

describe('sop changes', () => {
  beforeEach(() => {
    change(LEAD, (text) => text.replace(/^owner: .*$/m, 'owner: sales-ops-manager').replace(/within: PT\d+M/, 'within: PT2M'));
    git('commit', '-qam', 'A message that says nothing');
  });

  test('says what changed, before and after, not what the commit message says', async () => {
    const { code, output } = await sop('changes', '--since', 'HEAD~1');
    expect(code).toBe(0);
    expect(output).toMatch(/Owner changed: RevOps lead -> Sales ops manager/);
    expect(output).not.toMatch(/says nothing/);
  });

  test('prints JSON of its fixed shape', async () => {
    const { changes } = JSON.parse((await sop('changes', '--since', 'HEAD~1', '--format', 'json')).output) as { changes: Record<string, unknown>[] };
    expect(changes.find((entry) => entry['type'] === 'owner-changed')).toMatchObject({ sop: 'route-lead', path: 'sops/revops/route-lead.mdx', before: 'RevOps lead', after: 'Sales ops manager', date: '2026-11-20T10:00:00Z' });
    expect(Object.keys(changes[0] ?? {})).toEqual(['commit', 'date', 'authors', 'sop', 'path', 'type', 'severity', 'text', 'part', 'before', 'after']);
  });

  test('narrows to one SOP, a severity and a date', async () => {
    const all = JSON.parse((await sop('changes', '--sop', 'route-lead', '--severity', 'retrain', '--since', '2026-11-20', '--format', 'json')).output) as { changes: Record<string, unknown>[] };
    expect(all.changes.length).toBeGreaterThan(0);
    expect(all.changes.every((entry) => entry['sop'] === 'route-lead' && entry['severity'] === 'retrain')).toBe(true);
    expect((await sop('changes', '--since', '2030-01-01')).output).toBe('No changes since 2030-01-01.\n');
    expect((await sop('changes', '--help')).output).toContain('Changes of roles.yaml, systems.yaml and glossary.yaml are not in it.');
  });

  test('tells the change log of a folder of plain Markdown, and says so where a folder holds nothing', async () => {
    for (const name of ['docs', 'empty']) mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, 'docs/restart.md'), '# Restart the queue\n\n1. Wait 5 minutes.\n');
    git('add', 'docs');
    git('commit', '-qm', 'Add');
    change('docs/restart.md', (text) => text.replace('5', '10'));
    git('commit', '-qam', 'Edit');
    const { output } = await sop('changes', '--content', 'docs');
    expect(output).toMatch(/Restart the queue \(restart\)[^]*retrain {4}Step 1 reworded: "5 minutes" -> "10 minutes"[^]*SOP added: Restart the queue/);
    const { code, errors } = await sop('changes', '--content', 'empty');
    expect([code, errors]).toEqual([2, expect.stringMatching(/No commit holds an SOP[^]*sop changes --content/)]);
    expect((await sop('changes', '--content', 'nowhere')).errors).toMatch(/There is no folder nowhere/);
  });

  test('refuses a shallow clone with the line that mends it', async () => {
    const clone = mkdtempSync(path.join(tmpdir(), 'sopwright-shallow-'));
    git('clone', '-q', '--depth', '1', `file://${folder}`, clone);
    const terminal = fakeTerminal(clone);
    expect(await run(['changes'], terminal)).toBe(2);
    expect(terminal.errors()).toMatch(/git fetch --unshallow/);
    const linting = fakeTerminal(clone);
    await run(['lint', '--as-of', '2026-11-22'], linting);
    expect(linting.output()).toMatch(/Not checked\n[^]*shallow clone/);
    rmSync(clone, { recursive: true, force: true });
  });
});

describe('sop explain', () => {
  test('lists every rule, and explains each with its examples', async () => {
    const { output } = await sop('explain');
    const ofOne = await sop('explain', 'freshness');
    expect(ofOne.output).toContain('review-current');
    expect(ofOne.output).not.toContain('vague-term');
    for (const rule of RULES) {
      expect(output).toContain(rule.name);
      const one = await sop('explain', rule.name);
      expect(one.code).toBe(0);
      for (const part of [rule.why, rule.remedy, rule.source, ...rule.examples.map(({ title }) => title)]) expect(one.output).toContain(part);
    }
  });
});

test('the sop binary starts in a terminal of its own', () => {
  const output = execFileSync(process.execPath, [path.join(ROOT, 'scripts/sop.mjs'), 'lint', LEAD, '--as-of', '2026-11-22'], { cwd: folder, env: { ...process.env, NO_COLOR: '1' } }).toString();
  expect(output).toContain('route-lead.mdx');
  expect(output).not.toContain('\u001B[');
});
