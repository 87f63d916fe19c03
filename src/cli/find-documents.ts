import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { shownPath } from '../playbook/content-files.ts';
import type { Terminal } from './terminal.ts';
import { userError } from './user-error.ts';

/** Formats that can be imported, by the ending of the file. */
export const DOCUMENT = /\.(?:md|markdown|mdx|html?|docx)$/i;

export interface FoundDocument {
  readonly absolute: string;
  /** Below the folder that was named, with `/`; the file's name where it was named itself. */
  readonly path: string;
  /** The name of the folder that was named, or that holds the file. */
  readonly folder: string;
}

export interface FoundDocuments {
  readonly documents: readonly FoundDocument[];
  /** What was passed over, each in a sentence. */
  readonly skipped: readonly string[];
}

/** The documents among files and folders, each once, in the order of their paths. Links are named and not followed. */
export function findDocuments(paths: readonly string[], { cwd }: Terminal): FoundDocuments {
  const found = new Map<string, FoundDocument>();
  const skipped: string[] = [];
  for (const given of paths) {
    const target = path.resolve(cwd, given);
    const stats = lstatSync(target, { throwIfNoEntry: false });
    if (!stats) throw userError('document-unknown', given);
    if (stats.isDirectory()) {
      const before = found.size;
      for (const file of filesBelow(target, skipped, cwd)) found.set(file, { absolute: file, path: path.relative(target, file).replaceAll(path.sep, '/'), folder: path.basename(target) });
      if (found.size === before) throw userError('no-documents', given);
    } else if (!DOCUMENT.test(target)) throw userError('document-format', given);
    else found.set(target, { absolute: target, path: path.basename(target), folder: path.basename(path.dirname(target)) });
  }
  return { documents: [...found.values()].toSorted((a, b) => (a.absolute < b.absolute ? -1 : 1)), skipped };
}

function filesBelow(folder: string, skipped: string[], cwd: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name.startsWith('~$') || entry.name === 'node_modules') return [];
    if (entry.isSymbolicLink()) {
      skipped.push(`${shownPath(full, cwd)} is a symbolic link: links are not followed`);
      return [];
    }
    if (entry.isDirectory()) return filesBelow(full, skipped, cwd);
    return DOCUMENT.test(entry.name) ? [full] : [];
  });
}
