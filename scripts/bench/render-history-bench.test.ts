import { expect, test } from 'vitest';
import type { HistoryRound } from './history-result.ts';
import { judgeHistoryTargets } from './history-targets.ts';
import { renderHistoryEnd, renderHistoryRound } from './render-history-bench.ts';

const cost = (cpuSeconds: number, peakMegabytes = 100) => ({ cpuSeconds, peakMegabytes, wallSeconds: cpuSeconds });
const ROUND: HistoryRound = {
  sops: 1000, commits: 10_000, landed: 8500, versions: 10_000, megabytes: 63.4, changes: 11_000, runs: 3,
  cold: cost(8, 400), warm: cost(1.6, 200), floor: cost(1), perFile: cost(8, 20), filesMeasured: 50, files: 1000,
};
const LARGE: HistoryRound = { ...ROUND, sops: 5000, commits: 50_000, versions: 50_000, runs: 1, cold: cost(45), warm: cost(9.3), floor: cost(6), perFile: cost(4500), filesMeasured: 5000, files: 5000 };

test('the table shows what each way costs, and says what is extrapolated', () => {
  expect(renderHistoryRound(ROUND)).toBe(`
1,000 SOPs, 10,000 commits: 8,500 landed on SOPs and left 10,000 versions, 63 MB; 11,000 changes told; medians of 3 runs
                                          CPU s  peak MB  wall s  CPU ms/version  cold : it  warm : it
  sop changes, cold                        8.00      400    8.00            0.80       1.00       0.20
  sop changes, warm                        1.60      200    1.60            0.16       5.00       1.00
  git itself: one log, all texts           1.00      100    1.00            0.10       8.00       1.60
  git log --follow, one process a file*  160.00       20  160.00           16.00      0.050      0.010
  * without texts: 50 of 1,000 files measured, the rest extrapolated
`);
  expect(renderHistoryRound(LARGE)).toContain('  * without texts, 5,000 files\n');
});

test('targets are held against what was measured', () => {
  expect(renderHistoryEnd([ROUND, LARGE])).toBe(`
Targets
  met      1,000 x 10,000, cold: at most 8 s CPU: 8.00 s
  NOT MET  1,000 x 10,000, warm: at most 1.5 times what git itself takes: 1.60 times
  met      1,000 x 10,000, warm: 100 times less than one process a file: 100 times
  NOT MET  1,000 x 10,000, cold: 100 times less than one process a file: 20 times
  NOT MET  5,000 x 50,000, warm: at most 1.5 times what git itself takes: 1.55 times
  met      5,000 x 50,000, warm: 100 times less than one process a file: 484 times
  met      5,000 x 50,000, cold: 100 times less than one process a file: 100 times
  met      cold: cost grows with the number of versions and no faster: 0.80 ms each of 10,000, 0.90 ms of 50,000
  NOT MET  warm: cost grows with the number of versions and no faster: 0.16 ms each of 10,000, 0.19 ms of 50,000
`);
});

test('a history smaller than the targets were set for is not judged', () => {
  expect(judgeHistoryTargets([{ ...ROUND, commits: 9999 }])).toEqual([]);
});
