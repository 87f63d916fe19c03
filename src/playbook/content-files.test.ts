import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { contentFile, listContent } from './content-files.ts';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sop-content-')));
const root = path.join(folder, 'team/content');
mkdirSync(path.join(root, 'sops/revops/leads'), { recursive: true });
for (const name of ['sops/revops/route-lead.mdx', 'sops/revops/leads/Score it.MDX', 'sops/top.mdx']) writeFileSync(path.join(root, name), '');

afterAll(() => rmSync(folder, { recursive: true }));

test.each(['.', 'team', 'team/content', 'team/content/sops', 'team/content/sops/revops', 'team/other', 'elsewhere'])('lists files as each is told of on its own, from %s', (from) => {
  const cwd = path.join(folder, from);
  const { files } = listContent(root, cwd);
  expect(files.map(({ file }) => file)).toEqual(['sops/revops/leads/Score it.MDX', 'sops/revops/route-lead.mdx', 'sops/top.mdx']);
  expect(files).toEqual(files.map(({ absolute }) => contentFile(absolute, root, cwd)));
});
