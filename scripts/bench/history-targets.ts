import { allFiles, type HistoryRound } from './history-result.ts';
import type { Target } from './render-table.ts';

/** The size that the targets were set for; on less, the start of the process weighs most. */
const SIZE = { sops: 1000, commits: 10_000 };
const MOST_COLD_CPU_S = 8;
const MOST_OVER_FLOOR = 1.5;
const LEAST_UNDER_PER_FILE = 100;
/** Start-up weighs on a small round, so that a bit more than equal still is linear. */
const MOST_GROWTH = 1.15;

/** Every target that the figures can tell of; the others hold from that size on. */
export function judgeHistoryTargets(rounds: readonly HistoryRound[]): Target[] {
  return [...rounds.flatMap(judgeRound), ...judgeGrowth(rounds)];
}

function judgeRound(round: HistoryRound): Target[] {
  const { sops, commits } = round;
  const [cold, warm, floor, each] = [round.cold, round.warm, round.floor, allFiles(round)].map(({ cpuSeconds }) => cpuSeconds) as [number, number, number, number];
  const at = `${sops.toLocaleString('en')} x ${commits.toLocaleString('en')}`;
  if (sops < SIZE.sops || commits < SIZE.commits) return [];
  const underPerFile = (state: string, own: number): Target => ({
    promise: `${at}, ${state}: ${LEAST_UNDER_PER_FILE} times less than one process a file`, measured: `${(each / own).toFixed(0)} times`, isMet: each >= own * LEAST_UNDER_PER_FILE,
  });
  return [
    ...(commits > SIZE.commits ? [] : [{ promise: `${at}, cold: at most ${MOST_COLD_CPU_S} s CPU`, measured: `${cold.toFixed(2)} s`, isMet: cold <= MOST_COLD_CPU_S }]),
    { promise: `${at}, warm: at most ${MOST_OVER_FLOOR} times what git itself takes`, measured: `${(warm / floor).toFixed(2)} times`, isMet: warm <= floor * MOST_OVER_FLOOR },
    underPerFile('warm', warm),
    underPerFile('cold', cold),
  ];
}

function judgeGrowth(rounds: readonly HistoryRound[]): Target[] {
  const [small, large] = [rounds.toSorted((a, b) => a.versions - b.versions)[0], rounds.toSorted((a, b) => b.versions - a.versions)[0]];
  if (!small || !large || small === large) return [];
  return (['cold', 'warm'] as const).map((state) => {
    const [few, many] = [small, large].map((round) => (1000 * round[state].cpuSeconds) / round.versions) as [number, number];
    const measured = `${few.toFixed(2)} ms each of ${small.versions.toLocaleString('en')}, ${many.toFixed(2)} ms of ${large.versions.toLocaleString('en')}`;
    return { promise: `${state}: cost grows with the number of versions and no faster`, measured, isMet: many <= few * MOST_GROWTH };
  });
}
