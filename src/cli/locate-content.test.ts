import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeTerminal } from './fake-terminal.ts';
import { locateContent } from './locate-content.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'sop-locate-'));
  mkdirSync(path.join(cwd, 'notes/deep/down'), { recursive: true });
  for (const file of ['notes/refund.md', 'notes/deep/down/other.mdx']) writeFileSync(path.join(cwd, file), '# Refund a customer\n');
});
afterEach(() => rmSync(cwd, { recursive: true }));

const filesFor = (target: string) => locateContent('content', [target], fakeTerminal(cwd)).files.map(({ path: file }) => file);

test('a document outside any playbook stands for itself, whatever lies around it', () => {
  expect(filesFor('notes/refund.md')).toEqual(['notes/refund.md']);
});

test('a document in a playbook is read with the SOPs around it', () => {
  mkdirSync(path.join(cwd, 'notes/sops'));
  writeFileSync(path.join(cwd, 'notes/sops/route-lead.mdx'), '# Route a lead\n');
  expect(filesFor('notes/refund.md').toSorted()).toEqual(['notes/refund.md', 'notes/sops/route-lead.mdx']);
});
