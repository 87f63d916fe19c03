import { describe, expect, test } from 'vitest';
import type { LintBenchResult } from './lint-result.ts';
import { judgeTargets } from './lint-targets.ts';
import type { Measurement } from './measurement.ts';
import { renderBenchEnd, renderRound } from './render-lint-bench.ts';
import { renderBenchHead } from './render-table.ts';

const cost = (cpuSeconds: number, peakMegabytes = 100, wallSeconds = cpuSeconds): Measurement => ({ cpuSeconds, peakMegabytes, wallSeconds });

const RESULT: LintBenchResult = {
  rounds: [
    { sops: 1000, runs: 3, bytesPerSop: 6000, tools: [{ id: 'sop', label: 'sop lint, cold', median: cost(2) }] },
    {
      sops: 10_000,
      runs: 1,
      bytesPerSop: 6050,
      tools: [
        { id: 'sop', label: 'sop lint, cold', median: cost(12, 501, 11) },
        { id: 'sop-warm', label: 'sop lint, warm', median: cost(1.5, 200) },
        { id: 'rumdl', label: 'rumdl 0.2.75, cold', median: cost(24) },
        { id: 'rumdl-warm', label: 'rumdl', problem: 'its packages could not be installed: offline' },
        { id: 'remark-cli', label: 'remark-cli 12.0.1', median: cost(119) },
      ],
    },
  ],
  start: [
    { id: 'help', label: 'sop --help', median: cost(0.1, 60, 0.12) },
    { id: 'since-warm', label: 'sop lint --since', median: cost(0.7, 200) },
  ],
};

describe('the table', () => {
  test('shows every tool with its cost and how this linter compares, and says why a tool is left out', () => {
    expect([renderBenchHead('2 × Invented, 4 GB, Node v24.0.0'), ...RESULT.rounds.map(renderRound), renderBenchEnd(RESULT)].join('')).toBe(`Machine: 2 × Invented, 4 GB, Node v24.0.0. CPU is user and system time of whole processes; output goes to /dev/null.

1,000 SOPs of 6.0 KB, medians of 3 runs
                  CPU s  peak MB  wall s  CPU ms/SOP  sop cold : it  sop warm : it
  sop lint, cold   2.00      100    2.00        2.00           1.00              -

10,000 SOPs of 6.0 KB, one run
                       CPU s  peak MB  wall s  CPU ms/SOP  sop cold : it  sop warm : it
  sop lint, cold       12.00      501   11.00        1.20           1.00           0.13
  sop lint, warm        1.50      200    1.50        0.15           8.00           1.00
  rumdl 0.2.75, cold   24.00      100   24.00        2.40           0.50           0.06
  rumdl               left out: its packages could not be installed: offline
  remark-cli 12.0.1   119.00      100  119.00       11.90           0.10           0.01

Start-up
                    CPU s  peak MB  wall s
  sop --help         0.10       60    0.12
  sop lint --since   0.70      200    0.70

Targets
  met      cold: no more CPU than rumdl: 12.00 s to 24.00 s
  NOT MET  cold: at most a tenth of remark-cli: 12.00 s to 119.00 s
  NOT MET  peak memory at most 500 MB: 501 MB
  met      cost grows with the number of SOPs and no faster: 2.00 ms each at 1,000, 1.20 ms at 10,000
  met      sop --help within 120 ms: 120 ms
  NOT MET  one changed SOP with --since: under 0.6 s CPU beyond process start: 0.60 s
`);
  });
});

describe('targets', () => {
  test('are not judged where a tool was not measured', () => {
    expect(judgeTargets({ ...RESULT, rounds: [], start: [] })).toEqual([]);
  });

  test('name growth that is faster than the number of SOPs', () => {
    const round = (sops: number, seconds: number) => ({ sops, runs: 1, bytesPerSop: 6000, tools: [{ id: 'sop', label: 'sop', median: cost(seconds) }] });
    const growth = (seconds: number) => judgeTargets({ start: [], rounds: [round(1000, 1), round(10_000, seconds)] }).find(({ promise }) => promise.startsWith('cost grows'));
    expect([growth(11.5)?.isMet, growth(11.6)?.isMet]).toEqual([true, false]);
  });
});
