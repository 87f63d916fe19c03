import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Terminal } from '../../cli/terminal.ts';
import { runBuild, runServe, runStart } from './start.ts';
import { swapFolder } from './swap-folder.ts';

let cwd: string;
let said: { out: string; error: string };
let terminal: Terminal;

beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'start-'));
  said = { out: '', error: '' };
  terminal = {
    cwd,
    env: {},
    today: '2026-11-22',
    isColour: false,
    ask: undefined,
    write: (text) => void (said.out += text),
    writeError: (text) => void (said.error += text),
  };
});

afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
  writeFileSync(path.join(cwd, file), text);
}

describe('a build', () => {
  test('that is stopped says why at file, line and column and leaves the previous site', async () => {
    put('content/sops/ops/a.mdx', '---\ntitle: A\n---\n\nTotal {1 + 1}\n');
    put('dist/index.html', 'the previous site');
    put('dist/.sopwright-site', '');
    expect(await runBuild([], terminal)).toEqual({ exitCode: 1 });
    expect(said.error).toContain('the previous one stays in place');
    expect(said.error).toContain('content/sops/ops/a.mdx:5:7 Unexpected expression {1 + 1}');
    expect(readFileSync(path.join(cwd, 'dist/index.html'), 'utf8')).toBe('the previous site');
    expect(readdirSync(cwd)).toEqual(['content', 'dist']);
  });

  test('after a lint shows the scores first', async () => {
    put('content/sops/ops/a.mdx', '---\ntitle: A\n---\n\nTotal {1 + 1}\n');
    expect(await runStart(['--no-serve'], terminal)).toEqual({ exitCode: 1 });
    expect(said.out).toMatch(/transferability[^]*The playbook does not pass/);
  });

  test.each([
    [['--content', 'gone'], 'There is no folder gone.'],
    [['--content', '.', '--out', '../site'], 'There is no SOP'],
    [['--as-of', 'today'], '--as-of got "today"'],
    [['--out', ''], '--out got "", expected the name of a folder'],
    [['--prot', '1'], "unknown option '--prot'"],
  ])('of %j is a mistake that is explained', async (args, message) => {
    expect(await runBuild(args, terminal)).toEqual({ exitCode: 2 });
    expect(said.error).toContain(message);
  });
});

describe('the folder of the site', () => {
  test.each([['content'], ['.'], ['..'], ['content/sops/site'], ['notes'], ['notes/plan.md']])('is not %s, which stays as it is', async (out) => {
    put('content/sops/ops/a.mdx', '---\ntitle: A\n---\n');
    put('notes/plan.md', 'a plan');
    expect(await runStart(['--no-serve', '--out', out], terminal)).toEqual({ exitCode: 2 });
    expect(said.error).toMatch(/^The site does not go into .*\n  Name another folder/);
    expect(said.out).toBe('');
    expect(readdirSync(cwd, { recursive: true }).toSorted()).toEqual(['content', 'content/sops', 'content/sops/ops', 'content/sops/ops/a.mdx', 'notes', 'notes/plan.md']);
  });
});

test('a refusal of the system is told without a stack', async () => {
  put('content/sops/ops/a.mdx', '---\ntitle: A\nstatus: draft\n---\n');
  expect(await runBuild(['--out', 'x'.repeat(300)], terminal)).toEqual({ exitCode: 2 });
  expect(said.error).toMatch(/^The system refused to make a folder like .*x+.* \(ENAMETOOLONG\)\.\n  A name or path is too long/);
});

describe('serving', () => {
  test('on a port that is none is a mistake that is explained', async () => {
    expect(await runServe(['--port', '99999'], terminal)).toEqual({ exitCode: 2 });
    expect(said.error).toContain('--port got "99999", expected a number from 0 to 65535');
  });

  test('says where, and can be ended', async () => {
    put('dist/index.html', 'home');
    const { exitCode, site } = await runServe(['--port', '0'], terminal);
    await site?.close();
    expect(exitCode).toBe(0);
    expect(said.out).toContain(`The playbook is at ${site?.url}`);
  });

  test('shows help without serving', async () => {
    expect(await runServe(['--help'], terminal)).toEqual({ exitCode: 0 });
    expect(said.out).toContain('--port <number>');
  });
});

describe('swapping folders', () => {
  test('puts the new one in the place of the old one', () => {
    put('new/a', '1');
    put('old/b', '2');
    swapFolder(path.join(cwd, 'new'), path.join(cwd, 'old'));
    expect(existsSync(path.join(cwd, 'old/a'))).toBe(true);
    expect(readdirSync(cwd, { recursive: true }).toSorted()).toEqual(['old', 'old/a']);
  });

  test('keeps the old one when there is no new one', () => {
    put('old/b', '2');
    expect(() => swapFolder(path.join(cwd, 'new'), path.join(cwd, 'old'))).toThrow('ENOENT');
    expect(readdirSync(cwd, { recursive: true }).toSorted()).toEqual(['old', 'old/b']);
  });

  test('leaves folders alone whose names it might have wanted', () => {
    put('new/a', '1');
    put('old/b', '2');
    put('old-previous/mine', '3');
    put('old-next/mine', '4');
    swapFolder(path.join(cwd, 'new'), path.join(cwd, 'old'));
    expect(readdirSync(cwd, { recursive: true }).toSorted()).toEqual(['old', 'old-next', 'old-next/mine', 'old-previous', 'old-previous/mine', 'old/a']);
  });
});
