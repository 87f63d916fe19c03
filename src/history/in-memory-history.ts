import { blobId, isBlob } from './blob-id.ts';
import { documentsAmong, type IsDocument } from './documents-below.ts';
import { FULL, type HistoryState } from './history-state.ts';
import type { Commit, DocumentHistory, History, Version } from './history.ts';

/** One commit, told by what it left behind: path -> text, or null for a file it took away. */
export interface InMemoryCommit extends Partial<Omit<Commit, 'hash' | 'position'>> {
  readonly files: Readonly<Record<string, string | null>>;
  /** New path -> old path, of files that this commit moved; their text stays unless `files` gives another. */
  readonly moved?: Readonly<Record<string, string>>;
}

/** A history without git, for tests. Commits are oldest first; HEAD is the last. */
export function makeInMemoryHistory(commits: readonly InMemoryCommit[], state: HistoryState = FULL): History {
  const texts = new Map<string, string>();
  const trees = new Map<string, Map<string, string>>();
  const isDocument = documentsAmong(livePaths(commits));
  const documents: { path: string; live: boolean; versions: Version[] }[] = [];
  let tree = new Map<string, string>();
  for (const [index, told] of commits.entries()) {
    const commit = makeCommit(told, index);
    const next = new Map(tree);
    for (const [path, from] of Object.entries(told.moved ?? {})) {
      next.set(path, next.get(from) ?? '');
      next.delete(from);
    }
    for (const [path, text] of Object.entries(told.files)) {
      if (text === null) next.delete(path);
      else next.set(path, remember(text, texts));
    }
    record({ documents, isDocument }, tree, next, commit, told.moved ?? {});
    trees.set(commit.hash, next);
    tree = next;
  }
  const hashes = [...trees.keys()];
  return {
    state,
    notices: [],
    documents: async () =>
      state.kind === 'full'
        ? documents.map((document) => ({ ...document, versions: document.versions.toReversed() })).toSorted((a, b) => (a.path < b.path ? -1 : 1))
        : [],
    readBlobs: async (ids) => new Map([...ids].flatMap((id) => (texts.has(id) ? [[id, texts.get(id) as string] as const] : []))),
    resolve: async (ref) => (ref === 'HEAD' ? hashes.at(-1) : hashes.find((hash) => hash === ref)),
    mergeBase: async (ref) => hashes.find((hash) => hash === ref),
    commitsSince: async (ref) => (hashes.includes(ref) ? new Set(hashes.slice(hashes.indexOf(ref) + 1)) : undefined),
    filesAt: async (commit) => trees.get(commit) ?? new Map(),
    workingTreeBlobId: (bytes) => blobId(bytes),
    isBlob,
  };
}

function livePaths(commits: readonly InMemoryCommit[]): string[] {
  const live = new Set<string>();
  for (const { files, moved = {} } of commits) {
    for (const [path, from] of Object.entries(moved)) if (live.delete(from)) live.add(path);
    for (const [path, text] of Object.entries(files)) if (text === null) live.delete(path);
    else live.add(path);
  }
  return [...live];
}

function makeCommit(told: InMemoryCommit, index: number): Commit {
  return {
    hash: String(index + 1).padStart(40, '0'),
    position: index,
    date: `2026-01-${String((index % 28) + 1).padStart(2, '0')}T09:00:00Z`,
    authors: ['Ada Author'],
    subject: `Commit ${index + 1}`,
    pullRequest: undefined,
    isBot: false,
    isIgnored: false,
    filesTouched: Object.keys(told.files).length,
    ...Object.fromEntries(Object.entries(told).filter(([key]) => key !== 'files' && key !== 'moved')),
  };
}

function remember(text: string, texts: Map<string, string>): string {
  const id = blobId(Buffer.from(text));
  texts.set(id, text);
  return id;
}

function record(
  { documents, isDocument }: { documents: { path: string; live: boolean; versions: Version[] }[]; isDocument: IsDocument },
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  commit: Commit,
  moved: Readonly<Record<string, string>>,
): void {
  const find = (path: string): (DocumentHistory & { path: string; live: boolean; versions: Version[] }) | undefined =>
    documents.find((document) => document.path === path);
  const sources = new Set(Object.values(moved));
  for (const [path, previousBlob] of before) {
    if (!isDocument(path) || after.has(path) || sources.has(path)) continue;
    const document = find(path);
    document?.versions.push({ commit, path, blob: undefined, previousBlob, previousPath: path });
    if (document) document.live = false;
  }
  for (const [path, blob] of after) {
    if (!isDocument(path)) continue;
    const from = moved[path] ?? path;
    const previousBlob = before.get(from);
    if (previousBlob === blob && from === path) continue;
    let document = find(from);
    if (!document) documents.push((document = { path, live: true, versions: [] }));
    document.path = path;
    document.live = true;
    document.versions.push({ commit, path, blob, previousBlob, previousPath: previousBlob === undefined ? undefined : from });
  }
}
