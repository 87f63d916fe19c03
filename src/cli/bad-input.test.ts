import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeTerminal } from './fake-terminal.ts';
import { run } from './run.ts';

interface JsonSop {
  id: string;
  path: string;
  status: string;
  minimum: number;
  findings: { rule: string; message: string; line: number; column: number }[];
}

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sopwright-bad-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: string | Uint8Array): void {
  const file = path.join(folder, 'content', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function lint(...args: string[]) {
  const terminal = fakeTerminal(folder);
  const code = await run(['lint', '--format', 'json', ...args], terminal);
  const report = terminal.output() === '' ? undefined : (JSON.parse(terminal.output()) as { sops: JsonSop[]; registries: { path: string; findings: JsonSop['findings'] }[]; notChecked: { reason: string }[] });
  return { code, report, errors: terminal.errors(), sop: (id: string) => report?.sops.find((sop) => sop.id === id) };
}

const VALID = `---
title: Route a lead
owner: revops-lead
trigger: [{event: Lead is created, system: crm}]
cadence: per event
inputs: [{what: Lead, system: crm, location: "List view: New"}]
outputs: [{what: Assigned lead, format: Lead.Owner set, recipient: sdr}]
lastReviewed: 2026-11-02
---

## Steps

1. **SDR:** Open the lead.
2. **SDR:** Check the owner.
3. **SDR:** Close the lead.
`;

describe('a file that cannot be read as an SOP is listed, with what is wrong', () => {
  test.each([
    ['binary', new Uint8Array([0x89, 0x50, 0, 1, 2]), /binary content/],
    ['not UTF-8', new Uint8Array([0x2d, 0x2d, 0xff, 0xfe, 0x41]), /UTF-8/],
    ['5 MB', 'x'.repeat(5_000_000), /size of 5\.0 MB, expected at most 1 MB/],
  ])('%s', async (_what, content, message) => {
    write('sops/revops/bad.mdx', content);
    const { code, sop } = await lint();
    expect(code).toBe(1);
    expect(sop('bad')).toMatchObject({ status: 'unreadable', minimum: 0, path: 'content/sops/revops/bad.mdx' });
    expect(sop('bad')?.findings[0]).toMatchObject({ line: 1, column: 1 });
    expect(sop('bad')?.findings[0]?.message).toMatch(message);
  });

  test('a symbolic link, and a link that leads round', async () => {
    write('sops/revops/good.mdx', VALID);
    symlinkSync('/etc/hostname', path.join(folder, 'content/sops/revops/link.mdx'));
    symlinkSync('..', path.join(folder, 'content/sops/revops/loop'));
    const { report, sop } = await lint();
    expect(sop('link')?.findings[0]?.message).toMatch(/symbolic link/);
    expect(report?.sops).toHaveLength(2);
    expect(report?.notChecked.map((entry) => entry.reason).join()).toMatch(/loop is a symbolic link to a folder/);
  });
});

describe('a file that can be read in part says where it is wrong', () => {
  test.each([
    ['an empty file', '', 'valid-frontmatter', /frontmatter/, 1, 1],
    ['broken YAML', '---\ntitle: a: b\n---\n', 'valid-frontmatter', /quotes/, 2, 8],
    ['a duplicate key', VALID.replace('cadence:', 'title: Again\ncadence:'), 'valid-frontmatter', /second use/, 5, 1],
    ['a wrong type', VALID.replace('cadence: per event', 'cadence: 12'), 'valid-frontmatter', /cadence/, 5, 10],
    ['an unknown key', VALID.replace('cadence:', 'cadense:'), 'valid-frontmatter', /did you mean "cadence"/, 5, 1],
    ['code in MDX', `${VALID}\n{globalThis.process.exit()}\n`, 'mdx-fence', /./, 17, 1],
    ['a broken component', `${VALID}\n<Callout kind="note">\n`, 'mdx-fence', /./, 17, 1],
  ])('%s', async (_what, content, rule, message, line, column) => {
    write('sops/revops/route-lead.mdx', content);
    const { code, sop } = await lint();
    expect(code).toBe(1);
    const findings = sop('route-lead')?.findings.filter((finding) => finding.rule === rule && message.test(finding.message)) ?? [];
    expect(findings.map((finding) => [finding.line, finding.column])).toContainEqual([line, column]);
  });

  test('one id in two folders', async () => {
    write('sops/revops/route-lead.mdx', VALID);
    write('sops/sales/route-lead.mdx', VALID);
    const { report } = await lint();
    const duplicate = report?.sops.flatMap((sop) => sop.findings.map((finding) => ({ ...finding, path: sop.path }))).filter((finding) => finding.message.includes('sops/revops/route-lead.mdx'));
    expect(duplicate?.map((finding) => finding.path)).toEqual(['content/sops/sales/route-lead.mdx']);
  });

  test('a registry with a mistake, at its line', async () => {
    write('sops/revops/route-lead.mdx', VALID);
    write('roles.yaml', 'revops-lead:\n  titel: RevOps lead\n');
    const { code, report } = await lint();
    expect(code).toBe(1);
    expect(report?.registries).toMatchObject([{ path: 'content/roles.yaml' }]);
    expect(report?.registries[0]?.findings).toContainEqual(expect.objectContaining({ line: 2, column: 3, message: expect.stringContaining('did you mean "title"') as string }));
  });

  test('missing registries are named, once each', async () => {
    write('sops/revops/a.mdx', VALID);
    write('sops/revops/b.mdx', VALID);
    const { report } = await lint();
    const reasons = report?.notChecked.map((entry) => entry.reason) ?? [];
    expect(reasons.filter((reason) => reason.includes('roles.yaml')).length).toBeGreaterThan(0);
    expect(new Set(report?.notChecked.map((entry) => JSON.stringify(entry))).size).toBe(reasons.length);
  });
});

test.each([
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['bare CR', (text: string) => text.replaceAll('\n', '\r')],
  ['a byte order mark', (text: string) => `\uFEFF${text}`],
])('%s changes no finding and no score', async (_what, change) => {
  write('sops/revops/route-lead.mdx', VALID);
  const plain = await lint();
  write('sops/revops/route-lead.mdx', change(VALID));
  const changed = await lint();
  expect(changed.report).toEqual(plain.report);
});

describe('a mistake on the command line exits with 2 and says what to do', () => {
  test.each([
    [['lint'], /no folder content/],
    [['lint', '--as-of', '2026-02-30'], /YYYY-MM-DD/],
    [['lint', '--content', ''], /--content got "", expected the name of a folder/],
    [['lint', 'nowhere.mdx'], /no SOP at nowhere\.mdx/],
    [['lint', '--format', 'xml'], /Allowed choices are text, json, github, gitlab, sarif, junit, markdown/],
    [['lint', '--fromat', 'json'], /Did you mean --format/],
    [['explain', 'vague-terms'], /did you mean "vague-term"/],
    [['lnt'], /Did you mean lint/],
  ])('sop %s', async (args, message) => {
    const terminal = fakeTerminal(folder);
    expect(await run(args, terminal)).toBe(2);
    expect(terminal.errors()).toMatch(message);
    expect(terminal.errors()).not.toMatch(/\n\s+at /);
  });

  test('a folder without SOPs', async () => {
    write('readme.txt', 'x');
    expect((await lint()).errors).toMatch(/no SOP \(a file ending in \.mdx\) in content/);
  });
});

test.each(['text', 'github'])('content cannot speak to the log or the terminal through %s output', async (format) => {
  write('sops/revops/route-lead.mdx', VALID.replace('"List view: New"', '"a\\n::error::forged\\n##[error]x \\e[31mred\\e]0;t\\a"').replace('title: Route a lead', 'title: "R\\e[2Jx"'));
  write('sops/revops/b\u001b[31m.mdx', VALID.replace('owner: revops-lead', 'owner: "x\\n::stop-commands::y"'));
  const terminal = fakeTerminal(folder);
  await run(['lint', '--format', format], terminal);
  expect(terminal.output()).toContain('stop-commands');
  expect(terminal.output()).not.toMatch(/^\s*(?:::error::forged|##\[error\]|::stop-commands)/m);
  expect(terminal.output()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
});

test.each(['text', 'github', 'sarif', 'json'])('what was not checked is said in %s output', async (format) => {
  write('sops/revops/route-lead.mdx', VALID);
  const terminal = fakeTerminal(folder);
  await run(['lint', '--format', format, '--quiet'], terminal);
  expect(terminal.output()).toMatch(/there is no history to read|roles\.yaml/);
});

test('a folder that the system refuses to open is a message, not a stack', async () => {
  write('sops/revops/route-lead.mdx', VALID);
  writeFileSync(path.join(folder, 'file'), 'x');
  const terminal = fakeTerminal(folder);
  expect(await run(['lint', '--content', 'file'], terminal)).toBe(2);
  expect(terminal.errors()).not.toMatch(/\n\s+at /);
});
