import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { fakeTerminal, type FakeTerminalOptions } from './fake-terminal.ts';
import { run } from './run.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LEAD = 'content/sops/revops/route-lead.mdx';
const folder = mkdtempSync(path.join(tmpdir(), 'sopwright-living-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The shipped playbook's registries and one of its SOPs. */
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const file of ['roles.yaml', 'systems.yaml', 'glossary.yaml', 'playbook.yaml']) cpSync(path.join(ROOT, 'content', file), path.join(folder, 'content', file));
  cpSync(path.join(ROOT, LEAD), path.join(folder, LEAD));
});

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};
const change = (file: string, edit: (text: string) => string) => write(file, edit(read(file)));
const addSettings = (yaml: string) => change('content/playbook.yaml', (text) => `${text}\n${yaml}\n`);
const addVagueStep = () => change(LEAD, (text) => text.replace(/^1\. \*\*/m, '1. **SDR:** Open the list soon.\n1. **'));

async function sop(args: readonly string[], options: FakeTerminalOptions = {}) {
  const terminal = fakeTerminal(folder, options);
  const code = await run(args, terminal);
  return { code, output: terminal.output(), errors: terminal.errors() };
}

interface Report {
  readonly sops: readonly { readonly id: string; readonly failures: readonly string[]; readonly scores: Readonly<Record<string, number>>; readonly findings: readonly { readonly rule: string; readonly debt?: boolean; readonly severity: string }[] }[];
  readonly registries: readonly { readonly path: string; readonly findings: readonly { readonly message: string; readonly line: number }[] }[];
  readonly notChecked: readonly { readonly reason: string }[];
  readonly goneDebt: readonly unknown[];
  readonly adjustedRules: readonly unknown[];
}

const lint = async (...args: string[]) => JSON.parse((await sop(['lint', '--format', 'json', '--as-of', '2026-11-22', ...args])).output) as Report;
const rulesOf = (report: Report) => report.sops.flatMap(({ findings }) => findings.map(({ rule }) => rule));

