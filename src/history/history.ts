import type { HistoryState } from './history-state.ts';

/** One commit on the first-parent line: what landed, when, and by whom. */
export interface Commit {
  readonly hash: string;
  /** Its place on the first-parent line among those that touched Markdown; higher is newer. */
  readonly position: number;
  /** When it landed: the committer's date, ISO 8601 in UTC, to the second. */
  readonly date: string;
  /** Names of the authors and co-authors after the mailmap; for a merge, of those who wrote what it brought in. */
  readonly authors: readonly string[];
  readonly subject: string;
  readonly pullRequest: number | undefined;
  /** True when no person is among its authors. */
  readonly isBot: boolean;
  /** True when `.git-blame-ignore-revs` names it. */
  readonly isIgnored: boolean;
  /** Markdown files that it touched, in the whole repository. */
  readonly filesTouched: number;
}

/** What one commit did to one document. */
export interface Version {
  readonly commit: Commit;
  /** Within the content folder, with `/`; starts with `../` where the document lay outside it then. */
  readonly path: string;
  /** Undefined when the commit took the document away. */
  readonly blob: string | undefined;
  /** Undefined when the commit added the document. */
  readonly previousBlob: string | undefined;
  /** Differs from `path` when the commit moved the document; undefined when it added it. */
  readonly previousPath: string | undefined;
}

/** The life of one document across its names. */
export interface DocumentHistory {
  /** Its last path within the content folder. */
  readonly path: string;
  /** False when the document is no longer there. */
  readonly live: boolean;
  /** Newest first. */
  readonly versions: readonly Version[];
}

/**
 * What git knows of a content folder. Paths are relative to that folder, with `/`.
 *
 * Unless `state.kind` is `full`, there are no documents: a part of a history would give wrong dates. Everything
 * else answers from what is there.
 */
export interface History {
  readonly state: HistoryState;
  /** What was passed over, each in a sentence; grows as documents and blobs are read. */
  readonly notices: readonly string[];
  /** Every `.mdx` file that is or was in the folder, by path; where it holds none now, every Markdown file. */
  documents(): Promise<readonly DocumentHistory[]>;
  /** Texts of blobs by id. A blob that is missing, binary, too large or kept elsewhere is absent, with a notice. */
  readBlobs(ids: Iterable<string>): Promise<ReadonlyMap<string, string>>;
  /** The commit that a name, tag, branch or hash stands for; undefined when it stands for none. */
  resolve(ref: string): Promise<string | undefined>;
  /** The commit at which HEAD left `ref`; undefined where they share none, or it cannot be known. */
  mergeBase(ref: string): Promise<string | undefined>;
  /** Hashes of the commits on the first-parent line that `ref` does not hold; undefined when `ref` is unknown. */
  commitsSince(ref: string): Promise<ReadonlySet<string> | undefined>;
  /** Path -> blob id of the regular files in the folder at a commit; empty when `ref` is unknown. */
  filesAt(ref: string): Promise<ReadonlyMap<string, string>>;
  /** The id that git would give these bytes, unfiltered. */
  workingTreeBlobId(bytes: Uint8Array): string;
  /** True when these bytes are that blob, be it with the line ends of Windows. */
  isBlob(bytes: Uint8Array, id: string): boolean;
}
