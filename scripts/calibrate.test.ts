import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'calibrate-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const COLUMNS = ['document', ...['a', 'b'].flatMap((reader) => [`transferability_${reader}`, `freshness_${reader}`, `iteration_${reader}`, `defects_${reader}`])];
const row = (document: string, rated: number) => [document, rated, rated, rated, 'No owner', rated, rated, rated, 'No steps'].join('\t');

function writeFolder(documents: Readonly<Record<string, string>>, rows: readonly string[]): void {
  mkdirSync(path.join(folder, 'documents'));
  for (const [name, text] of Object.entries(documents)) writeFileSync(path.join(folder, 'documents', name), text);
  writeFileSync(path.join(folder, 'ratings.tsv'), [COLUMNS.join('\t'), ...rows, ''].join('\n'));
  writeFileSync(path.join(folder, 'SOURCES.tsv'), `document\trepository\n${Object.keys(documents).map((name) => `${name}\tacme/${name}\n`).join('')}`);
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'calibrate.ts'), ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('scores the documents of a folder and prints how far the readers agree', () => {
  const steps = '# Route a lead\n\n1. Open the lead in `crm`.\n2. Set `Lead.Owner`.\n3. Post the lead in #leads.\n';
  writeFolder({ 'good.md': steps, 'bad.md': '# Leads\n\nTODO\n' }, [row('good.md', 60), row('bad.md', 10)]);
  const { status, stdout } = run(folder, '--worst', '0');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^transferability +1\.00 +reached +1\.00 +1\.00 +1\.00 +100\.0 % +reached +1 /m);
});

test.each([
  ['no folder', () => [], 'Unexpected number of folders: 0, expected one'],
  ['an empty folder', () => [folder], 'Unexpected absence of ratings.tsv, SOURCES.tsv, documents in '],
  ['an unknown option', () => [folder, '--best', '3'], "Unknown option '--best'"],
  ['a day that is none', () => [folder, '--as-of', '2026-02-30'], 'Unexpected --as-of "2026-02-30", expected a date, such as 2026-11-22'],
])('exits 2 on %s and says why', (_what, args, message) => {
  const { status, stderr, stdout } = run(...args());
  expect(status).toBe(2);
  expect(stderr).toContain(message);
  expect(stdout).toBe('');
});

test('exits 2 when a rated document is absent', () => {
  writeFolder({}, [row('good.md', 60)]);
  const { status, stderr } = run(folder);
  expect(status).toBe(2);
  expect(stderr).toContain('Unexpected absence of documents/good.md, expected every rated document');
});