describe('the settings of rules', () => {
  test('switch a rule off, and the report says so', async () => {
    addVagueStep();
    expect(rulesOf(await lint())).toContain('vague-term');
    addSettings('rules: { vague-term: off, step-length: info }');
    const report = await lint();
    expect(rulesOf(report)).not.toContain('vague-term');
    expect(report.adjustedRules).toEqual([{ rule: 'vague-term', severity: 'off', options: false }, { rule: 'step-length', severity: 'info', options: false }]);
  });

  test('that cannot be meant are findings at their line, and fail the run', async () => {
    addSettings('rules:\n  vague-terms: off\n  mdx-fence: off\nthresholds: { revop: 70 }');
    const { registries } = await lint();
    const line = read('content/playbook.yaml').split('\n').indexOf('  vague-terms: off') + 1;
    expect(registries.map((file) => file.path)).toEqual(['content/playbook.yaml']);
    expect(registries[0]?.findings.map((finding) => [finding.line, finding.message.replace(/, expected.*(?=\()|, expected.*$/, ' ')])).toEqual([
      [line, 'Unexpected rule "vague-terms" (did you mean "vague-term"?)'],
      [line + 1, 'Unexpected setting of "mdx-fence" '],
      [line + 2, 'Unexpected function "revop" (did you mean "revops"?)'],
    ]);
    expect((await sop(['lint'])).code).toBe(1);
  });

  test('set the minimum of a function', async () => {
    addSettings('thresholds: { revops: { iteration: 100 } }');
    change(LEAD, (text) => text.replace(/^reviewOn:\n(?: .*\n|- .*\n)+|^reviewOn:.*\n/m, ''));
    expect((await lint()).sops[0]?.failures.join()).toMatch(/iteration \d+ is below 100/);
  });
});

describe('rules of the playbook itself', () => {
  const RULE = `export default { name: 'no-lead', severity: 'warning', weight: { smell: 0.1, precision: 1 }, summary: 's', why: 'w', remedy: 'r', source: 'x', examples: [],
    *check(sop) { globalThis.localRuleRan = true; yield { place: { line: 1, column: 1 }, message: 'Unexpected lead, expected none' }; } };`;

  beforeEach(() => {
    delete (globalThis as { localRuleRan?: boolean }).localRuleRan;
    addSettings('localRules: rules');
    write('content/rules/transferability/no-lead.js', RULE);
  });

  test('never run because playbook.yaml says so, and the report says that they did not', async () => {
    const report = await lint();
    expect(rulesOf(report)).not.toContain('no-lead');
    expect((globalThis as { localRuleRan?: boolean }).localRuleRan).toBeUndefined();
    expect(report.notChecked.map(({ reason }) => reason).join()).toContain('code that comes with content runs only when you ask for it');
  });

  test('run when the person at the command line says so', async () => {
    expect(rulesOf(await lint('--local-rules'))).toContain('no-lead');
    const asked = await sop(['lint', '--format', 'json'], { env: { SOP_LOCAL_RULES: '1' } });
    expect(asked.output).toContain('no-lead');
  });

  test('can be configured, and what is wrong with them is told with their file', async () => {
    addSettings('rules: { no-lead: off }');
    expect(rulesOf(await lint('--local-rules'))).not.toContain('no-lead');
    const refusals: [string, RegExp][] = [
      ['export default {};', /its default export is no rule/],
      [RULE.replace("'no-lead'", "'other'"), /its name is "other", expected that of its file, "no-lead"/],
      [RULE.replace('*check(sop) {', 'checks() {'), /it has neither check nor facts and judge/],
      ['export default (', /it cannot be loaded/],
    ];
    for (const [text, message] of refusals) {
      write('content/rules/transferability/no-lead.js', `${text}\n// ${message.source}\n`);
      const { code, errors } = await sop(['lint', '--local-rules']);
      expect([code, errors]).toEqual([2, expect.stringMatching(message)]);
      expect(errors).toContain('content/rules/transferability/no-lead.js'.slice('content/'.length));
    }
  });

  test('that throw, or yield what is no finding, end the run with their name', async () => {
    for (const body of ["throw new Error('boom');", "yield { message: 'x' };"]) {
      write('content/rules/transferability/no-lead.js', RULE.replace(/\{ globalThis.*\} \}/, `{ ${body} } }`));
      expect(await sop(['lint', '--local-rules'])).toMatchObject({ code: 2, errors: expect.stringMatching(/no-lead\.js does not work: (?:it threw: boom|it yields something that is no finding)/) as string });
    }
  });

  test('are not loaded from outside the content folder', async () => {
    rmSync(path.join(folder, 'content/rules'), { recursive: true });
    mkdirSync(path.join(folder, 'elsewhere/transferability'), { recursive: true });
    write('elsewhere/transferability/no-lead.js', RULE);
    symlinkSync('../elsewhere', path.join(folder, 'content/rules'));
    expect(await sop(['lint', '--local-rules'])).toMatchObject({ code: 2, errors: expect.stringContaining('it leads out of the content folder') as string });
  });

  test('are not loaded through a link within their folder either', async () => {
    rmSync(path.join(folder, 'content/rules'), { recursive: true });
    mkdirSync(path.join(folder, 'content/rules'), { recursive: true });
    write('elsewhere/transferability/no-lead.js', RULE);
    symlinkSync('../../elsewhere/transferability', path.join(folder, 'content/rules/transferability'));
    expect(await sop(['lint', '--local-rules'])).toMatchObject({ code: 2, errors: expect.stringContaining('rules/transferability/no-lead.js leads out of it') as string });
    expect((globalThis as { localRuleRan?: boolean }).localRuleRan).toBeUndefined();
  });

  test.each([['"rules\\0"', 'a name with a control character in it is no folder'], ['.', 'it is the content folder itself']])('are not loaded from a folder named %s', async (name, message) => {
    change('content/playbook.yaml', (text) => text.replace('localRules: rules', `localRules: ${name}`));
    expect(await sop(['lint', '--local-rules'])).toMatchObject({ code: 2, errors: expect.stringContaining(message) as string });
  });
});

