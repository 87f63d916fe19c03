import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeBodyContext } from '../render-body.ts';
import { searchDocuments } from '../search-documents.ts';
import { forgetSite, getSite } from '../site-data.ts';
import { findBlockers, type Blocker } from './find-blockers.ts';
import { checkOutFolder, SITE_MARKER, SITE_MARKER_TEXT } from './out-folder.ts';
import { makeFolderBeside, swapFolder } from './swap-folder.ts';
import { writeSearchIndex } from './write-search-index.ts';

export interface BuildOptions {
  /** The project: where `astro.config.mjs` lies. */
  readonly root: string;
  /** Absolute. */
  readonly contentDir: string;
  /** The ISO date that freshness is judged on. */
  readonly today: string;
  /** Absolute; the site there stays until the new one is whole. Refused where something else is there. */
  readonly outDir: string;
}

export type BuildResult =
  | { readonly kind: 'built'; readonly sops: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'blocked'; readonly blockers: readonly Blocker[] };

/** Checks every SOP, builds the site beside the old one, and swaps them. Throws a UserError for a folder it may not replace, else only when a tool fails. */
export async function buildSite({ root, contentDir, today, outDir }: BuildOptions): Promise<BuildResult> {
  checkOutFolder({ outDir, contentDir, kept: [root, process.cwd()] });
  // The pages run in Astro's own module graph and learn from the environment what to show.
  Object.assign(process.env, { SOP_CONTENT: contentDir, SOP_AS_OF: today, ASTRO_TELEMETRY_DISABLED: '1' });
  forgetSite();
  const site = await getSite();
  if (site.report.sops.length === 0) return { kind: 'empty' };
  const blockers = findBlockers(site.playbook, site.report);
  if (blockers.length > 0) return { kind: 'blocked', blockers };
  const workshop = makeFolderBeside(outDir, 'next');
  const unfinished = path.join(workshop, 'site');
  try {
    const { build } = await import('astro');
    await build({ root, outDir: path.relative(root, unfinished), logLevel: 'warn' });
    await writeSearchIndex(unfinished, searchDocuments(site, makeBodyContext(site.playbook)));
    writeFileSync(path.join(unfinished, SITE_MARKER), SITE_MARKER_TEXT);
    swapFolder(unfinished, outDir);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  return { kind: 'built', sops: site.sops.length };
}
