import { chainRenames, type Link } from './chain-renames.ts';
import { contributorsOf, findContributions, parseContact, parseGraph, renderContact, sideCommits, type Contributions } from './contributors.ts';
import { describeCommit, parseIgnoredRevisions } from './describe-commit.ts';
import { documentsAmong, documentsBelow, isBelow, type IsDocument } from './documents-below.ts';
import {
  BLOB_ARGUMENTS, MAILMAP_ARGUMENTS, treeArguments, type RenameDetection,
} from './git-arguments.ts';
import { GitFailure, type GitCommand } from './git-command.ts';
import type { Commit, DocumentHistory } from './history.ts';
import type { LogReader } from './kept-log.ts';
import { parseBatch } from './parse-batch.ts';
import { parseLog, type Contact, type LoggedCommit } from './parse-log.ts';
import { parseTree } from './parse-tree.ts';

/** Where to read: a content folder at a commit. */
export interface Source {
  readonly git: GitCommand;
  readonly folder: string;
  readonly head: string;
  readonly isPartial: boolean;
  readonly log: LogReader;
}

/** Reads the life of every document in one pass over the log. `note` takes what is passed over. */
export async function readDocuments(source: Source, note: (notice: string) => void): Promise<DocumentHistory[]> {
  const { folder, head } = source;
  const { expected, isDocument } = await readLivePaths(source, note);
  const ignored = await readIgnoredRevisions(source, note);
  const attempts: RenameDetection[] = [source.isPartial ? 'identical' : 'similar', 'none'];
  let lacksContents = false;
  for (const renames of attempts) {
    const log = await readMainline(source, renames, note);
    lacksContents ||= !log;
    if (!log) continue;
    const describe = await commitDescriber(source, log, ignored);
    const documents = documentsBelow({ folder, isDocument }, chainRenames(log), describe);
    const live = documents.filter((document) => document.live).map((document) => document.path);
    if (live.join('\0') !== expected.join('\0')) continue;
    source.log.keep();
    if (lacksContents) note('Moves of files are not followed: this clone lacks contents that telling them takes');
    return documents;
  }
  throw new GitFailure(`its log does not lead to the documents of ${head}`);
}

/** The log; undefined when git cannot compare contents, as where some are not there. */
async function readMainline({ log }: Source, renames: RenameDetection, note: (notice: string) => void): Promise<LoggedCommit[] | undefined> {
  try {
    return readable(parseLog(await log.mainline(renames)), note);
  } catch (cause) {
    if (!(cause instanceof GitFailure) || renames === 'none') throw cause;
    return undefined;
  }
}

/** Leaves out files whose names are not UTF-8: no path that we could print would find them again. */
function readable(commits: LoggedCommit[], note: (notice: string) => void): LoggedCommit[] {
  return commits.map((commit) => {
    const changes = commit.changes.filter(({ before, after }) => {
      const odd = [before?.path, after?.path].find((path) => path?.includes('\uFFFD'));
      if (odd !== undefined) note(`${odd} has a name that is not UTF-8: its history is not read`);
      return odd === undefined;
    });
    return changes.length === commit.changes.length ? commit : { ...commit, changes };
  });
}

/** What is in the folder now, sorted, and what counts as a document there. */
async function readLivePaths({ git, folder, head }: Source, note: (notice: string) => void): Promise<{ expected: readonly string[]; isDocument: IsDocument }> {
  const entries = parseTree(await git.text(treeArguments(head, folder))).filter(({ path }) => isBelow(folder, path));
  const isDocument = documentsAmong(entries.filter(({ kind }) => kind === 'file').map(({ path }) => path));
  const paths: string[] = [];
  for (const { path, kind } of entries) {
    const shown = folder === '' ? path : path.slice(folder.length + 1);
    if (kind === 'submodule') note(`${shown} is a submodule: what is in it is not read`);
    else if (isDocument(path) && kind === 'link') note(`${shown} is a symbolic link: its history is not read`);
    else if (isDocument(path) && !path.includes('\uFFFD')) paths.push(shown);
  }
  return { expected: paths.toSorted(), isDocument };
}

async function readIgnoredRevisions({ git, head, isPartial }: Source, note: (notice: string) => void): Promise<Set<string>> {
  try {
    const [answer] = parseBatch(await git.catFile(BLOB_ARGUMENTS, `${head}:.git-blame-ignore-revs\n`));
    return parseIgnoredRevisions(answer?.type === 'blob' ? (answer.bytes?.toString('utf8') ?? '') : '');
  } catch (cause) {
    if (!(cause instanceof GitFailure) || !isPartial) throw cause;
    note('.git-blame-ignore-revs is missing from this clone: the commits that it names are shown as any other');
    return new Set();
  }
}

/** Tells what a link's commit was and who wrote it; two more passes where there are merges, one more where there are co-authors. */
async function commitDescriber({ git, head, log: reader }: Source, log: readonly LoggedCommit[], ignored: ReadonlySet<string>): Promise<(link: Link) => Commit> {
  let contributions: Contributions | undefined;
  let side: readonly LoggedCommit[] = [];
  if (log.some((commit) => commit.parents.length > 1)) {
    const graph = parseGraph(await reader.graph());
    side = parseLog(await reader.side(sideCommits(head, graph)));
    contributions = findContributions(head, graph, side);
  }
  const mapped = await mapCoAuthors(git, [...log, ...side]);
  const positions = new Map(log.map((commit, index) => [commit, log.length - index]));
  const known = new Map<string, Commit>();
  return (link) => {
    const { commit, before, after } = link;
    const paths = [before?.path, after?.path].filter((path) => path !== undefined);
    const brought = commit.parents.length > 1 ? contributions?.of(commit.hash, paths, after?.blob) : undefined;
    const key = brought ? `${commit.hash} ${contributorsOf(brought, mapped).map(renderContact).join()}` : commit.hash;
    let described = known.get(key);
    if (!described) known.set(key, (described = describeCommit(commit, positions.get(commit) ?? 0, brought ?? [commit], mapped, ignored)));
    return described;
  };
}

async function mapCoAuthors(git: GitCommand, commits: readonly LoggedCommit[]): Promise<Map<string, Contact>> {
  const written = [...new Set(commits.flatMap((commit) => commit.coAuthors))].flatMap((text) => parseContact(text) ?? []);
  const lines = [...new Set(written.map(renderContact))];
  if (lines.length === 0) return new Map();
  const answers = (await git.textOf(MAILMAP_ARGUMENTS, `${lines.join('\n')}\n`)).split('\n');
  return new Map(lines.flatMap((line, index) => {
    const contact = parseContact(answers[index] ?? '');
    return contact ? [[line, contact] as const] : [];
  }));
}
