import { realpathSync } from 'node:fs';
import path from 'node:path';
import { blobId, formatOfId, isBlob } from './blob-id.ts';
import { isBelow } from './documents-below.ts';
import { explainFailure, findRepository, resolveRef } from './find-repository.ts';
import { mergeBaseArguments, sinceArguments, treeArguments } from './git-arguments.ts';
import { GitFailure, openGit, type Environment } from './git-command.ts';
import { FULL, describeGap } from './history-state.ts';
import type { DocumentHistory, History } from './history.ts';
import { openLog, type LogCache } from './kept-log.ts';
import { parseTree } from './parse-tree.ts';
import { describeMissing, findMissing, readBlobTexts } from './read-blob-texts.ts';
import { readDocuments } from './read-documents.ts';

export interface OpenOptions {
  /** What git is started with; the process's own when left out. */
  readonly environment?: Environment;
  /** Where git's log is kept between runs; undefined to keep none. */
  readonly logCache?: LogCache | undefined;
}

/**
 * Opens the history of a content folder, which must exist. Reads only, and runs nothing that the repository's
 * configuration says. What stands against reading it is its `state`, never an error.
 */
export async function openHistory(contentDir: string, { environment = process.env, logCache }: OpenOptions = {}): Promise<History> {
  const root = realpathSync(contentDir);
  const git = openGit(root, environment);
  const repository = await findRepository(git, root);
  const { folder, head, isPartial } = repository;
  const notices = new Set<string>();
  const note = (notice: string) => void notices.add(notice);
  if (isPartial) note('This clone leaves out old contents (--filter): what changed in them is not shown. Clone again without --filter to see it');
  let state = repository.state;
  let documents: Promise<readonly DocumentHistory[]> | undefined;
  const pathOfBlob = new Map<string, string>();
  const lost = new Set<string>();
  let known: Promise<ReadonlySet<string>> | undefined;
  const missing = () => (known ??= isPartial && head !== undefined ? findMissing(git, head) : Promise.resolve(new Set()));

  const load = async (): Promise<readonly DocumentHistory[]> => {
    if (state !== FULL || head === undefined) return [];
    try {
      // What a partial clone has may differ from one run to the next.
      const log = await openLog({ git, head, top: path.resolve(root, path.relative(folder, '')), cache: isPartial ? undefined : logCache });
      const found = await readDocuments({ git, folder, head, isPartial, log }, note);
      for (const document of found) for (const version of document.versions) if (version.blob) pathOfBlob.set(version.blob, version.path);
      return found;
    } catch (cause) {
      if (!(cause instanceof GitFailure)) throw cause;
      const gap = explainFailure(cause, root);
      state = isPartial && gap.kind === 'failed' ? describeGap('partial') : gap;
      return [];
    }
  };

  return {
    get state() {
      return state;
    },
    get notices() {
      return [...notices, ...(lost.size > 0 ? [describeMissing(lost.size)] : [])];
    },
    documents: () => (documents ??= load()),
    readBlobs: (ids) => readBlobTexts({ git, missing, pathOf: (id) => pathOfBlob.get(id) }, ids, { note, noteMissing: (id) => void lost.add(id) }),
    resolve: async (ref) => (head === undefined ? undefined : resolveRef(git, ref)),
    mergeBase: async (ref) => {
      const other = state === FULL ? await resolveRef(git, ref) : undefined;
      if (other === undefined || head === undefined) return undefined;
      return /^\^(.+)$/m.exec(await git.text(mergeBaseArguments(other, head)))?.[1];
    },
    commitsSince: async (ref) => {
      const base = await resolveRef(git, ref);
      if (base === undefined || head === undefined) return undefined;
      return new Set((await git.text(sinceArguments(base, head))).split('\n').filter(Boolean));
    },
    filesAt: async (ref) => {
      const commit = await resolveRef(git, ref);
      if (commit === undefined) return new Map();
      const entries = parseTree(await git.text(treeArguments(commit, folder)));
      const files = entries.filter((entry) => entry.kind === 'file' && isBelow(folder, entry.path));
      return new Map(files.map((entry) => [folder === '' ? entry.path : entry.path.slice(folder.length + 1), entry.id]));
    },
    workingTreeBlobId: (bytes) => blobId(bytes, formatOfId(head ?? '')),
    isBlob,
  };
}
