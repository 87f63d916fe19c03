import { spawn } from 'node:child_process';

/** What others send to end a run. */
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'];

/**
 * Runs a program in this process's place: signals reach it, and this process ends as it ends.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<void>} rejects where it cannot be started.
 */
export async function handOver(program, args) {
  const child = spawn(program, args, { stdio: 'inherit' });
  const isAtTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  const pass = SIGNALS.map((signal) => {
    // Ctrl-C at a terminal reaches the program by itself.
    const listener = () => void (signal === 'SIGINT' && isAtTerminal ? undefined : child.kill(signal));
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  const { code, signal } = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  for (const stop of pass) stop();
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code;
}
