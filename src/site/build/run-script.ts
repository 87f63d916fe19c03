import { processTerminal } from '../../cli/process-terminal.ts';
import type { Terminal } from '../../cli/terminal.ts';
import type { Outcome } from './start.ts';

/** Runs one of the site's scripts as a process: its exit code, and a clean end on Ctrl-C while it serves. */
export async function runScript(run: (args: readonly string[], terminal: Terminal) => Promise<Outcome>): Promise<void> {
  const { exitCode, site } = await run(process.argv.slice(2), processTerminal());
  process.exitCode = exitCode;
  if (!site) return;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void site.close());
}
