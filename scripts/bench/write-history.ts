import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generateHistory, type HistoryRequest } from './generate-history.ts';
import { measuredEnvironment } from './measure-process.ts';
import { renderFastImport } from './render-fast-import.ts';

/** Makes a repository with an invented history in an empty folder, packed as a clone is, and checks it out. */
export async function writeGeneratedHistory(folder: string, request: HistoryRequest): Promise<void> {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, env: gitEnvironment(), stdio: ['ignore', 'ignore', 'inherit'] });
  git('init', '-q', '-b', 'main');
  const importing = spawn('git', ['fast-import', '--quiet', '--done'], { cwd: folder, env: gitEnvironment(), stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(importing, 'close');
  await pipeline(Readable.from(streamOf(request)), importing.stdin);
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with exit code ${code}`);
  git('repack', '-a', '-d', '-f', '-q'); // As a clone from a forge has it: versions of one file lie with each other, not with the file imported before.
  git('reset', '-q', '--hard');
  mkdirSync(path.join(folder, 'node_modules'));
}

function* streamOf(request: HistoryRequest): Generator<string> {
  yield* renderFastImport(generateHistory(request));
  yield 'done\n';
}

/** Git without anybody's configuration. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(measuredEnvironment()).filter(([name]) => !name.startsWith('GIT_'));
  return { ...Object.fromEntries(own), GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0' };
}
