import { rmSync } from 'node:fs';
import path from 'node:path';
import { makeBodyContext } from '../render-body.ts';
import { searchDocuments } from '../search-documents.ts';
import { forgetSite, getSite } from '../site-data.ts';
import { findBlockers, type Blocker } from './find-blockers.ts';
import { swapFolder } from './swap-folder.ts';
import { writeSearchIndex } from './write-search-index.ts';

export interface BuildOptions {
  /** The project: where `astro.config.mjs` lies. */
  readonly root: string;
  /** Absolute. */
  readonly contentDir: string;
  /** The ISO date that freshness is judged on. */
  readonly today: string;
  /** Absolute; what is there stays until the new site is whole. */
  readonly outDir: string;
}

export type BuildResult =
  | { readonly kind: 'built'; readonly sops: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'blocked'; readonly blockers: readonly Blocker[] };

/** Checks every SOP, builds the site beside the old one, and swaps them. Throws only when a tool fails. */
export async function buildSite({ root, contentDir, today, outDir }: BuildOptions): Promise<BuildResult> {
  // The pages run in Astro's own module graph and learn from the environment what to show.
  Object.assign(process.env, { SOP_CONTENT: contentDir, SOP_AS_OF: today, ASTRO_TELEMETRY_DISABLED: '1' });
  forgetSite();
  const site = await getSite();
  if (site.report.sops.length === 0) return { kind: 'empty' };
  const blockers = findBlockers(site.playbook, site.report);
  if (blockers.length > 0) return { kind: 'blocked', blockers };
  const unfinished = `${outDir}-next`;
  rmSync(unfinished, { recursive: true, force: true });
  try {
    const { build } = await import('astro');
    await build({ root, outDir: path.relative(root, unfinished), logLevel: 'warn' });
    await writeSearchIndex(unfinished, searchDocuments(site, makeBodyContext(site.playbook)));
    swapFolder(unfinished, outDir);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return { kind: 'built', sops: site.sops.length };
}
