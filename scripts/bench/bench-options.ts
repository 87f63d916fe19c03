import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** How many SOPs are generated, and how often each tool goes through them. */
  readonly rounds: readonly { readonly sops: number; readonly runs: number }[];
  /** Ids of the tools; all of them when left out. */
  readonly only: readonly string[] | undefined;
  /** True to leave the generated files where they are. */
  readonly keep: boolean;
}

export const LINT_USAGE = `npm run bench -- lint [--sizes N,...] [--runs N] [--only TOOL]... [--keep]

Times the linter and its peers on generated SOPs: 3 runs on 1,000 and one on 10,000. The table of each number of
SOPs is printed when it is done.

  --sizes N,...  these numbers of SOPs
  --runs N       runs of each tool
  --only TOOL    only this tool; may be repeated
  --keep         leave the generated files and say where they are
`;

const DEFAULT_ROUNDS = [{ sops: 1000, runs: 3 }, { sops: 10_000, runs: 1 }];
const MOST_SOPS = 100_000;
const MOST_RUNS = 100;

/**
 * Reads the arguments behind `lint`.
 *
 * @param toolIds what `--only` may name.
 * @returns options, or what is wrong in one sentence.
 */
export function parseBenchOptions(args: readonly string[], toolIds: readonly string[]): BenchOptions | { readonly problem: string } {
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options: { sizes: { type: 'string' }, runs: { type: 'string' }, only: { type: 'string', multiple: true }, keep: { type: 'boolean', default: false } } }));
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return { problem: cause.message };
  }
  const sizes = values.sizes?.split(',').map((size) => wholeNumber('--sizes', size, MOST_SOPS));
  const runs = values.runs === undefined ? undefined : wholeNumber('--runs', values.runs, MOST_RUNS);
  const wrong = sizes?.find((size): size is string => typeof size === 'string');
  if (wrong !== undefined) return { problem: wrong };
  if (typeof runs === 'string') return { problem: runs };
  const unknown = values.only?.find((id) => !toolIds.includes(id));
  if (unknown !== undefined) return { problem: `Unexpected tool "${unknown}", expected one of ${toolIds.join(', ')}` };
  const rounds = sizes?.map((size) => ({ sops: Number(size), runs: 3 })) ?? DEFAULT_ROUNDS;
  return { rounds: rounds.map((round) => ({ sops: round.sops, runs: runs ?? round.runs })), only: values.only, keep: values.keep };
}

/** A whole number from 1 to `most`, or what is wrong in one sentence. */
export function wholeNumber(option: string, text: string, most: number): number | string {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : `Unexpected ${option} "${text}", expected a whole number from 1 to ${most.toLocaleString('en')}`;
}
