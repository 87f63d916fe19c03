import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeTerminal } from '../fake-terminal.ts';
import { run } from '../run.ts';

interface JsonSop {
  readonly path: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly findings: readonly { readonly rule: string; readonly message: string; readonly line: number; readonly column: number }[];
}

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'sop-document-'));
  mkdirSync(path.join(cwd, 'docs'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const TEXT = '<!-- Made by a tool. -->\r\n# Route a lead\r\n\r\nOwner: Maria Lopez\r\n\r\nLast reviewed: 2026-03-01\r\n\r\n## Steps\r\n\r\na. Open the lead in CRM.\r\nb. Ask Maria for the queue.\r\nc. Call the lead soon.\r\n';

async function lint(...args: string[]): Promise<readonly JsonSop[]> {
  const terminal = fakeTerminal(cwd);
  const exitCode = await run(['lint', ...args, '--format', 'json', '--no-cache'], terminal);
  expect({ exitCode, errors: terminal.errors() }).toEqual({ exitCode: 1, errors: '' });
  return (JSON.parse(terminal.output()) as { sops: JsonSop[] }).sops;
}

test('a document that nobody imported is judged where it stands', async () => {
  writeFileSync(path.join(cwd, 'docs/route-lead.md'), TEXT);
  const [sop] = await lint('docs/route-lead.md');
  expect(sop?.path).toBe('docs/route-lead.md');
  const placed = sop?.findings.map(({ rule, line, column, message }) => `${rule} ${line}:${column} ${message}`) ?? [];
  expect(placed).toContainEqual(expect.stringMatching(/^owner-single-role 4:8 Unexpected owner "Maria Lopez"/));
  expect(placed).toContainEqual(expect.stringMatching(/^review-evidenced 6:1 /));
  expect(placed).toContainEqual(expect.stringMatching(/^key-person 11:8 /));
  expect(placed).toContainEqual(expect.stringMatching(/^vague-term 12:18 /));
});

test('a folder of documents is judged whole, and --fix leaves them alone', async () => {
  for (const name of ['a.md', 'b.markdown']) writeFileSync(path.join(cwd, 'docs', name), TEXT);
  expect((await lint('docs')).map((sop) => sop.path)).toEqual(['docs/a.md', 'docs/b.markdown']);
  await run(['lint', 'docs', '--fix', '--no-cache'], fakeTerminal(cwd));
  expect(readFileSync(path.join(cwd, 'docs/a.md'), 'utf8')).toBe(TEXT);
});

test('documents beside SOPs are passed over unless they are named', async () => {
  writeFileSync(path.join(cwd, 'docs/readme.md'), TEXT);
  writeFileSync(path.join(cwd, 'docs/route-lead.mdx'), '---\ntitle: Route a lead\n---\n');
  expect((await lint('docs')).map((sop) => sop.path)).toEqual(['docs/route-lead.mdx']);
});

test('a document scores as the SOP that it becomes', async () => {
  writeFileSync(path.join(cwd, 'docs/route-lead.md'), TEXT);
  await run(['import', 'docs', '--into', 'sops', '--function', 'revops'], fakeTerminal(cwd));
  cpSync(path.join(cwd, 'sops'), path.join(cwd, 'other/sops'), { recursive: true });
  const [[document], [sop]] = [await lint('docs/route-lead.md'), await lint('other/sops/revops/route-lead.mdx')];
  expect(document?.scores).toEqual(sop?.scores);
});

test.each([['docs/route-lead.docx', 'docs/route-lead.docx'], ['docs/Route.HTML', 'docs/Route.HTML'], ['docs/route lead.htm', '"docs/route lead.htm"']])('%s is to be imported first', async (file, quoted) => {
  writeFileSync(path.join(cwd, file), 'x');
  const terminal = fakeTerminal(cwd);
  expect(await run(['lint', file], terminal)).toBe(2);
  expect(terminal.errors()).toContain(`${file} is not Markdown`);
  expect(terminal.errors()).toContain(`sop import ${quoted} --into content/sops`);
});

test('documents and SOPs are judged in one run, in any order', async () => {
  const sop = 'content/sops/revops/route-lead.mdx';
  mkdirSync(path.join(cwd, path.dirname(sop)), { recursive: true });
  writeFileSync(path.join(cwd, sop), '---\ntitle: Route a lead\n---\n');
  writeFileSync(path.join(cwd, 'docs/a.md'), TEXT);
  for (const paths of [['docs', 'content/sops/revops'], ['content/sops/revops', 'docs']]) expect((await lint(...paths)).map((found) => found.path).toSorted()).toEqual([sop, 'docs/a.md']);
});

test('SOPs of two playbooks are not judged in one run, nor is an empty path the whole playbook', async () => {
  for (const sop of ['content/sops/revops/a.mdx', 'other/sops/revops/b.mdx']) {
    mkdirSync(path.join(cwd, path.dirname(sop)), { recursive: true });
    writeFileSync(path.join(cwd, sop), '---\ntitle: Route a lead\n---\n');
  }
  const tell = async (...args: string[]) => {
    const terminal = fakeTerminal(cwd);
    return [await run(['lint', ...args, '--no-cache'], terminal), terminal.errors()];
  };
  expect(await tell('other', 'content/sops/revops')).toEqual([2, expect.stringContaining('other lies in another playbook than content') as string]);
  expect(await tell('')).toEqual([2, expect.stringContaining('A path is empty') as string]);
});

test('--fix says what keeps a text from being mended', async () => {
  mkdirSync(path.join(cwd, 'content/sops/revops'), { recursive: true });
  writeFileSync(path.join(cwd, 'content/sops/revops/a.mdx'), '---\ntitle: Route a lead\n---\n\n## Steps\n\n1. Utilize the list <b.\n2. Utilize it.\n\nUpdated 3 May 2026.\n');
  const terminal = fakeTerminal(cwd);
  await run(['lint', '--fix', '--no-cache'], terminal);
  expect(terminal.errors()).toMatch(/a\.mdx:\d+: left as it is, for it cannot be read whole\. First mend this: Unexpected/);
});
