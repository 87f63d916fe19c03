import { allFiles, type HistoryRound } from './history-result.ts';
import { judgeHistoryTargets } from './history-targets.ts';
import type { Measurement } from './measurement.ts';
import { figures, renderTable, renderTargets } from './render-table.ts';

/** The figures of one generated repository, after an empty line. */
export function renderHistoryRound(round: HistoryRound): string {
  const { sops, commits, landed, versions, megabytes, changes, runs, cold, warm, floor, files, filesMeasured } = round;
  const number = (count: number) => count.toLocaleString('en');
  const row = (label: string, cost: Measurement) => [
    label, ...figures(cost), ((1000 * cost.cpuSeconds) / versions).toFixed(2), ratio(cold, cost), ratio(warm, cost),
  ];
  const each = files === filesMeasured ? `, ${number(files)} files` : `: ${number(filesMeasured)} of ${number(files)} files measured, the rest extrapolated`;
  const rows = [
    row('sop changes, cold', cold),
    row('sop changes, warm', warm),
    row('git itself: one log, all texts', floor),
    row('git log --follow, one process a file*', allFiles(round)),
  ];
  return [
    `\n${number(sops)} SOPs, ${number(commits)} commits: ${number(landed)} landed on SOPs and left ${number(versions)} versions, ${megabytes.toFixed(0)} MB; ${number(changes)} changes told; ${runs === 1 ? 'one run' : `medians of ${runs} runs`}`,
    renderTable(['', 'CPU s', 'peak MB', 'wall s', 'CPU ms/version', 'cold : it', 'warm : it'], rows),
    `  * without texts${each}\n`,
  ].join('\n');
}

/** What is told once all is measured. */
export function renderHistoryEnd(rounds: readonly HistoryRound[]): string {
  return `\n${renderTargets(judgeHistoryTargets(rounds))}\n`;
}

function ratio(own: Measurement, { cpuSeconds }: Measurement): string {
  return cpuSeconds === 0 ? '-' : (own.cpuSeconds / cpuSeconds).toFixed(own.cpuSeconds < cpuSeconds / 10 ? 3 : 2);
}
