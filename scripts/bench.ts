import { BENCH_USAGE, parseBenchOptions } from './bench/bench-options.ts';
import { describeMachine, runLintBench } from './bench/lint-bench.ts';
import { TOOL_IDS } from './bench/lint-peers.ts';
import { canMeasure } from './bench/measure-process.ts';
import { renderBenchEnd, renderBenchHead, renderRound } from './bench/render-lint-bench.ts';

/** Times the linter beside its peers. A tool for whoever makes it faster; nothing else runs it. */
const [what, ...args] = process.argv.slice(2);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130)); // What was generated goes with the process.

if (what === '--help' || args.includes('--help')) {
  process.stdout.write(BENCH_USAGE);
} else if (what !== 'lint') {
  refuse(what === undefined ? 'Unexpected absence of what to time, expected lint' : `Unexpected "${what}", expected lint`);
} else if (!canMeasure()) {
  refuse(`Unexpected system ${process.platform}, expected Linux: CPU time and memory are read from /proc`);
} else {
  const options = parseBenchOptions(args, TOOL_IDS);
  if ('problem' in options) refuse(options.problem);
  else {
    const print = (text: string) => void process.stdout.write(text);
    print(renderBenchHead(describeMachine()));
    // Each table as soon as it is there, so that a bench that is cut off has told what it measured.
    print(renderBenchEnd(await runLintBench(options, { tell: (doing) => void process.stderr.write(`… ${doing}\n`), onRound: (round) => print(renderRound(round)) })));
  }
}

function refuse(message: string): void {
  process.stderr.write(`${message}\n\n${BENCH_USAGE}`);
  process.exitCode = 2;
}
