import { expect, test } from 'vitest';
import { parseBenchOptions } from './bench-options.ts';

const parse = (...args: string[]) => parseBenchOptions(args, ['sop', 'rumdl']);

test('without options, every tool goes through 1,000 SOPs three times and through 10,000 once', () => {
  expect(parse()).toEqual({ rounds: [{ sops: 1000, runs: 3 }, { sops: 10_000, runs: 1 }], only: undefined, keep: false });
});

test('numbers and tools are taken as given', () => {
  expect(parse('--sizes', '200,4000', '--runs', '2', '--only', 'sop', '--only', 'rumdl', '--keep')).toEqual({ rounds: [{ sops: 200, runs: 2 }, { sops: 4000, runs: 2 }], only: ['sop', 'rumdl'], keep: true });
});

test.each([
  [['--sizes', '0'], 'Unexpected --sizes "0", expected a whole number from 1 to 100,000'],
  [['--sizes', '1000,1e3'], 'Unexpected --sizes "1e3", expected a whole number from 1 to 100,000'],
  [['--runs', '101'], 'Unexpected --runs "101", expected a whole number from 1 to 100'],
  [['--only', 'vale'], 'Unexpected tool "vale", expected one of sop, rumdl'],
])('%j is refused with what was expected', (args, problem) => {
  expect(parse(...args)).toEqual({ problem });
});

test('an unknown option is refused by its name', () => {
  expect(parse('--fast')).toEqual({ problem: expect.stringContaining("'--fast'") });
});
