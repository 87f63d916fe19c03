import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mainlineLogArguments } from '../../src/history/git-arguments.ts';
import { parseLog } from '../../src/history/parse-log.ts';
import type { HistoryBenchOptions } from './history-options.ts';
import type { HistoryRound } from './history-result.ts';
import { clearSopCache, sopCommand } from './lint-peers.ts';
import { measuredEnvironment, measureProcess, type Command } from './measure-process.ts';
import { medianOf, type Measurement } from './measurement.ts';
import { gitEnvironment, writeGeneratedHistory } from './write-history.ts';

const SEED = 1;
const MOST_OUTPUT = 2 ** 31;

/** Who wants to know while a bench runs. */
export interface HistoryBenchListener {
  tell(doing: string): void;
  /** Told of each repository when all was timed on it. */
  onRound(round: HistoryRound): void;
}

/** Times the change log of generated repositories, one process at a time. */
export async function runHistoryBench({ rounds, sample, keep }: HistoryBenchOptions, { tell, onRound }: HistoryBenchListener): Promise<HistoryRound[]> {
  const results: HistoryRound[] = [];
  for (const { sops, commits, runs } of rounds) {
    const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'sop-bench-history-'));
    if (!keep) process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    try {
      tell(`writing ${commits.toLocaleString('en')} commits of ${sops.toLocaleString('en')} SOPs`);
      await writeGeneratedHistory(folder, { sops, commits, seed: SEED });
      const round = { sops, commits, runs, ...(await measureRound(folder, runs, sample, tell)) };
      results.push(round);
      onRound(round);
    } finally {
      if (keep) tell(`the generated repository stays in ${folder}`);
      else rmSync(folder, { recursive: true });
    }
  }
  return results;
}

async function measureRound(folder: string, runs: number, sample: number | undefined, tell: (doing: string) => void): Promise<Omit<HistoryRound, 'sops' | 'commits' | 'runs'>> {
  const { blobs, files, ...facts } = readFacts(folder);
  const changes = tryOut(folder);
  const command = sopCommand(folder, 'changes', '--format', 'json');
  tell('sop changes, cold');
  const cold = await timed(command, runs, () => clearSopCache(folder));
  tell('sop changes, warm');
  const warm = await timed(command, runs);
  tell('git itself');
  const floor = await timed(floorCommand(folder, blobs), runs);
  const measured = spread(files, sample ?? files.length);
  tell(`git log --follow of ${measured.length.toLocaleString('en')} files`);
  const perFile = await sumOf(measured.map((file) => ({ program: 'git', args: ['log', '--follow', '--format=%H', '--', file], cwd: folder })));
  return { ...facts, changes, cold, warm, floor, perFile, filesMeasured: measured.length, files: files.length, versions: blobs.length };
}

/** What the history holds, as the change log reads it. */
function readFacts(folder: string): { landed: number; blobs: readonly string[]; megabytes: number; files: readonly string[] } {
  const git = (args: readonly string[], input?: string) => execFileSync('git', args, { cwd: folder, env: gitEnvironment(), encoding: 'utf8', maxBuffer: MOST_OUTPUT, ...(input === undefined ? {} : { input }) });
  const log = parseLog(git(mainlineLogArguments('HEAD', 'similar')));
  const blobs = [...new Set(log.flatMap(({ changes }) => changes.flatMap(({ after }) => after?.blob ?? [])))];
  const sizes = git(['cat-file', '--batch-check=%(objectsize)', '--buffer'], `${blobs.join('\n')}\n`).trim().split('\n').map(Number);
  const files = git(['ls-tree', '-r', '-z', '--name-only', 'HEAD', '--', 'content/sops/']).split('\0').filter(Boolean);
  return { landed: log.length, blobs, megabytes: sizes.reduce((sum, size) => sum + size, 0) / 1e6, files };
}

/** Sees that a run with what an earlier one kept prints the same, and how many changes it tells: one that told nothing would be the fastest. */
function tryOut(folder: string): number {
  const { program, args, cwd } = sopCommand(folder, 'changes', '--format', 'json');
  const run = () => execFileSync(program, args, { cwd, env: measuredEnvironment(), encoding: 'utf8', maxBuffer: MOST_OUTPUT });
  const first = run();
  if (run() !== first) throw new Error('The change log differs with what an earlier run kept');
  const { changes } = JSON.parse(first) as { changes: readonly unknown[] };
  if (changes.length === 0) throw new Error('The change log of a generated repository is empty');
  return changes.length;
}

function floorCommand(folder: string, blobs: readonly string[]): Command {
  const ids = path.join(folder, '.git/blobs-to-read');
  writeFileSync(ids, `${blobs.join('\n')}\n`);
  return { program: 'sh', args: ['-c', 'git "$@" && git cat-file --batch --buffer < .git/blobs-to-read', 'sh', ...mainlineLogArguments('HEAD', 'similar')], cwd: folder };
}

/** Some of many, from the first to the last. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  return count >= items.length ? [...items] : Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as Item);
}

async function timed(command: Command, runs: number, prepare: () => void = () => {}): Promise<Measurement> {
  const measured: Measurement[] = [];
  for (let run = 0; run < runs; run++) {
    prepare();
    measured.push(await measureSuccess(command));
  }
  return medianOf(measured) as Measurement;
}

async function sumOf(commands: readonly Command[]): Promise<Measurement> {
  let sum: Measurement = { cpuSeconds: 0, wallSeconds: 0, peakMegabytes: 0 };
  for (const command of commands) {
    const { cpuSeconds, wallSeconds, peakMegabytes } = await measureSuccess(command);
    sum = { cpuSeconds: sum.cpuSeconds + cpuSeconds, wallSeconds: sum.wallSeconds + wallSeconds, peakMegabytes: Math.max(sum.peakMegabytes, peakMegabytes) };
  }
  return sum;
}

async function measureSuccess(command: Command): Promise<Measurement> {
  const { exitCode, ...cost } = await measureProcess(command);
  if (exitCode !== 0) throw new Error(`Unexpected exit code ${exitCode} of ${[command.program, ...command.args].join(' ')}, expected 0`);
  return cost;
}
