import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTraps, type Traps } from '../history/hostile-repository.ts';
import { makeTemporaryRepository, sopText, type TemporaryRepository } from '../history/temporary-repository.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { run } from './run.ts';

const ESCAPES = '\u001b[31mred\u001b]0;title\u0007\u009b2J\u202e';
const COMMANDS = '##[error]x ##vso[task.complete]x ##teamcity[x]';
const MARKUP = '<img src=x onerror=x> [x](https://evil.example) @octocat `c`';

let repository: TemporaryRepository;
let traps: Traps;
let laid: readonly string[];

/** A playbook whose files, titles, authors and configuration are all up to something. */
beforeAll(() => {
  repository = makeTemporaryRepository();
  const { commit, git, folder } = repository;
  const text = (title: string) => sopText('X').replace('title: X', `title: ${JSON.stringify(title)}`);
  commit(`One ${ESCAPES}\n\nCo-authored-by: ${ESCAPES} ${COMMANDS} <x@example.com>`, {
    'content/sops/a/plain.mdx': text('Plain'),
    [`content/sops/a/${ESCAPES.replaceAll('/', '')}.mdx`]: text(`${ESCAPES} ${MARKUP}`),
    'content/sops/a/::error::forged.mdx': text('::error::forged'),
    'content/sops/a/a\n::error::forged.mdx': text(`${COMMANDS}\n::stop-commands::x`),
    'content/sops/a/--output=x.mdx': text('Option'),
  }, `${ESCAPES} ${COMMANDS} ${MARKUP.replaceAll(/[<>]/g, '')} <a@example.com>`);
  commit('Two', { 'content/sops/a/plain.mdx': text(`::error::forged ${ESCAPES}`).replace('revops-lead', `"${COMMANDS}"`) });
  git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'HEAD')},content/sops/a/sub${ESCAPES}`);
  mkdirSync(path.join(folder, `content/sops/a/sub${ESCAPES}`));
  git('commit', '-q', '-m', 'Three');
  traps = setTraps(repository);
  laid = traps.sprung();
});

afterAll(() => repository.remove());

async function sop(...args: string[]) {
  const terminal = fakeTerminal(repository.folder, { env: { CI: '1' } });
  const code = await run(args, terminal);
  return { code, output: terminal.output(), errors: terminal.errors() };
}

/** What a terminal obeys, and what turns the direction of writing. */
const STEERS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
/** What build servers obey in a log. */
const ORDERS = /##(?:\w*\[)|^ *::(?!(?:error|warning|notice) (?:file|title)=)/m;

describe('what a repository holds steers nothing', () => {
  test.each([
    [['changes']], [['changes', '--format', 'markdown']], [['changes', '--format', 'json']], [['changes', '--format', 'atom']], [['changes', '--since', 'HEAD~1']],
    [['lint']], [['lint', '--format', 'github']], [['lint', '--format', 'json']], [['lint', '--format', 'markdown']], [['lint', '--since', 'HEAD~1']],
  ])('sop %j', async (args) => {
    const { code, output, errors } = await sop(...args);
    expect(code).toBe(args[0] === 'changes' || args[1] === '--since' ? 0 : 1);
    if (args[2] === 'json') JSON.parse(output);
    const shown = args[2] === 'json' ? output.replaceAll(/"(?:[^"\\]|\\.)*"/g, (text) => text.replaceAll(/[\u007f-\u009f\u202a-\u202e]/g, '')) : output;
    for (const text of [shown, errors]) expect([STEERS.exec(text)?.[0], ORDERS.exec(text)?.[0]]).toEqual([undefined, undefined]);
    if (args[0] === 'changes' && args[1] !== '--since') expect(errors).toMatch(/^sops\/a\/sub.* is a submodule: what is in it is not read\n$/);
    if (args[2] === 'markdown') expect(output).not.toMatch(/(?<!\\)(?:<img|\]\()|@octocat/);
    if (args[2] === 'atom') expect(output).not.toContain('<img');
    expect(traps.sprung()).toEqual(laid);
  });
});

describe('what looks like an option or a path elsewhere is refused, and writes nothing', () => {
  test.each([
    [['changes', '--since', '--output=stolen'], /^Git knows no branch, tag or commit --output=stolen here, and it is no date/],
    [['changes', '--since=-x'], /^Git knows no branch, tag or commit -x here/],
    [['changes', '--since', ''], /^Git knows no branch, tag or commit {2}here/],
    [['changes', '--since', 'HEAD:content'], /^Git knows no branch/],
    [['changes', '--since', 'HEAD..main'], /^Git knows no branch/],
    [['changes', '--since', '--exec=touch stolen'], /^Git knows no branch/],
    [['changes', '--since', `x${ESCAPES}`], /^Git knows no branch/],
    [['changes', '--since', '2026-02-30'], /^Git knows no branch/],
    [['changes', '--sop', '../../plain'], /^There is no SOP with the id \.\.\/\.\.\/plain/],
    [['changes', '--sop', '--output=stolen'], /^There is no SOP with the id --output=stolen/],
    [['changes', '--sop', '__proto__'], /^There is no SOP with the id __proto__/],
    [['changes', '--content', '--output=stolen'], /^There is no folder --output=stolen/],
    [['changes', '--content', ''], /^--content got ""/],
    [['changes', '--content', 'nowhere'], /^There is no folder nowhere/],
    [['changes', '--content', 'content/sops/a/plain.mdx'], /^There is no folder/],
    [['changes', '--content', '/dev/null'], /^There is no folder/],
    [['changes', '--content', '.git'], /^Unexpected folder that git takes for the inside of a repository/],
    [['lint', '--since', '--output=stolen'], /^Git knows no branch, tag or commit "--output=stolen" here/],
    [['lint', '--since=-x'], /^Git knows no branch, tag or commit "-x" here/],
    [['lint', '--since', ''], /^Git knows no branch, tag or commit "" here/],
    [['lint', '--since', 'HEAD^{tree}'], /^Git knows no branch/],
    [['lint', '../../plain'], /^There is no SOP at \.\.\/\.\.\/plain/],
    [['lint', 'a\0b'], /^There is no SOP at/],
  ])('sop %j', async (args, message) => {
    const before = readdirSync(repository.folder);
    const { code, output, errors } = await sop(...args);
    expect([code, output, errors]).toEqual([2, '', expect.stringMatching(message)]);
    expect(errors).not.toMatch(STEERS);
    expect(errors.split('\n')).toHaveLength(3);
    expect(readdirSync(repository.folder)).toEqual(before);
    expect(existsSync(path.join(repository.folder, 'content/stolen'))).toBe(false);
    expect(traps.sprung()).toEqual(laid);
  });

});
