import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCodeOwners } from './read-code-owners.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'code-owners-'));
  mkdirSync(path.join(root, 'team/content'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const content = () => path.join(root, 'team/content');

test('reads the file at the top of the repository, for paths within the content folder', () => {
  mkdirSync(path.join(root, '.git'));
  mkdirSync(path.join(root, '.github'));
  writeFileSync(path.join(root, 'CODEOWNERS'), '* @cro\n');
  writeFileSync(path.join(root, '.github/CODEOWNERS'), '/team/content/sops/sales/ @sales-manager\n');
  const owners = readCodeOwners(content());
  expect(owners?.ownersOf('sops/sales/a.mdx')).toEqual(['@sales-manager']);
  expect(owners?.ownersOf('sops/revops/a.mdx')).toBeUndefined();
});

test('finds none outside a repository, or where there is no such file', () => {
  writeFileSync(path.join(root, 'CODEOWNERS'), '* @cro\n');
  expect(readCodeOwners(content())).toBeUndefined();
  rmSync(path.join(root, 'CODEOWNERS'));
  mkdirSync(path.join(root, '.git'));
  expect(readCodeOwners(content())).toBeUndefined();
});

test('follows no link to a file elsewhere', () => {
  mkdirSync(path.join(root, '.git'));
  writeFileSync(path.join(root, 'elsewhere'), '* @cro\n');
  symlinkSync(path.join(root, 'elsewhere'), path.join(root, 'CODEOWNERS'));
  expect(readCodeOwners(content())).toBeUndefined();
});
