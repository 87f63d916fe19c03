import { lstatSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseSop, type Sop } from '../sop/parse-sop.ts';
import { START_OF_FILE } from '../sop/place.ts';
import { parseRegistries, type FileContent } from './parse-registries.ts';
import { makePlaybook, type Playbook, type UnreadableFile } from './playbook.ts';

/** The largest SOP read, in bytes: one page that people work from is never near it. */
export const MAX_SOP_BYTES = 1_000_000;

/**
 * Reads a content folder: its SOPs (below `sops/` where there is one, else all .mdx files below it) and the
 * registries beside them. Content never makes it throw; a folder that cannot be read does.
 *
 * @param contentDir the folder, absolute or relative to `cwd`.
 * @param cwd what the paths of findings are relative to.
 */
export function readPlaybook(contentDir: string, cwd: string): Playbook {
  const root = path.resolve(cwd, contentDir);
  const shownPath = (file: string) => (path.relative(cwd, file) || file).replaceAll(path.sep, '/');
  const sopRoot = isFolder(path.join(root, 'sops')) ? path.join(root, 'sops') : root;
  const skipped: string[] = [];
  const sops: Sop[] = [];
  const unreadable: UnreadableFile[] = [];
  for (const file of findSopFiles(sopRoot, skipped, shownPath)) {
    const id = path.basename(file).replace(/\.mdx$/i, '');
    const read = readSopText(file);
    if ('problem' in read) {
      unreadable.push({ id, path: shownPath(file), problems: [{ place: START_OF_FILE, message: read.problem }] });
      continue;
    }
    const folders = path.relative(sopRoot, path.dirname(file)).split(path.sep);
    sops.push(parseSop(read.text, { path: shownPath(file), file: path.relative(root, file), function: folders[0] ?? '' }));
  }
  const registries = parseRegistries((name) => {
    const file = path.join(root, name);
    return { path: shownPath(file), content: statSync(file, { throwIfNoEntry: false }) ? readSopText(file) : undefined };
  });
  return makePlaybook({ sops, unreadable, skipped, ...registries });
}

/** Every .mdx file below a folder, sorted. Links are named and not followed: they may lead outside, or round and round. */
function findSopFiles(root: string, skipped: string[], shownPath: (file: string) => string): string[] {
  const files: string[] = [];
  const visit = (folder: string, isRoot: boolean): void => {
    let entries;
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (cause) {
      if (isRoot) throw cause;
      skipped.push(`${shownPath(folder)} cannot be opened (${errorCode(cause)}): its SOPs were not read`);
      return;
    }
    for (const entry of entries) {
      const full = path.join(folder, entry.name);
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || (isRoot && entry.name === 'templates')) continue;
      if (entry.isSymbolicLink() && !/\.mdx$/i.test(entry.name)) {
        if (isFolder(full)) skipped.push(`${shownPath(full)} is a symbolic link to a folder: links are not followed`);
      } else if (entry.isDirectory()) visit(full, false);
      else if (/\.mdx$/i.test(entry.name)) files.push(full);
    }
  };
  visit(root, true);
  return files.toSorted();
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function readSopText(file: string): FileContent {
  try {
    const stats = lstatSync(file);
    if (stats.isSymbolicLink()) return { problem: 'Unexpected symbolic link, expected the SOP itself: put the file here' };
    if (!stats.isFile()) return { problem: 'Unexpected special file, expected a text file' };
    if (stats.size > MAX_SOP_BYTES) {
      return { problem: `Unexpected size of ${(stats.size / 1e6).toFixed(1)} MB, expected at most 1 MB: split the SOP, or move attachments out of it` };
    }
    const bytes = readFileSync(file);
    if (bytes.includes(0)) return { problem: 'Unexpected binary content, expected text in UTF-8: save the file as plain text' };
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (cause) {
    if (cause instanceof TypeError) return { problem: 'Unexpected bytes, expected text in UTF-8: save the file with the encoding UTF-8' };
    return { problem: `Unexpected error when opening the file (${errorCode(cause)}), expected a file that this account may read` };
  }
}

function errorCode(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code;
  return code === 'EACCES' || code === 'EPERM' ? 'permission denied' : (code ?? String(cause));
}
