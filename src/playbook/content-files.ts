import { lstatSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The largest SOP read, in bytes: one page that people work from is never near it. */
export const MAX_SOP_BYTES = 1_000_000;

/** One file of a content folder that holds an SOP, not yet read. */
export interface ContentFile {
  /** Its name without the ending. */
  readonly id: string;
  /** Its path as a reader of the output should see it, with `/`. */
  readonly path: string;
  /** Its path within the content folder, with `/`. */
  readonly file: string;
  /** The folder that says which business function it belongs to; empty at the top. */
  readonly function: string;
  readonly absolute: string;
}

export interface ContentListing {
  readonly files: readonly ContentFile[];
  /** Files and folders passed over, each in a sentence. */
  readonly skipped: readonly string[];
}

/** A file's bytes, or why it has none that could be an SOP. */
export type FileBytes = { readonly bytes: Uint8Array } | { readonly problem: string };

/** A file's text, or why it has none. */
export type FileContent = { readonly text: string } | { readonly problem: string };

/**
 * Lists a content folder's SOPs in the order of their paths: those below `sops/` where there is one, else all .mdx
 * files below it. A folder that cannot be read makes it throw.
 *
 * @param cwd what shown paths are relative to.
 */
export function listContent(contentDir: string, cwd: string): ContentListing {
  const root = path.resolve(cwd, contentDir);
  const skipped: string[] = [];
  const found = findFiles(sopRootOf(root), SOP, skipped, (file) => shownPath(file, cwd));
  return { files: contentFiles(found, root, cwd), skipped };
}

/** The Markdown documents below a folder that nobody has imported yet, sorted. */
export function listDocuments(folder: string, contentDir: string, cwd: string): ContentListing {
  const skipped: string[] = [];
  const found = findFiles(folder, DOCUMENT, skipped, (file) => shownPath(file, cwd));
  return { files: found.map((file) => contentFile(file, contentDir, cwd)), skipped };
}

/** True for a Markdown document that is no SOP of the playbook, and is read as one. */
export function isDocument(file: string): boolean {
  return DOCUMENT.test(file);
}

const SOP = /\.mdx$/i;
const DOCUMENT = /\.(?:md|markdown)$/i;

/** Says what a file is within a content folder, whether or not it exists. */
export function contentFile(absolute: string, root: string, cwd: string): ContentFile {
  const file = path.relative(root, absolute).replaceAll(path.sep, '/');
  return { id: idOf(file), path: shownPath(absolute, cwd), file, function: functionOf(file), absolute };
}

/** As `contentFile`, for thousands of files below one folder: what their paths share is worked out once. */
function contentFiles(absolutes: readonly string[], root: string, cwd: string): ContentFile[] {
  const shownRoot = shownPath(root, cwd);
  const isAround = /^(?:\.\.\/?)+$/.test(shownRoot);
  if (isAround || root.endsWith(path.sep)) return absolutes.map((absolute) => contentFile(absolute, root, cwd));
  const prefix = path.resolve(cwd) === root ? '' : `${shownRoot}/`;
  return absolutes.map((absolute) => {
    const file = absolute.slice(root.length + 1).replaceAll(path.sep, '/');
    return { id: idOf(file), path: prefix + file, file, function: functionOf(file), absolute };
  });
}

function idOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.(?:mdx?|markdown)$/i, '');
}

/**
 * The business function that a file of a content folder belongs to: its first folder, below `sops/` where it lies there.
 *
 * @param file its path within the content folder, with `/`.
 */
export function functionOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  const own = (folders[0] === 'sops' ? folders[1] : folders[0]) ?? '';
  return own === '..' ? '' : own;
}

/** The path of a file as output shows it, relative to the working folder. */
export function shownPath(file: string, cwd: string): string {
  return (path.relative(cwd, file) || file).replaceAll(path.sep, '/');
}

function sopRootOf(root: string): string {
  const sops = path.join(root, 'sops');
  return isFolder(sops) ? sops : root;
}

/** Every file below a folder that ends so, sorted. Links are named and not followed: they may lead outside, or round and round. */
function findFiles(root: string, ending: RegExp, skipped: string[], shown: (file: string) => string): string[] {
  const files: string[] = [];
  const visit = (folder: string, isRoot: boolean): void => {
    let entries;
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (cause) {
      if (isRoot) throw cause;
      skipped.push(`${shown(folder)} cannot be opened (${errorCode(cause)}): its SOPs were not read`);
      return;
    }
    for (const entry of entries) {
      const full = path.join(folder, entry.name);
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || (isRoot && entry.name === 'templates')) continue;
      if (entry.isSymbolicLink() && !ending.test(entry.name)) {
        if (isFolder(full)) skipped.push(`${shown(full)} is a symbolic link to a folder: links are not followed`);
      } else if (entry.isDirectory()) visit(full, false);
      else if (ending.test(entry.name)) files.push(full);
    }
  };
  visit(root, true);
  return files.toSorted();
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The largest baseline read, in bytes: some ten thousands of SOPs, each with a page of debt. */
export const MAX_BASELINE_BYTES = 200_000_000;

/** Reads a file that should hold text. Never throws: what hinders is told in a sentence for its owner. */
export function readContentBytes(file: string, most = MAX_SOP_BYTES): FileBytes {
  try {
    const stats = lstatSync(file);
    if (stats.isSymbolicLink()) return { problem: 'Unexpected symbolic link, expected the SOP itself: put the file here' };
    if (!stats.isFile()) return { problem: 'Unexpected special file, expected a text file' };
    return stats.size > most ? { problem: tooLarge(stats.size) } : { bytes: readFileSync(file) };
  } catch (cause) {
    return { problem: `Unexpected error when opening the file (${errorCode(cause)}), expected a file that this account may read` };
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes to text, in UTF-8 or not at all. */
export function decodeContent(read: FileBytes, most = MAX_SOP_BYTES): FileContent {
  if ('problem' in read) return read;
  const { bytes } = read;
  if (bytes.length > most) return { problem: tooLarge(bytes.length) };
  if (bytes.includes(0)) return { problem: 'Unexpected binary content, expected text in UTF-8: save the file as plain text' };
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { problem: 'Unexpected bytes, expected text in UTF-8: save the file with the encoding UTF-8' };
  }
}

function tooLarge(bytes: number): string {
  return `Unexpected size of ${(bytes / 1e6).toFixed(1)} MB, expected at most 1 MB: split the SOP, or move attachments out of it`;
}

function errorCode(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code;
  return code === 'EACCES' || code === 'EPERM' ? 'permission denied' : (code ?? String(cause));
}
