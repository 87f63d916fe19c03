import { createInterface } from 'node:readline/promises';
import { makeProgressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';

/** The terminal of the running process. NO_COLOR and FORCE_COLOR are honoured. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const endQuietly = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  };
  for (const stream of [stdout, stderr]) stream.on('error', endQuietly);
  return {
    cwd: process.cwd(),
    env,
    today: new Date().toISOString().slice(0, 10),
    isColour: !env['NO_COLOR'] && (isForced(env['FORCE_COLOR']) ?? (stdout.isTTY && env['TERM'] !== 'dumb')),
    ask: stdin.isTTY && stdout.isTTY ? ask : undefined,
    readInput: stdin.isTTY ? undefined : readInput,
    showProgress: stderr.isTTY && env['TERM'] !== 'dumb' && !env['CI'] ? makeProgressLine((text) => void stderr.write(text), () => performance.now()) : undefined,
    onInterrupt: (stop) => {
      process.once('SIGINT', stop);
      return () => void process.off('SIGINT', stop);
    },
    write: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
  };
}

/** `FORCE_COLOR=0` and `=false` force it off; unset decides nothing. */
function isForced(value: string | undefined): boolean | undefined {
  return value === undefined || value === '' ? undefined : value !== '0' && value !== 'false';
}

async function readInput(): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of process.stdin) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await lines.question(question)).trim();
  } finally {
    lines.close();
  }
}
