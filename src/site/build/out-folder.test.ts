import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkOutFolder, SITE_MARKER } from './out-folder.ts';

let base: string;

beforeEach(() => {
  base = realpathSync(mkdtempSync(path.join(tmpdir(), 'out-folder-')));
  for (const file of ['project/content/sops/a.mdx', 'project/notes/plan.md', 'project/page/index.html', 'built/index.html', `built/${SITE_MARKER}`, 'older/index.html', 'older/pagefind/pagefind.js', 'file']) {
    mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
    writeFileSync(path.join(base, file), 'text');
  }
  mkdirSync(path.join(base, 'empty'));
  symlinkSync(path.join(base, 'project/content'), path.join(base, 'linked'));
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

const check = (out: string) => () =>
  checkOutFolder({ outDir: path.join(base, out), contentDir: path.join(base, 'project/content'), kept: [path.join(base, 'project')] });

test.each([
  ['project/content', 'the folder of your SOPs'],
  ['project/content/sops', 'the folder of your SOPs'],
  ['project/content/site', 'the folder of your SOPs'],
  ['linked', 'the folder of your SOPs'],
  ['linked/site/deep', 'the folder of your SOPs'],
  ['project', 'the folder of your SOPs'],
  ['.', 'the folder of your SOPs'],
  ['project/notes', 'not a site built here'],
  ['project/page', 'not a site built here'],
  ['file', 'it is a file'],
])('a site does not go into %s', (out, reason) => {
  expect(check(out)).toThrow(expect.objectContaining({ name: 'out-refused', message: expect.stringContaining(reason) as string }) as Error);
});

test.each([['gone'], ['gone/deeper'], ['empty'], ['built'], ['older'], ['project/dist'], ['project/content-site']])('a site goes into %s', (out) => {
  expect(check(out)).not.toThrow();
});

test('the folder one works in is kept where the SOPs lie elsewhere', () => {
  const kept = [path.join(base, 'empty/work')];
  expect(() => checkOutFolder({ outDir: path.join(base, 'empty'), contentDir: path.join(base, 'project/content'), kept })).toThrow('the folder you work in');
  expect(existsSync(path.join(base, 'empty'))).toBe(true);
});
