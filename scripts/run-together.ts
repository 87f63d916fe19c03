/** Runs npm scripts at the same time and prints what each said when it ends: `node scripts/run-together.ts check lint`. Fails when one fails. */
import { spawn } from 'node:child_process';

interface Outcome {
  readonly script: string;
  readonly output: string;
  readonly seconds: number;
  readonly failed: boolean;
}

function runScript(script: string): Promise<Outcome> {
  const start = performance.now();
  const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let output = '';
  const keep = (text: string) => void (output += text);
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', keep);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ script, output, seconds: Math.round((performance.now() - start) / 1000), failed: code !== 0 }));
  });
}

async function runAndPrint(script: string): Promise<boolean> {
  const { output, seconds, failed } = await runScript(script);
  process.stdout.write(`\n${output.trimEnd()}\n${failed ? 'Failed' : 'Passed'}: npm run ${script} (${seconds} s)\n`);
  return !failed;
}

const passed = await Promise.all(process.argv.slice(2).map(runAndPrint));
if (passed.length === 0) console.error('Unexpected absence of scripts, expected names of npm scripts');
process.exitCode = passed.length > 0 && passed.every(Boolean) ? 0 : 1;
