import type { FileChange, LoggedCommit } from './parse-log.ts';

/** One file across its names, oldest change first. */
export interface Chain {
  /** Its last path. */
  path: string;
  live: boolean;
  readonly links: Link[];
}

export interface Link extends FileChange {
  readonly commit: LoggedCommit;
}

/**
 * Follows files through a linear history, oldest first, so that two files which swap names, or a new file under
 * an old name, are told apart. A file that comes back under the name it died with goes on.
 *
 * @param commits newest first, as git logs them.
 */
export function chainRenames(commits: readonly LoggedCommit[]): Chain[] {
  const chains: Chain[] = [];
  const byPath = new Map<string, Chain>();
  const found = (path: string): Chain => {
    const chain = byPath.get(path);
    if (chain) return chain;
    const fresh: Chain = { path, live: true, links: [] };
    chains.push(fresh);
    byPath.set(path, fresh);
    return fresh;
  };
  for (const commit of commits.toReversed()) {
    // All sources are looked up before any target is set: git lists a swap as two moves.
    const touched = commit.changes.map((change) => ({ change, chain: change.before && found(change.before.path) }));
    for (const { change, chain } of touched) {
      if (chain && change.before && change.before.path !== change.after?.path && byPath.get(change.before.path) === chain && change.after) {
        byPath.delete(change.before.path);
      }
    }
    for (const { change, chain } of touched) {
      if (!change.before && !change.after) continue;
      const subject = chain ?? found(change.after?.path ?? '');
      subject.live = change.after !== undefined;
      if (change.after) {
        subject.path = change.after.path;
        byPath.set(subject.path, subject);
      }
      subject.links.push({ ...change, commit });
    }
  }
  return chains;
}
