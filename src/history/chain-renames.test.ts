import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainRenames } from './chain-renames.ts';
import type { FileChange, LoggedCommit } from './parse-log.ts';

/** The files of a commit: path -> blob. */
type Files = Readonly<Record<string, string>>;

const files = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('0', '1', '2', '3'), { maxKeys: 5 });

/** What git would say happened, any file that went and any that came being perhaps one that moved. */
function changesBetween(before: Files, after: Files, moves: readonly boolean[]): FileChange[] {
  const at = (of: Files, path: string) => ({ path, blob: of[path] ?? '' });
  const kept = Object.keys(after).filter((path) => before[path] !== undefined && before[path] !== after[path]).map((path) => ({ before: at(before, path), after: at(after, path) }));
  const gone = Object.keys(before).filter((path) => after[path] === undefined);
  const come = Object.keys(after).filter((path) => before[path] === undefined);
  const moved = gone.slice(0, come.length).map((path, index) => (moves[index] ? { before: at(before, path), after: at(after, come[index] ?? '') } : undefined)).filter((move) => move !== undefined);
  const isMoved = (path: string) => moved.some((move) => move.before.path === path || move.after.path === path);
  return [
    ...come.filter((path) => !isMoved(path)).map((path) => ({ before: undefined, after: at(after, path) })), ...moved, ...kept,
    ...gone.filter((path) => !isMoved(path)).map((path) => ({ before: at(before, path), after: undefined })),
  ];
}

test('whatever came, went and moved, the lives end in the files that are there, and each version follows the one before', () => {
  fc.assert(fc.property(fc.array(fc.tuple(files, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })), { minLength: 1, maxLength: 12 }), (story) => {
    const commits = story.map(([after, moves], index): LoggedCommit => ({
      hash: String(index), parents: [], author: { name: '', email: '' }, time: index, coAuthors: [], message: '', changes: changesBetween(story[index - 1]?.[0] ?? {}, after, moves),
    }));
    const chains = chainRenames(commits.toReversed());
    const live = chains.filter((chain) => chain.live).map(({ path, links }) => [path, links.at(-1)?.after?.blob]);
    expect(Object.fromEntries(live)).toEqual({ ...story.at(-1)?.[0] });
    expect(live).toHaveLength(Object.keys(story.at(-1)?.[0] ?? {}).length);
    for (const { links } of chains) {
      for (const [index, { before }] of links.entries()) {
        const earlier = links[index - 1];
        // What was gone comes back out of nothing.
        if (earlier) expect(before).toEqual(earlier.after);
      }
    }
  }));
});