describe('the baseline', () => {
  const breakIt = () => change(LEAD, (text) => text.replace(/^escalation:\n(?: .*\n|- .*\n)+/m, '').replace(/^changelog:\n(?: .*\n|- .*\n)+/m, ''));

  test('takes what is known out of failing and leaves the scores as they are', async () => {
    breakIt();
    const before = await lint();
    expect(before.sops[0]?.failures).toContain('unmaintained');
    const adopted = await sop(['lint', '--update-baseline', '--as-of', '2026-11-22']);
    expect([adopted.code, adopted.errors]).toEqual([0, expect.stringMatching(/Wrote content\/baseline\.json: \d+ findings known from now on\.\n/)]);
    expect(adopted.output).toMatch(/Pass, with debt/);
    const after = await lint();
    expect([after.sops[0]?.failures, after.sops[0]?.scores]).toEqual([[], before.sops[0]?.scores]);
    expect(after.sops[0]?.findings.every(({ debt, severity }) => debt === true || severity === 'info')).toBe(true);
  });

  test('fails what is new, and refuses to take it in', async () => {
    await sop(['lint', '--update-baseline', '--as-of', '2026-11-22']);
    const first = read('content/baseline.json');
    breakIt();
    expect((await sop(['lint', '--as-of', '2026-11-22'])).code).toBe(1);
    const again = await sop(['lint', '--update-baseline', '--as-of', '2026-11-22']);
    expect(again.code).toBe(1);
    expect(again.errors).toMatch(/Not taken in, because a baseline only shrinks: mend or waive these\.\n {2}route-lead: .*change-log-quality/s);
    expect(read('content/baseline.json')).toBe(first);
  });

  test('says what is no longer found, and drops it when asked', async () => {
    const whole = read(LEAD);
    breakIt();
    await sop(['lint', '--update-baseline', '--as-of', '2026-11-22']);
    write(LEAD, whole);
    expect((await lint()).goneDebt.length).toBeGreaterThan(0);
    expect((await sop(['lint', '--update-baseline', '--dry-run'])).errors).toMatch(/Would write/);
    expect(read('content/baseline.json')).toContain('change-log-quality');
    await sop(['lint', '--update-baseline', '--as-of', '2026-11-22']);
    expect(read('content/baseline.json')).not.toContain('change-log-quality');
    expect((await lint()).goneDebt).toEqual([]);
  });

  test('that cannot be read is a finding and hides nothing', async () => {
    breakIt();
    write('content/baseline.json', '{ "version": 1, "debt": ');
    const report = await lint();
    expect(report.registries[0]?.path).toBe('content/baseline.json');
    expect(report.sops[0]?.failures).toContain('unmaintained');
    expect((await sop(['lint', '--update-baseline'])).code).toBe(2);
  });

  test('must not grow in a pull request', async () => {
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_AUTHOR_DATE: '2026-11-20T10:00:00Z', GIT_COMMITTER_DATE: '2026-11-20T10:00:00Z' } });
    await sop(['lint', '--update-baseline', '--as-of', '2026-11-22']);
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-q', '-m', 'Base');
    expect((await lint('--since', 'main')).registries).toEqual([]);
    write('content/baseline.json', '{ "version": 1, "debt": { "route-lead": [{ "rule": "vague-term", "finding": "x", "count": 2 }] } }');
    expect((await lint('--since', 'main')).registries[0]?.findings[0]?.message).toMatch(/^Unexpected growth by 2 known findings/);
  });
});

describe('a text that is piped in', () => {
  const draft = () => read(LEAD).replace(/^1\. \*\*/m, '1. **SDR:** Open the list soon.\n1. **');

  test('is judged as if it lay at its path, with the rest from disk', async () => {
    const args = ['lint', '-', '--stdin-path', LEAD, '--format', 'json', '--as-of', '2026-11-22'];
    const report = JSON.parse((await sop(args, { input: draft() })).output) as Report;
    expect(report.sops.map(({ id }) => id)).toEqual(['route-lead']);
    expect(rulesOf(report)).toContain('vague-term');
    expect(rulesOf(await lint(LEAD))).not.toContain('vague-term');
  });

  test('may have a path at which nothing lies yet', async () => {
    const { output } = await sop(['lint', '-', '--stdin-path', 'content/sops/revops/new-sop.mdx', '--format', 'json'], { input: '---\ntitle: New\n---\n' });
    expect((JSON.parse(output) as Report).sops.map(({ id }) => id)).toEqual(['new-sop']);
    expect(existsSync(path.join(folder, 'content/sops/revops/new-sop.mdx'))).toBe(false);
  });

  test.each([
    [['lint', '-'], /needs a path to lie at/],
    [['lint', '--stdin-path', LEAD], /needs a path to lie at/],
    [['lint', '-', LEAD, '--stdin-path', LEAD], /stands alone/],
    [['lint', '-', '--stdin-path', 'notes.txt'], /ending in \.mdx/],
    [['lint', '-', '--stdin-path', LEAD, '--fix'], /is only judged/],
    [['lint', '--dry-run'], /none is given/],
    [['lint', '--fix', '--dry-run', '--format', 'json'], /instead of a report/],
    [['lint', LEAD, '--update-baseline'], /the whole playbook/],
    [['lint', '--fix', '--update-baseline'], /two steps/],
    [['lint', '--watch', '--fix'], /only looks/],
  ])('or another use is refused in words: sop %j', async (args, message) => {
    expect(await sop(args, { input: 'x' })).toMatchObject({ code: 2, errors: expect.stringMatching(message) as string, output: '' });
  });

  test('has to be piped in', async () => {
    expect((await sop(['lint', '-', '--stdin-path', LEAD])).errors).toMatch(/Nothing is piped in/);
  });
});

