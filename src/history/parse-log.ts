/** One commit as `git log` prints it in the format of `git-arguments.ts`. */
export interface LoggedCommit {
  readonly hash: string;
  readonly parents: readonly string[];
  readonly author: Contact;
  /** Seconds since 1970. */
  readonly time: number;
  /** `Name <address>` each, as written. */
  readonly coAuthors: readonly string[];
  readonly message: string;
  readonly changes: readonly FileChange[];
}

export interface Contact {
  readonly name: string;
  readonly email: string;
}

/** What a commit did to one file; a side that is no regular file (a link, a submodule) is undefined. */
export interface FileChange {
  readonly before: FileVersion | undefined;
  readonly after: FileVersion | undefined;
}

export interface FileVersion {
  readonly path: string;
  readonly blob: string;
}

/** Text of `git log -z --raw` to commits, in its order. Throws when the text breaks off. */
export function parseLog(output: string): LoggedCommit[] {
  const tokens = tokensOf(output);
  const commits: (LoggedCommit & { changes: FileChange[] })[] = [];
  for (let token = tokens.next(); token !== undefined; token = tokens.next()) {
    const text = token.startsWith('\n') ? token.slice(1) : token;
    if (text === '') continue;
    if (text.startsWith('\x1e')) commits.push(readCommit(text.slice(1), tokens));
    else if (text.startsWith(':')) commits.at(-1)?.changes.push(readChange(text.slice(1), tokens));
    else throw new Error(`Unexpected output of git log: ${JSON.stringify(text.slice(0, 80))}`);
  }
  return commits;
}

interface Tokens {
  next(): string | undefined;
  /** As `next`, where one must follow. */
  take(): string;
}

function tokensOf(output: string): Tokens {
  let at = 0;
  const next = () => {
    const end = output.indexOf('\0', at);
    if (end === -1) {
      if (at < output.length && output.slice(at).trim() !== '') throw new Error('Unexpected end of the output of git log');
      return undefined;
    }
    const token = output.slice(at, end);
    at = end + 1;
    return token;
  };
  return {
    next,
    take: () => {
      const token = next();
      if (token === undefined) throw new Error('Unexpected end of the output of git log');
      return token;
    },
  };
}

function readCommit(hash: string, tokens: Tokens): LoggedCommit & { changes: FileChange[] } {
  const parents = tokens.take().split(' ').filter(Boolean);
  const author = { name: tokens.take(), email: tokens.take() };
  const time = Number(tokens.take());
  const coAuthors = tokens.take().split('\x1f').map((line) => line.trim()).filter(Boolean);
  return { hash, parents, author, time, coAuthors, message: tokens.take(), changes: [] };
}

/** `100644 100644 <old> <new> R087`, then the path, or the old and the new path. */
function readChange(header: string, tokens: Tokens): FileChange {
  const [oldMode = '', newMode = '', oldBlob = '', newBlob = '', status = ''] = header.split(' ');
  const first = tokens.take();
  const second = /^[RC]/.test(status) ? tokens.take() : first;
  return {
    before: isRegular(oldMode) && !status.startsWith('C') ? { path: first, blob: oldBlob } : undefined,
    after: isRegular(newMode) ? { path: second, blob: newBlob } : undefined,
  };
}

export function isRegular(mode: string): boolean {
  return mode.startsWith('100');
}
