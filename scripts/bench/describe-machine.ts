import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

/** Such as "2 × Model X, 4 GB, Node v24.0.0, load 0.1". A load beyond the bench's own makes every figure larger. */
export function describeMachine(): string {
  const [first, ...others] = cpus();
  const memory = /MemTotal:\s+(\d+)/.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1];
  return `${others.length + 1} × ${first?.model.trim() ?? 'unknown processor'}, ${Math.round(Number(memory) / 2 ** 20)} GB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`;
}
