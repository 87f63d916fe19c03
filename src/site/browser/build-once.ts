import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { readPlaybook } from '../../playbook/read-playbook.ts';
import { buildSite } from '../build/build-site.ts';
import { serveSite } from '../build/serve-site.ts';
import { makePlaybookRepository } from './playbook-repository.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string;
  }
}

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Builds the shipped playbook once, as of its newest review, and serves it to the browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sopwright-site-'));
  const outDir = path.join(folder, 'dist');
  const dates = readPlaybook('content', ROOT).sops.flatMap((sop) => sop.meta.lastReviewed ?? []);
  const today = dates.reduce((latest, date) => (date > latest ? date : latest));
  const result = await buildSite({ root: ROOT, contentDir: makePlaybookRepository(ROOT, folder), today, outDir });
  if (result.kind !== 'built') throw new Error(`the shipped playbook does not build: ${JSON.stringify(result)}`);
  const site = await serveSite(outDir, 4400);
  project.provide('siteUrl', site.url);
  return async () => {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  };
}
