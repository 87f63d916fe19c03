import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A repository for tests, in a folder of its own. Authors, dates and configuration are fixed. */
export interface TemporaryRepository {
  readonly folder: string;
  git(...args: string[]): string;
  /** Writes files (null takes one away) and commits everything, a day after the commit before. */
  commit(subject: string, files: Readonly<Record<string, string | Uint8Array | null>>, author?: string): string;
  write(files: Readonly<Record<string, string | Uint8Array | null>>): void;
  remove(): void;
}

export function makeTemporaryFolder(): string {
  return mkdtempSync(path.join(realpathSync(tmpdir()), 'sop-history-'));
}

export function makeTemporaryRepository(...initArguments: string[]): TemporaryRepository {
  const folder = makeTemporaryFolder();
  let day = 0;
  const environment = (author = 'Ada Author <ada@example.com>') => {
    const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(author) ?? [];
    const date = `2026-01-${String(Math.min(day, 28)).padStart(2, '0')}T10:00:00+0200`;
    return {
      PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: '2025-12-01T00:00:00Z',
      GIT_COMMITTER_NAME: 'Carl Committer', GIT_COMMITTER_EMAIL: 'carl@example.com', GIT_COMMITTER_DATE: date,
    };
  };
  const run = (args: readonly string[], author?: string) =>
    execFileSync('git', args, { cwd: folder, env: environment(author), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const write: TemporaryRepository['write'] = (files) => {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, name);
      if (text === null) {
        rmSync(file);
        continue;
      }
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  };
  run(['init', '-q', '-b', 'main', ...initArguments]);
  return {
    folder,
    write,
    git: (...args) => {
      day++;
      return run(args);
    },
    commit: (subject, files, author) => {
      day++;
      write(files);
      run(['add', '-A']);
      run(['commit', '-q', '--allow-empty', '-m', subject], author);
      return run(['rev-parse', 'HEAD']);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A folder with an executable `name` that runs `script`; its path is to be put first on the PATH. */
export function makeProgram(folder: string, name: string, script: string): string {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(bin, name), 0o755);
  return bin;
}

/** An SOP's text with `lines` steps that no other SOP has: git then tells moves by content. */
export function sopText(title: string, lines = 8): string {
  const steps = Array.from({ length: lines }, (_, index) => `${index + 1}. Open record ${index + 1} of ${title} and note its state ${title.length * (index + 3)}.`);
  return `---\ntitle: ${title}\nowner: revops-lead\n---\n\n## Steps\n\n${steps.join('\n')}\n`;
}
