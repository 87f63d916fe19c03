import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { close, createIndex } from 'pagefind';
import type { SearchDocument } from '../search-documents.ts';

/** The engine's own interfaces; the site has its own. */
const READY_MADE = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/** Writes the search index into a built site, as `pagefind/`. */
export async function writeSearchIndex(siteDir: string, documents: readonly SearchDocument[]): Promise<void> {
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'en' });
    if (!index) throw new Error(`The search index was not started: ${errors.join('; ')}`);
    for (const { url, html } of documents) {
      const added = await index.addHTMLFile({ url, content: html });
      if (added.errors.length > 0) throw new Error(`The search index refused ${url}: ${added.errors.join('; ')}`);
    }
    const folder = path.join(siteDir, 'pagefind');
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw new Error(`The search index was not written: ${written.errors.join('; ')}`);
    for (const name of readdirSync(folder)) if (READY_MADE.test(name)) rmSync(path.join(folder, name));
  } finally {
    await close();
  }
}
