import type { Commit, DocumentHistory } from '../history/history.ts';
import { maxSeverity, type Change, type ChangeSeverity } from './change.ts';
import type { ComparisonCache } from './comparison.ts';
import { idOfFile } from './id-of-file.ts';
import { isPlainMarkdown } from './is-plain-markdown.ts';
import { IDS_AS_NAMES, type Names } from './names.ts';
import { headlineOf } from './roll-up.ts';
import { openLife, type SopLife } from './sop-life.ts';

/** What one commit did to one SOP. */
export interface ChangeLogEntry {
  readonly commit: Commit;
  readonly sop: {
    /** As it is called now, or was called last. */
    readonly id: string;
    readonly function: string;
    readonly title: string;
    /** Its path within the content folder, now or last. */
    readonly file: string;
    readonly live: boolean;
  };
  /** Its path within the content folder when the commit had landed; the last one of an SOP that it removed. */
  readonly path: string;
  readonly changes: readonly Change[];
  /** The furthest-reaching of its changes. */
  readonly severity: ChangeSeverity;
  /** One line for all of it. */
  readonly headline: string;
  /** True when one line should stand for all that the commit did: it touched very many files, or `.git-blame-ignore-revs` names it. */
  readonly mass: boolean;
}

export interface ChangeLogOptions {
  readonly cache?: ComparisonCache | undefined;
  /** What roles and systems are called; their ids when left out. */
  readonly names?: Names | undefined;
}

/** A commit that touched more files than this is no edit of each of them. */
const MASS = 20;

/** The lives of all SOPs among documents, told as far as the cache knows them. */
export function openLives(documents: readonly DocumentHistory[], { cache, names = IDS_AS_NAMES }: ChangeLogOptions): SopLife[] {
  const isSop = sopFilter(documents);
  return documents.filter(({ path }) => isSop(path)).map((document) => openLife(document, { isSop, names, cache }));
}

/** Every change of every SOP, newest first. What changed nothing but line ends or the file's mode is left out. */
export function entriesOf(lives: readonly SopLife[]): ChangeLogEntry[] {
  return lives.flatMap(entriesOfLife).toSorted((a, b) => b.commit.position - a.commit.position || (a.sop.file < b.sop.file ? -1 : 1));
}

function entriesOfLife({ document: { path: file, live }, told, title }: SopLife): ChangeLogEntry[] {
  const id = idOfFile(file);
  const sop = { id, function: functionOf(file), title: title ?? id, file, live };
  return told.flatMap(({ version: { commit, path }, changes }) =>
    changes.length === 0 ? [] : { commit, sop, path, changes, severity: maxSeverity(changes), headline: headlineOf(changes), mass: commit.filesTouched > MASS || commit.isIgnored },
  );
}

/** Documents about a repository, which no procedure is. */
const ABOUT = /^(?:readme|changelog|licen[cs]e|contributing|code[_-]of[_-]conduct|security)(?:[._-][a-z]{2})?\.\w+$/i;

/**
 * Which files are SOPs: those below `sops/` where there is such a folder, else all but templates and hidden ones.
 * Plain Markdown counts where no SOP is in use.
 */
function sopFilter(documents: readonly DocumentHistory[]): (file: string) => boolean {
  const hasSops = documents.some(({ path, live }) => live && !isPlainMarkdown(path));
  const hasFolder = documents.some(({ path, live }) => live && path.startsWith('sops/'));
  const known = new Map<string, boolean>();
  const isSop = (file: string): boolean => {
    const folders = file.split('/').slice(0, -1);
    if (isPlainMarkdown(file) && (hasSops || ABOUT.test(file.slice(file.lastIndexOf('/') + 1)))) return false;
    if (folders.some((name) => name.startsWith('.') || name === 'node_modules')) return false;
    return hasFolder ? file.startsWith('sops/') && folders[1] !== 'templates' : folders[0] !== 'templates';
  };
  return (file) => {
    let answer = known.get(file);
    if (answer === undefined) known.set(file, (answer = isSop(file)));
    return answer;
  };
}

function functionOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  return (folders[0] === 'sops' ? folders[1] : folders[0]) ?? '';
}
