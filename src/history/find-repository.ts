import { readdirSync } from 'node:fs';
import path from 'node:path';
import { HEAD_ARGUMENTS, PLACE_ARGUMENTS, PROMISE_ARGUMENTS, VERSION_ARGUMENTS, resolveArguments } from './git-arguments.ts';
import { GitFailure, type GitCommand } from './git-command.ts';
import { FULL, OLDEST_GIT, describeGap, type HistoryState } from './history-state.ts';

/** The repository that a folder lies in, as far as it can be told. */
export interface Repository {
  readonly state: HistoryState;
  /** The folder from the top of the repository, without a slash at its end; empty for the top. */
  readonly folder: string;
  /** The commit checked out; undefined where there is none. */
  readonly head: string | undefined;
  /** True for a clone that leaves out objects (`--filter`). */
  readonly isPartial: boolean;
}

const NOWHERE = { folder: '', head: undefined, isPartial: false };

/** Looks for the repository of a folder that exists; every reason against it is a state, none is thrown. */
export async function findRepository(git: GitCommand, folder: string): Promise<Repository> {
  try {
    const version = readVersion(await git.text(VERSION_ARGUMENTS));
    if (isOlder(version, OLDEST_GIT)) return { ...NOWHERE, state: describeGap('old-git', version) };
    const place = await git.text(PLACE_ARGUMENTS);
    const [, inside, shallow, packs = '', prefix = ''] = /^(.*)\n(.*)\n([^]*?objects\/pack)\n([^]*)\n$/.exec(place) ?? [];
    if (inside !== 'true') return { ...NOWHERE, state: describeGap('no-repository') };
    const isPartial = hasPromises(path.resolve(folder, packs)) || isSetPartial(await git.text(PROMISE_ARGUMENTS));
    const found = { folder: prefix.replace(/\/$/, ''), isPartial };
    const head = await resolveRef(git, 'HEAD');
    if (head === undefined) return { ...found, head, state: await explainNoHead(git, folder) };
    return { ...found, head, state: shallow === 'true' ? describeGap('shallow') : FULL };
  } catch (cause) {
    if (!(cause instanceof GitFailure)) throw cause;
    return { ...NOWHERE, state: explainFailure(cause, folder) };
  }
}

/** A damaged repository is not one to begin anew in. */
async function explainNoHead(git: GitCommand, folder: string): Promise<HistoryState> {
  try {
    await git.text(HEAD_ARGUMENTS);
    return describeGap('failed', 'HEAD names no commit');
  } catch (cause) {
    if (!(cause instanceof GitFailure)) throw cause;
    return /does not have any commits yet/.test(cause.message) ? describeGap('no-commits') : explainFailure(cause, folder);
  }
}

/** The commit that a reference stands for; undefined when it stands for none. */
export async function resolveRef(git: GitCommand, ref: string): Promise<string | undefined> {
  if (ref === '' || /[\0\n]/.test(ref)) return undefined;
  try {
    // Of `^name`, git says what to leave out.
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})\n?$/.exec(await git.text(resolveArguments(ref)))?.[0].trim();
  } catch (cause) {
    if (cause instanceof GitFailure) return undefined;
    throw cause;
  }
}

/** What git's refusal means. */
export function explainFailure({ message }: GitFailure, folder = '.'): HistoryState {
  if (/\bENOENT\b|\bEACCES\b/.test(message)) return describeGap('no-git');
  if (/dubious ownership|unsafe repository/.test(message)) {
    const named = /repository at '([^\n]*)'/.exec(message)?.[1] ?? /safe\.directory '?([^\n']*)'?\s*$/m.exec(message)?.[1];
    return describeGap('dubious-ownership', named ?? folder);
  }
  if (/cannot use bare repository/.test(message)) return describeGap('bare-repository');
  if (/not a git repository/i.test(message)) return describeGap('no-repository');
  return describeGap('failed', (/^(?:fatal|error): (.*)/m.exec(message)?.[1] ?? message.split('\n')[0]));
}

function readVersion(output: string): string {
  return /(\d+\.\d+(?:\.\d+)?)/.exec(output)?.[1] ?? '0';
}

function isOlder(version: string, than: string): boolean {
  const [have, want] = [version, than].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (const [index, part] of want.entries()) {
    const own = have[index] ?? 0;
    if (own !== part) return own < part;
  }
  return false;
}

/** Git takes a clone for partial, and fetches what it misses, by its configuration alone. */
function isSetPartial(configuration: string): boolean {
  return configuration.split('\0').some((entry) => entry !== '' && !/\.promisor\n(?:false|no|off|0|)$/i.test(entry));
}

/** A pack from a clone with a filter says so in a file beside it. */
function hasPromises(packs: string): boolean {
  try {
    return readdirSync(packs).some((name) => name.endsWith('.promisor'));
  } catch {
    return false;
  }
}
