import { lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { shownPath } from '../playbook/content-files.ts';
import { someOf } from '../sop/some-of.ts';
import type { Terminal } from './terminal.ts';
import { userError } from './user-error.ts';

/** Formats that can be imported, by the ending of the file. */
export const DOCUMENT = /\.(?:md|markdown|mdx|html?|docx)$/i;

/** What belongs to documents and is none: links lead to it where it lies. */
const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico|css|js)$/i;

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
  const others: string[] = [];
  for (const given of paths) {
    const target = path.resolve(cwd, given);
    const stats = lstatSync(target, { throwIfNoEntry: false });
    if (!stats) throw userError('document-unknown', given);
    if (stats.isSymbolicLink() && statSync(target, { throwIfNoEntry: false })?.isDirectory()) throw userError('document-link', given);
    if (stats.isDirectory()) {
      const files = filesBelow(target, { skipped, others }, cwd);
      if (files.length === 0) throw userError('no-documents', given);
      for (const file of files) found.set(file, { absolute: file, path: path.relative(target, file).replaceAll(path.sep, '/'), folder: path.basename(target) });
    } else if (!DOCUMENT.test(target)) throw userError('document-format', given);
    else found.set(target, { absolute: target, path: path.basename(target), folder: path.basename(path.dirname(target)) });
  }
  const documents = [...found.values()].toSorted((a, b) => (a.absolute < b.absolute ? -1 : 1));
  return { documents, skipped: [...new Set(skipped), ...tellOthers([...new Set(others)])] };
}

/** What is passed over on the way: links in a sentence each, files of other formats by their shown paths. */
interface PassedOver {
  readonly skipped: string[];
  readonly others: string[];
}

function filesBelow(folder: string, passed: PassedOver, cwd: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name.startsWith('~$') || entry.name === 'node_modules') return [];
    if (entry.isSymbolicLink()) {
      passed.skipped.push(`${shownPath(full, cwd)} is a symbolic link: links are not followed`);
      return [];
    }
    if (entry.isDirectory()) return filesBelow(full, passed, cwd);
    if (DOCUMENT.test(entry.name)) return [full];
    if (!PICTURE.test(entry.name)) passed.others.push(shownPath(full, cwd));
    return [];
  });
}

function tellOthers(others: readonly string[]): string[] {
  if (others.length === 0) return [];
  return [`${someOf(others.toSorted())}: ${others.length === 1 ? 'no format' : 'no formats'} that can be imported (save text as .docx or .html)`];
}
