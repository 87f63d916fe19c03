import { expect, test } from 'vitest';
import { isBot } from './contributors.ts';
import { describeCommit, parseIgnoredRevisions } from './describe-commit.ts';
import type { LoggedCommit } from './parse-log.ts';

function commitOf(message: string, time = 0): LoggedCommit {
  return { hash: 'aaa', parents: [], author: { name: 'Ada', email: 'ada@example.com' }, time, coAuthors: [], message, changes: [] };
}

const describe = (message: string, time?: number) => describeCommit(commitOf(message, time), 1, [commitOf(message)], new Map(), new Set());

test.each([
  ['Merge pull request #12 from acme/topic', 12],
  ['Change the limit (#34)', 34],
  ['Change the limit (#34)\n\n* first (#33)', 34],
  ["Merge branch 'topic' into 'main'\n\nChange it\n\nSee merge request acme/playbook!56", 56],
  ['Merged in topic (pull request #78)', 78],
  ['Merged PR 90: Change it', 90],
  ['Fix #12 at last', undefined],
  ['Mention (#12) in the middle', undefined],
])('the pull request of %j is %j', (message, expected) => {
  expect(describe(message).pullRequest).toBe(expected);
});

test('a subject of several lines is one line', () => {
  expect(describe('\nOne\n  two\n\nthree').subject).toBe('One two');
});

test('a time that no calendar holds is the oldest', () => {
  expect(describe('Add', 9e15).date).toBe('1970-01-01T00:00:00Z');
  expect([253_402_300_799, 253_402_300_800, -62_167_219_201].map((time) => describe('Add', time).date)).toEqual(['9999-12-31T23:59:59Z', '1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z']);
});

test('ids are read from the file of commits to ignore, and nothing else is', () => {
  const sha = 'a'.repeat(40);
  expect(parseIgnoredRevisions(`# Format\n${sha} # why\r\n\nshort\n${'b'.repeat(64)}\n`)).toEqual(new Set([sha, 'b'.repeat(64)]));
});

test.each([
  ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com', true],
  ['renovate', 'bot@renovateapp.com', true],
  ['GitHub Actions', 'actions@github.com', true],
  ['release-bot', 'release@example.com', true],
  ['Travis Jenkins', 'travis@example.com', false],
  ['Ada Abbott', 'ada.abbott@example.com', false],
  ['Bott Robotnik', 'robot.nik@example.com', false],
  ['Cirsten', 'ci@example.org', true],
  ['Cicely', 'cicely@example.org', false],
])('%s <%s> is a bot: %j', (name, email, expected) => {
  expect(isBot({ name, email })).toBe(expected);
});
