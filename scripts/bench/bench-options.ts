import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** How many SOPs are generated, and how often each tool goes through them. */
  readonly rounds: readonly { readonly sops: number; readonly runs: number }[];
  /** Ids of the tools; all of them when left out. */
  readonly only: readonly string[] | undefined;
  /** True to leave the generated files where they are. */
  readonly keep: boolean;
}

export const BENCH_USAGE = `Usage: npm run bench -- lint [--sops N] [--runs N] [--only TOOL]... [--keep]

Times the linter and its peers on generated SOPs: 3 runs on 1,000 and one on 10,000.

  --sops N     this many SOPs, and no other number
  --runs N     runs of each tool
  --only TOOL  only this tool; may be repeated
  --keep       leave the generated files and say where they are
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
    ({ values } = parseArgs({ args: [...args], options: { sops: { type: 'string' }, runs: { type: 'string' }, only: { type: 'string', multiple: true }, keep: { type: 'boolean', default: false } } }));
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return { problem: cause.message };
  }
  const sops = wholeNumber('--sops', values.sops, MOST_SOPS);
  const runs = wholeNumber('--runs', values.runs, MOST_RUNS);
  if (typeof sops === 'string') return { problem: sops };
  if (typeof runs === 'string') return { problem: runs };
  const unknown = values.only?.find((id) => !toolIds.includes(id));
  if (unknown !== undefined) return { problem: `Unexpected tool "${unknown}", expected one of ${toolIds.join(', ')}` };
  const sizes = sops === undefined ? DEFAULT_ROUNDS : [{ sops, runs: 3 }];
  return { rounds: sizes.map((size) => ({ sops: size.sops, runs: runs ?? size.runs })), only: values.only, keep: values.keep };
}

function wholeNumber(option: string, text: string | undefined, most: number): number | undefined | string {
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : `Unexpected ${option} "${text}", expected a whole number from 1 to ${most.toLocaleString('en')}`;
}
