import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import type { Measurement } from './measurement.ts';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

export interface MeasuredRun extends Measurement {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
}

/** Memory grows for a while before it falls: what is missed between two looks is small. */
const LOOK_EVERY_MS = 25;

/** True where the figures of processes can be read. */
export function canMeasure(): boolean {
  return process.platform === 'linux';
}

/**
 * Runs a command to its end, its output thrown away, and tells what it cost. Only one may run at a time: CPU time is
 * read from what this process's ended children took.
 */
export async function measureProcess({ program, args, cwd }: Command): Promise<MeasuredRun> {
  const before = childrenCpuSeconds();
  const start = performance.now();
  const child = spawn(program, args, { cwd, env: measuredEnvironment(), stdio: 'ignore' });
  const stop = () => child.kill();
  process.once('exit', stop);
  let peak = 0;
  const look = () => {
    if (child.pid !== undefined) peak = Math.max(peak, peakOfTree(child.pid));
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
      look();
    });
    const wallSeconds = (performance.now() - start) / 1000;
    return { exitCode, wallSeconds, cpuSeconds: childrenCpuSeconds() - before, peakMegabytes: peak / 1024 };
  } finally {
    clearInterval(timer);
    process.off('exit', stop);
  }
}

/** The environment of a person at a terminal: on build servers, tools leave caches and colours out. */
export function measuredEnvironment(): NodeJS.ProcessEnv {
  const { CI: _, NODE_OPTIONS: __, FORCE_COLOR: ___, ...environment } = process.env;
  return environment;
}

let ticksPerSecond: number | undefined;

/** The user and system time of all ended children of this process, and of theirs. */
function childrenCpuSeconds(): number {
  ticksPerSecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}

/** The most memory that a process and its descendants, as far as they run, have held, in KB. */
function peakOfTree(pid: number): number {
  let sum = 0;
  try {
    sum = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const children = readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim();
      if (children !== '') for (const child of children.split(' ')) sum += peakOfTree(Number(child));
    }
  } catch {
    // It ended between two looks: what was seen of it counts.
  }
  return sum;
}
