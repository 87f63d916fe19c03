import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { contentFile, isDocument, listContent, listDocuments, shownPath, type ContentFile } from '../playbook/content-files.ts';
import { findContentRoot, isContentRoot } from '../playbook/find-content-root.ts';
import { DOCUMENT } from './find-documents.ts';
import { suggestion } from '../sop/did-you-mean.ts';
import { isInside } from './is-inside.ts';
import type { Terminal } from './terminal.ts';
import { userError } from './user-error.ts';

/** A text that stands in for a file, such as one that an editor has not saved yet. */
export interface GivenText {
  readonly absolute: string;
  readonly bytes: Uint8Array;
}

/** A content folder whose SOPs have been listed and not yet read. */
export interface LocatedContent {
  /** Absolute. */
  readonly contentDir: string;
  readonly shownContentDir: string;
  readonly files: readonly ContentFile[];
  /** Files and folders passed over, each in a sentence. */
  readonly skipped: readonly string[];
  /** Shown paths of the SOPs asked for; undefined when all are. */
  readonly only: ReadonlySet<string> | undefined;
  readonly given?: GivenText | undefined;
}

/** The absolute path that `--content` names, whether or not something lies there. */
function resolveNamed(content: string, { cwd }: Terminal): string {
  if (content.trim() === '') throw userError('option-invalid', '--content', content, 'the name of a folder');
  return path.resolve(cwd, content);
}

/** The absolute path of a content folder that a person names. */
export function locateFolder(content: string, terminal: Terminal): string {
  const folder = resolveNamed(content, terminal);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw userError('content-missing', content);
  return folder;
}

/** Finds the content folder and lists it. Paths that lie in another playbook than the one named are read with that one's registries. */
export function locateContent(content: string, paths: readonly string[], terminal: Terminal, given?: GivenText): LocatedContent {
  const named = resolveNamed(content, terminal);
  if (!given && paths.some((target) => target.trim() === '')) throw userError('path-empty');
  const targets = given ? [given.absolute] : paths.map((target) => findTarget(target, named, terminal));
  for (const [index, target] of targets.entries()) if (!given && mustBeImported(target)) throw userError('document-not-imported', paths[index] ?? target);
  const first = targets[0];
  const contentDir = first === undefined || targets.some((target) => isInside(target, named)) ? named : findContentRoot(first);
  if (!statSync(contentDir, { throwIfNoEntry: false })?.isDirectory()) throw userError('content-missing', contentDir === named ? content : shownPath(contentDir, terminal.cwd));
  // Documents outside any playbook stand for themselves: what lies around them may be a whole disk.
  const isLoose = targets.length > 0 && targets.every(isDocument) && !isContentRoot(contentDir);
  const listing = isLoose ? { files: [], skipped: [] } : listContent(contentDir, terminal.cwd);
  const isNew = given !== undefined && !listing.files.some(({ absolute }) => absolute === given.absolute);
  const documents = given ? [] : targets.flatMap((target) => documentsAt(target, listing.files, contentDir, terminal));
  const files = [...listing.files, ...(isNew ? [contentFile(given.absolute, contentDir, terminal.cwd)] : []), ...new Map(documents.map((file) => [file.absolute, file])).values()];
  if (files.length === 0) throw userError('no-sops', path.relative(terminal.cwd, contentDir) || '.');
  const located = { contentDir, shownContentDir: shownPath(contentDir, terminal.cwd), files, skipped: listing.skipped, given };
  if (targets.length === 0) return { ...located, only: undefined };
  const only = new Set<string>();
  for (const [index, target] of targets.entries()) {
    const inside = files.filter((file) => isInside(file.absolute, target));
    if (inside.length === 0) throw isInside(target, contentDir) || !holdsSops(target, terminal) ? userError('path-unknown', paths[index] ?? target, '') : userError('two-playbooks', paths[index] ?? target, located.shownContentDir);
    for (const file of inside) only.add(file.path);
  }
  return { ...located, only };
}

/** The path that is named, or that of the SOP whose id is named. */
function findTarget(target: string, named: string, { cwd }: Terminal): string {
  const absolute = path.resolve(cwd, target);
  if (existsSync(absolute)) return absolute;
  const sops = statSync(named, { throwIfNoEntry: false })?.isDirectory() ? listContent(named, cwd).files : [];
  const meant = sops.find(({ id }) => id === target);
  if (meant) return meant.absolute;
  throw userError('path-unknown', target, suggestion(path.basename(target, '.mdx'), sops.map(({ id }) => id)));
}

function holdsSops(target: string, { cwd }: Terminal): boolean {
  return statSync(target).isDirectory() ? listContent(target, cwd).files.length > 0 : /\.mdx$/i.test(target);
}

/** Documents that are named, or lie in a folder that is named and holds no SOP: they are read as if they were imported. */
function documentsAt(target: string, sops: readonly ContentFile[], contentDir: string, { cwd }: Terminal): readonly ContentFile[] {
  if (isDocument(target)) return [contentFile(target, contentDir, cwd)];
  const isFolder = statSync(target).isDirectory();
  return isFolder && !sops.some(({ absolute }) => isInside(absolute, target)) ? listDocuments(target, contentDir, cwd).files : [];
}

/** A Word document or a page of HTML: it has no lines to show a finding in before it is imported. */
function mustBeImported(target: string): boolean {
  return DOCUMENT.test(target) && !isDocument(target) && !/\.mdx$/i.test(target) && statSync(target).isFile();
}
