import { contributorsOf, isBot } from './contributors.ts';
import type { Commit } from './history.ts';
import type { Contact, LoggedCommit } from './parse-log.ts';

/**
 * A logged commit as history shows it.
 *
 * @param position its place on the first-parent line; higher is newer.
 * @param writers the commits that a merge brought in; the commit itself otherwise.
 * @param mapped co-authors as written -> after the mailmap.
 */
export function describeCommit(
  commit: LoggedCommit,
  position: number,
  writers: readonly LoggedCommit[],
  mapped: ReadonlyMap<string, Contact>,
  ignored: ReadonlySet<string>,
): Commit {
  const contributors = contributorsOf(writers, mapped);
  const people = contributors.filter((contact) => !isBot(contact));
  return {
    hash: commit.hash,
    position,
    date: dateOf(commit.time),
    authors: (people.length > 0 ? people : contributors).map(({ name }) => name).filter(Boolean),
    subject: subjectOf(commit.message),
    pullRequest: pullRequestOf(commit.message),
    isBot: people.length === 0,
    isIgnored: ignored.has(commit.hash),
    filesTouched: commit.changes.length,
  };
}

function dateOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  // Git stores times that no calendar holds, or none with years of four digits; they sort as the oldest.
  return Number.isNaN(date.getTime()) || !/^\d{4}-/.test(date.toISOString()) ? '1970-01-01T00:00:00Z' : `${date.toISOString().slice(0, 19)}Z`;
}

/** The message's first paragraph on one line, as git itself shows it. */
function subjectOf(message: string): string {
  return (message.trimStart().split(/\n\s*\n/)[0] ?? '').replace(/\s+/g, ' ').trim();
}

/** How the forges number the pull request in a commit's message: squashed or merged, in the subject or below it. */
const PULL_REQUEST = [
  /^Merge pull request #(\d+)/,
  /^Merged PR (\d+)/,
  /^Merged in .* \(pull request #(\d+)\)/,
  /^[^\n]*\((?:#|!|PR #)(\d+)\)\s*(?:\n|$)/,
  /^See merge request \S*!(\d+)\s*$/m,
];

function pullRequestOf(message: string): number | undefined {
  for (const pattern of PULL_REQUEST) {
    const number = pattern.exec(message)?.[1];
    if (number !== undefined) return Number(number);
  }
  return undefined;
}

/** Ids that `.git-blame-ignore-revs` names, one a line, with `#` before remarks. */
export function parseIgnoredRevisions(text: string): Set<string> {
  return new Set(text.split('\n').map((line) => line.replace(/#.*/, '').trim()).filter((line) => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(line)));
}
