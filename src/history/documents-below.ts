import path from 'node:path';
import type { Chain, Link } from './chain-renames.ts';
import type { Commit, DocumentHistory, Version } from './history.ts';

/** Tells which files are, or could be, SOPs. */
export type IsDocument = (file: string) => boolean;

/** Where SOPs live, other Markdown is none of them; where none do, every Markdown file may be a procedure. */
export function documentsAmong(livePaths: readonly string[]): IsDocument {
  const isSop = (file: string) => /\.mdx$/i.test(file);
  return livePaths.some(isSop) ? isSop : (file) => /\.(?:mdx|md|markdown)$/i.test(file);
}

/** True for a path below a folder of the repository; an empty folder is its top. */
export function isBelow(folder: string, file: string): boolean {
  return folder === '' || file.startsWith(`${folder}/`);
}

/** Which documents are meant. */
export interface DocumentPlace {
  readonly folder: string;
  readonly isDocument: IsDocument;
}

/**
 * The documents of a content folder among all chains of a repository. One that left the folder, or took another
 * ending, is gone from then on; what happened to it before it came in stays part of its life.
 *
 * @param place.folder the content folder from the top of the repository, without a slash at its end.
 */
export function documentsBelow({ folder, isDocument }: DocumentPlace, chains: readonly Chain[], describe: (link: Link) => Commit): DocumentHistory[] {
  const inside = (file: string | undefined): file is string => file !== undefined && isBelow(folder, file) && isDocument(file);
  const relative = (file: string) => (isBelow(folder, file) ? file.slice(folder === '' ? 0 : folder.length + 1) : path.posix.relative(folder, file));
  const documents = chains.flatMap((chain) => {
    const last = chain.links.findLastIndex(({ before, after }) => inside(before?.path) || inside(after?.path));
    if (last === -1) return [];
    const versions: Version[] = chain.links.slice(0, last + 1).map((link, index) => {
      const { before, after } = link;
      const stays = index < last || inside(after?.path);
      return {
        commit: describe(link),
        path: relative((stays ? after?.path : undefined) ?? before?.path ?? ''),
        blob: stays ? after?.blob : undefined,
        previousBlob: before?.blob,
        previousPath: before && relative(before.path),
      };
    });
    const live = chain.live && inside(chain.path);
    return [{ path: versions.at(-1)?.path ?? '', live, versions: versions.toReversed() }];
  });
  return documents.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : Number(b.live) - Number(a.live)));
}
