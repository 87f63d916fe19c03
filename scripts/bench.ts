import { LINT_USAGE, parseBenchOptions } from './bench/bench-options.ts';
import { describeMachine } from './bench/describe-machine.ts';
import { runHistoryBench } from './bench/history-bench.ts';
import { HISTORY_USAGE, parseHistoryOptions } from './bench/history-options.ts';
import { runLintBench } from './bench/lint-bench.ts';
import { TOOL_IDS } from './bench/lint-peers.ts';
import { canMeasure } from './bench/measure-process.ts';
import { renderHistoryEnd, renderHistoryRound } from './bench/render-history-bench.ts';
import { renderBenchEnd, renderRound } from './bench/render-lint-bench.ts';
import { renderBenchHead } from './bench/render-table.ts';

/** Times the product beside its peers. A tool for whoever makes it faster; nothing else runs it. */
const [what = '', ...args] = process.argv.slice(2);
const USAGE = `Usage: ${LINT_USAGE}\n   or: ${HISTORY_USAGE}`;

/** What can be timed. Each table is printed as soon as it is there, so that a bench that is cut off has told what it measured. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = { lint: benchLint, history: benchHistory };

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130)); // What was generated goes with the process.

const bench = Object.hasOwn(BENCHES, what) ? BENCHES[what] : undefined;
if (what === '--help' || args.includes('--help')) print(USAGE);
else if (!bench) refuse(what === '' ? 'Unexpected absence of what to time, expected lint or history' : `Unexpected "${what}", expected lint or history`);
else if (!canMeasure()) refuse(`Unexpected system ${process.platform}, expected Linux: CPU time and memory are read from /proc`);
else await bench();

async function benchLint(): Promise<void> {
  const options = parseBenchOptions(args, TOOL_IDS);
  if ('problem' in options) return refuse(options.problem);
  print(renderBenchHead(describeMachine()));
  print(renderBenchEnd(await runLintBench(options, { tell, onRound: (round) => print(renderRound(round)) })));
}

async function benchHistory(): Promise<void> {
  const options = parseHistoryOptions(args);
  if ('problem' in options) return refuse(options.problem);
  print(renderBenchHead(describeMachine()));
  print(renderHistoryEnd(await runHistoryBench(options, { tell, onRound: (round) => print(renderHistoryRound(round)) })));
}

function print(text: string): void {
  process.stdout.write(text);
}

function tell(doing: string): void {
  process.stderr.write(`… ${doing}\n`);
}

function refuse(message: string): void {
  process.stderr.write(`${message}\n\n${USAGE}`);
  process.exitCode = 2;
}
