import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CONTRIBUTION_LOG_ARGUMENTS, MAILMAP_SETTING_ARGUMENTS, VERSION_ARGUMENTS, graphArguments, lineArguments, mainlineLogArguments, type RenameDetection } from './git-arguments.ts';
import { GitFailure, type GitCommand } from './git-command.ts';

/** What git printed of a history that ends with a commit. */
export interface KeptLog {
  readonly head: string;
  readonly renames: RenameDetection;
  /** What landed on the first-parent line. */
  readonly mainline: string;
  /** Every commit with its parents; empty where nobody asked, as without merges. */
  readonly graph: string;
  /** Of the commits that merges brought in. */
  readonly side: string;
}

/** Logs kept from one run to the next. */
export interface LogCache {
  /** @param state what git's output depends on beside the commit. */
  find(state: string): KeptLog | undefined;
  keep(state: string, log: KeptLog): void;
}

/** Git's log of a commit's history: of what an earlier run has read, only what came after is asked for. */
export interface LogReader {
  mainline(renames: RenameDetection): Promise<string>;
  graph(): Promise<string>;
  /** @param hashes all commits that merges brought in. */
  side(hashes: readonly string[]): Promise<string>;
  /** Keeps what was read, once it has proved right. */
  keep(): void;
}

export interface LogSource {
  readonly git: GitCommand;
  readonly head: string;
  /** The top of the repository's files. */
  readonly top: string;
  readonly cache: LogCache | undefined;
}

export async function openLog({ git, head, top, cache }: LogSource): Promise<LogReader> {
  const state = cache && (await stateOf(git, top));
  const kept = state === undefined ? undefined : cache?.find(state);
  const base = kept && (await isOnLine(git, kept.head, head)) ? kept : undefined;
  let log: KeptLog = { head, renames: 'none', mainline: '', graph: '', side: '' };
  let fresh: string | undefined;
  /** A command's output up to the base, before what was kept. */
  const goOn = async (known: string | undefined, args: (after?: string) => string[], between = ''): Promise<string> => {
    if (known === undefined) return git.text(args());
    return base?.head === head ? known : `${await git.text(args(base?.head))}${between}${known}`;
  };
  return {
    mainline: async (renames) => {
      const mainline = await goOn(base?.renames === renames ? base.mainline : undefined, (after) => mainlineLogArguments(head, renames, after), '\0');
      log = { ...log, renames, mainline };
      return mainline;
    },
    graph: async () => {
      const graph = await goOn(base?.graph || undefined, (after) => graphArguments(head, after));
      fresh = base?.graph ? graph.slice(0, graph.length - base.graph.length) : undefined;
      log = { ...log, graph };
      return graph;
    },
    side: async (hashes) => {
      const isNew = fresh === undefined ? undefined : new Set(fresh.split('\n').map((line) => line.split(' ', 1)[0]));
      const wanted = isNew ? hashes.filter((hash) => isNew.has(hash)) : hashes;
      const known = isNew ? (base?.side ?? '') : '';
      const side = wanted.length === 0 ? known : `${await git.textOf(CONTRIBUTION_LOG_ARGUMENTS, `${wanted.join('\n')}\n`)}\0${known}`;
      log = { ...log, side };
      return side;
    },
    keep: () => {
      if (state !== undefined && (base?.head !== head || base.renames !== log.renames)) cache?.keep(state, log);
    },
  };
}

/** Undefined where the names of authors come from somewhere that is not looked at here. */
async function stateOf(git: GitCommand, top: string): Promise<string | undefined> {
  if ((await git.text(MAILMAP_SETTING_ARGUMENTS)) !== '') return undefined;
  return JSON.stringify([await git.text(VERSION_ARGUMENTS), readMailmap(path.join(top, '.mailmap'))]);
}

function readMailmap(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return ''; // None, or one that git cannot read either.
  }
}

/** True when `head`'s first-parent line leads through `base`. */
async function isOnLine(git: GitCommand, base: string, head: string): Promise<boolean> {
  if (base === head) return true;
  try {
    const oldest = (await git.text(lineArguments(head, base))).trimEnd().split('\n').at(-1) ?? '';
    return oldest.split(' ')[1] === base;
  } catch (cause) {
    if (cause instanceof GitFailure) return false; // A commit that this clone does not hold.
    throw cause;
  }
}
