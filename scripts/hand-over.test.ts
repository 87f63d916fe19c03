import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { expect, test } from 'vitest';

const HAND_OVER = pathToFileURL(path.join(import.meta.dirname, 'hand-over.mjs')).href;

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** Starts a process that hands over to one that runs `code`; sends it a signal once that has printed a first line. */
async function handOver(code: string, signal?: NodeJS.Signals): Promise<Ended> {
  const script = `import(${JSON.stringify(HAND_OVER)}).then(({ handOver }) => handOver(process.execPath, ['-e', ${JSON.stringify(code)}]))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (part: Buffer) => {
    if (output === '' && signal) child.kill(signal);
    output += part.toString();
  });
  return new Promise((resolve) => child.once('close', (exitCode, endedBy) => resolve({ code: exitCode, signal: endedBy, output })));
}

test('ends with the exit code of the program that was handed over to', async () => {
  expect(await handOver('console.log("runs"); process.exitCode = 1')).toEqual({ code: 1, signal: null, output: 'runs\n' });
});

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('passes %s on, and lets the program end in its own way', async (signal) => {
  const tidy = `process.once('${signal}', () => { console.log('tidied'); process.exit(3); }); setTimeout(() => {}, 60_000); console.log('runs');`;
  expect(await handOver(tidy, signal)).toEqual({ code: 3, signal: null, output: 'runs\ntidied\n' });
});

test('ends by the signal that ended the program', async () => {
  expect(await handOver('setTimeout(() => {}, 60_000); console.log("runs")', 'SIGTERM')).toEqual({ code: null, signal: 'SIGTERM', output: 'runs\n' });
});
