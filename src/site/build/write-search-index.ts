import { mkdirSync, writeFileSync } from 'node:fs';
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
    // The engine's own `writeFiles` may return before its last files have reached the disk.
    const { files, errors: failures } = await index.getFiles();
    if (failures.length > 0) throw new Error(`The search index was not written: ${failures.join('; ')}`);
    for (const file of files) if (!READY_MADE.test(file.path)) writeFile(path.join(siteDir, 'pagefind', file.path), file.content);
  } finally {
    await close();
  }
}

function writeFile(file: string, content: Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