describe('--fix', () => {
  const damage = () => change(LEAD, (text) => text.replace(/^1\. \*\*/m, '1. **SDR:** Opens the rule list of 3 March 2026.\n1. **').replaceAll('\n', '\r\n'));

  test('mends the file, keeps its line ends and rights, and says that a review is due', async () => {
    damage();
    chmodSync(path.join(folder, LEAD), 0o666);
    const { errors, output } = await sop(['lint', '--fix', '--as-of', '2026-11-22']);
    expect(read(LEAD)).toContain('**SDR:** Open the rule list of 2026-03-03.\r\n');
    expect(read(LEAD)).not.toMatch(/[^\r]\n/);
    expect(statSync(path.join(folder, LEAD)).mode & 0o777).toBe(0o666);
    expect(errors).toMatch(/route-lead\.mdx: mended (?=.*iso-date 1)(?=.*step-imperative 1).*\. What it tells people to do reads differently now: read it, then run sop review route-lead\.\n/);
    expect(output).not.toMatch(/iso-date|step-imperative/);
    const mended = read(LEAD);
    expect((await sop(['lint', '--fix'])).errors).toContain('There is nothing that --fix can mend.');
    expect(read(LEAD)).toBe(mended);
    expect(readdirSync(path.dirname(path.join(folder, LEAD)))).toEqual(['route-lead.mdx']);
  });

  test('shows a diff with --dry-run and writes nothing', async () => {
    damage();
    const before = read(LEAD);
    const { code, output, errors } = await sop(['lint', '--fix', '--dry-run', '--as-of', '2026-11-22']);
    expect(read(LEAD)).toBe(before);
    expect(output).toMatch(/^--- a\/content\/sops\/revops\/route-lead\.mdx.*\n\+\+\+ b\/content\/sops\/revops\/route-lead\.mdx.*\n@@ /);
    expect(output).toContain('\n-1. **SDR:** Opens the rule list of 3 March 2026.\n+1. **SDR:** Open the rule list of 2026-03-03.\n');
    expect([code, errors]).toEqual([0, expect.stringContaining('would mend')]);
  });

  test('leaves a file whose frontmatter or MDX cannot be read', async () => {
    for (const harm of [(text: string) => text.replace(/^title: /m, 'title: ['), (text: string) => `${text}\n<Callout>\n`]) {
      damage();
      change(LEAD, harm);
      const before = read(LEAD);
      await sop(['lint', '--fix']);
      expect(read(LEAD)).toBe(before);
      cpSync(path.join(ROOT, LEAD), path.join(folder, LEAD));
    }
  });

  test('mends only the SOPs that are named', async () => {
    damage();
    write('content/sops/revops/other.mdx', '## Notes\n\nSince 3 March 2026.\n');
    await sop(['lint', 'content/sops/revops/other.mdx', '--fix']);
    expect(read('content/sops/revops/other.mdx')).toContain('2026-03-03');
    expect(read(LEAD)).toContain('3 March 2026');
  });
});

test.each(['gitlab', 'junit', 'markdown', 'sarif', 'github'])('prints %s', async (format) => {
  addVagueStep();
  expect((await sop(['lint', '--format', format, '--as-of', '2026-11-22'])).output).toContain('vague');
});
