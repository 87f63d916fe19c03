import { expect, test } from 'vitest';
import { parseHistoryOptions } from './history-options.ts';

test('without options, 1,000 SOPs with 10,000 commits are timed three times, and 50 files get a process of their own', () => {
  expect(parseHistoryOptions([])).toEqual({ rounds: [{ sops: 1000, commits: 10_000, runs: 3 }], sample: 50, keep: false });
});

test('sizes, runs and samples are taken as given', () => {
  expect(parseHistoryOptions(['--sizes', '10x10,5000x50000', '--runs', '1', '--full', '--keep'])).toEqual({
    rounds: [{ sops: 10, commits: 10, runs: 1 }, { sops: 5000, commits: 50_000, runs: 1 }], sample: undefined, keep: true,
  });
  expect(parseHistoryOptions(['--sample', '7'])).toMatchObject({ sample: 7 });
});

test.each([
  [['--sizes', '1000'], 'Unexpected --sizes "1000", expected numbers such as 1000x10000: at least 10 SOPs and no fewer commits'],
  [['--sizes', '100x1000,9x100'], 'Unexpected --sizes "9x100", expected numbers such as 1000x10000: at least 10 SOPs and no fewer commits'],
  [['--sizes', '100x99'], 'Unexpected --sizes "100x99", expected numbers such as 1000x10000: at least 10 SOPs and no fewer commits'],
  [['--runs', '0'], 'Unexpected --runs "0", expected a whole number from 1 to 100'],
  [['--sample', '5', '--full'], 'Unexpected --sample with --full, expected one of them'],
])('%j is refused with what was expected', (args, problem) => {
  expect(parseHistoryOptions(args)).toEqual({ problem });
});

test('an unknown option is refused by its name', () => {
  expect(parseHistoryOptions(['--fast'])).toEqual({ problem: expect.stringContaining("'--fast'") });
});
