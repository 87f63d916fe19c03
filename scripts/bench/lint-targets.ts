import { findMedian, type LintBenchResult, type StartResult } from './lint-result.ts';
import type { Target } from './render-table.ts';

const MOST_MEMORY_MB = 500;
/** Start-up weighs on a small round, so that a bit more than equal still is linear. */
const MOST_GROWTH = 1.15;
const MOST_SINCE_CPU_S = 0.6;
const MOST_HELP_S = 0.12;
const MOST_ONE_FILE_S = 0.4;

/** Every target that the figures can tell of; the largest round speaks. */
export function judgeTargets({ rounds, start }: LintBenchResult): Target[] {
  const largest = rounds.toSorted((a, b) => b.sops - a.sops)[0];
  const cold = findMedian(largest, 'sop');
  const against = (id: string, own: number | undefined, share: number, promise: string): Target[] => {
    const peer = findMedian(largest, id)?.cpuSeconds;
    if (own === undefined || peer === undefined) return [];
    return [{ promise, measured: `${own.toFixed(2)} s to ${peer.toFixed(2)} s`, isMet: own <= peer * share }];
  };
  return [
    ...against('rumdl', cold?.cpuSeconds, 1, 'cold: no more CPU than rumdl'),
    ...against('remark-cli', cold?.cpuSeconds, 0.1, 'cold: at most a tenth of remark-cli'),
    ...against('rumdl-warm', findMedian(largest, 'sop-warm')?.cpuSeconds, 1, 'warm: no more CPU than rumdl, warm'),
    ...(cold ? [{ promise: `peak memory at most ${MOST_MEMORY_MB} MB`, measured: `${cold.peakMegabytes.toFixed(0)} MB`, isMet: cold.peakMegabytes <= MOST_MEMORY_MB }] : []),
    ...judgeGrowth(rounds),
    ...judgeStart(start),
  ];
}

function judgeGrowth(rounds: LintBenchResult['rounds']): Target[] {
  const measured = rounds.toSorted((a, b) => a.sops - b.sops).flatMap((round) => {
    const cpuSeconds = findMedian(round, 'sop')?.cpuSeconds;
    return cpuSeconds === undefined ? [] : [{ sops: round.sops, each: (1000 * cpuSeconds) / round.sops }];
  });
  const [small, large] = [measured[0], measured.at(-1)];
  if (!small || !large || small === large) return [];
  const words = `${small.each.toFixed(2)} ms each at ${small.sops.toLocaleString('en')}, ${large.each.toFixed(2)} ms at ${large.sops.toLocaleString('en')}`;
  return [{ promise: 'cost grows with the number of SOPs and no faster', measured: words, isMet: large.each <= small.each * MOST_GROWTH }];
}

function judgeStart(start: readonly StartResult[]): Target[] {
  const find = (id: StartResult['id']) => start.find((candidate) => candidate.id === id)?.median;
  const [help, oneFile, since] = [find('help'), find('one-file'), find('since-warm')];
  const wall = (promise: string, seconds: number, most: number): Target => ({ promise, measured: `${(seconds * 1000).toFixed(0)} ms`, isMet: seconds <= most });
  const beyondStart = since && help ? since.cpuSeconds - help.cpuSeconds : undefined;
  return [
    ...(help ? [wall('sop --help within 120 ms', help.wallSeconds, MOST_HELP_S)] : []),
    ...(oneFile ? [wall('sop lint of one file within 400 ms', oneFile.wallSeconds, MOST_ONE_FILE_S)] : []),
    ...(beyondStart === undefined ? [] : [{ promise: 'one changed SOP with --since: under 0.6 s CPU beyond process start', measured: `${beyondStart.toFixed(2)} s`, isMet: beyondStart < MOST_SINCE_CPU_S }]),
  ];
}
