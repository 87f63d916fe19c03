import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFile } from './replace-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'replace-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file is replaced whole, in folders made for it', () => {
  const file = path.join(folder, 'a/b/c.txt');
  replaceFile(file, (partial) => writeFileSync(partial, 'one'));
  replaceFile(file, (partial) => writeFileSync(partial, 'two'));
  expect(readFileSync(file, 'utf8')).toBe('two');
  expect(readdirSync(path.dirname(file))).toEqual(['c.txt']);
});

test('what stands in the way is left as it is', () => {
  writeFileSync(path.join(folder, 'cache'), 'a file');
  mkdirSync(path.join(folder, 'taken/x'), { recursive: true });
  replaceFile(path.join(folder, 'cache/c.txt'), (partial) => writeFileSync(partial, 'one'));
  replaceFile(path.join(folder, 'taken'), (partial) => writeFileSync(partial, 'one'));
  expect(readFileSync(path.join(folder, 'cache'), 'utf8')).toBe('a file');
  expect(existsSync(path.join(folder, 'taken/x'))).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['cache', 'taken']);
});
