/**
 * Lints the shipped playbook as of its newest review, so that this passes on any day. What the playbook is worth
 * today, `npx sop lint` says.
 */
import path from 'node:path';
import { processTerminal } from '../src/cli/process-terminal.ts';
import { run } from '../src/cli/run.ts';
import { readPlaybook } from '../src/playbook/read-playbook.ts';

const root = path.resolve(import.meta.dirname, '..');
const newest = readPlaybook('content', root)
  .sops.flatMap((sop) => sop.meta.lastReviewed ?? [])
  .reduce((latest, date) => (date > latest ? date : latest), '');
process.exitCode = await run(['lint', '--as-of', newest], { ...processTerminal(), cwd: root });
