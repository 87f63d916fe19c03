import { devNull } from 'node:os';
import { simpleGit } from 'simple-git';

/** The variables of a process that git is started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A git that reads one repository and changes nothing. */
export interface GitCommand {
  /** What a command prints, or a `GitFailure`. */
  text(args: readonly string[]): Promise<string>;
  /** The same for `cat-file`, byte for byte, with lines of input. */
  catFile(args: readonly string[], input: string): Promise<Buffer>;
  /** The same with lines of input. */
  textOf(args: readonly string[], input: string): Promise<string>;
}

/** Git ended with an error; `message` holds its own words. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure';
}

/** Set over whatever a repository's or a user's configuration says, so that reading runs no program of theirs. */
const CONFIGURATION = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'protocol.allow=never',
  'log.showSignature=false',
  // A content folder with HEAD, objects and refs in it would be read in place of the repository around it.
  'safe.bareRepository=explicit',
];

/** Set over what users like to see, so that git prints for everyone what is parsed here. */
const OUTPUT = [
  'color.ui=false',
  'core.commentChar=#',
  'core.quotePath=false',
  'diff.ignoreSubmodules=none',
  'diff.noprefix=false',
  // Git knows this name on every system.
  'diff.orderFile=/dev/null',
  'diff.relative=false',
  'diff.renameLimit=3000',
  'diff.renames=true',
  'i18n.logOutputEncoding=UTF-8',
  'log.abbrevCommit=false',
  'log.date=default',
  'log.decorate=false',
  'log.diffMerges=first-parent',
  'log.follow=false',
  'log.mailmap=true',
  'log.showRoot=true',
  'trailer.separators=:',
];

const ENVIRONMENT = {
  LC_ALL: 'C',
  // No protocol has this name. Unlike `protocol.allow`, the variable cannot be overridden by configuration.
  GIT_ALLOW_PROTOCOL: 'none',
  // Git knows this name on every system.
  GIT_GRAFT_FILE: '/dev/null',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
};

/**
 * Git in a folder that exists.
 *
 * @param environment the caller's; its `GIT_*` variables are left out, so that a hook or a wrapper cannot point
 * git at another repository.
 */
export function openGit(folder: string, environment: Environment): GitCommand {
  const kept = Object.fromEntries(Object.entries(environment).filter(([name]) => !GUARDED.test(name)));
  const open = (variables: Readonly<Record<string, string>>, input?: string) =>
    simpleGit({
      baseDir: folder,
      config: [...CONFIGURATION, ...OUTPUT],
      completion: { onExit: false },
      // Its own message would hold what was printed until then, which is content. A git that was killed has no exit code.
      errors: (error, { exitCode, stdErr }) => (exitCode !== 0 && stdErr.length > 0 ? Buffer.concat(stdErr) : exitCode === null ? new Error('it was stopped') : error),
      maxConcurrentProcesses: 4,
      allowEnvironment: Object.keys(ENVIRONMENT),
      // The guard refuses these settings whatever their value; each is set to what switches it off.
      unsafe: { allowUnsafeFsMonitor: true, allowUnsafeHooksPath: true, allowUnsafeProtocolOverride: true },
      ...(input === undefined ? {} : { input: () => input }),
    }).env({ ...kept, ...variables });
  const { GIT_LITERAL_PATHSPECS: _, ...withPatterns } = ENVIRONMENT;
  const variablesFor = ([command]: readonly string[]) => (command === 'log' ? withPatterns : ENVIRONMENT);
  return {
    text: (args) => failing(open(variablesFor(args)).raw([...args])),
    textOf: (args, input) => failing(open(variablesFor(args), input).raw([...args])),
    catFile: (args, input) => failing(open(ENVIRONMENT, input).binaryCatFile([...args]) as Promise<Buffer>),
  };
}

/** Names that simple-git refuses, beside the `GIT_*` ones. */
const GUARDED = /^(?:git_.*|editor|pager|prefix|ssh_askpass|visual)$/i;

async function failing<Output>(output: Promise<Output>): Promise<Output> {
  try {
    return await output;
  } catch (cause) {
    throw new GitFailure(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
