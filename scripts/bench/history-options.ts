import { parseArgs } from 'node:util';
import { wholeNumber } from './bench-options.ts';
import { FEWEST_SOPS } from './generate-history.ts';

export interface HistoryBenchOptions {
  /** What is generated, and how often each thing is timed on it. */
  readonly rounds: readonly { readonly sops: number; readonly commits: number; readonly runs: number }[];
  /** How many files get a process of their own; undefined for all of them. */
  readonly sample: number | undefined;
  /** True to leave the generated repositories where they are. */
  readonly keep: boolean;
}

export const HISTORY_USAGE = `npm run bench -- history [--sizes SOPSxCOMMITS,...] [--runs N] [--sample N | --full] [--keep]

Times the change log of generated repositories, cold and with the comparisons of an earlier run, beside one
git log --follow process a file and beside the least that git itself takes: one git log, and all texts at once.
3 runs on 1,000 SOPs with 10,000 commits.

  --sizes SOPSxCOMMITS,...  these instead, such as 1000x10000,5000x50000
  --runs N                  runs of each
  --sample N                files that get a process of their own, from which all are extrapolated; 50 when left out
  --full                    a process for every file
  --keep                    leave the generated repositories and say where they are
`;

const DEFAULT_SIZE = '1000x10000';
const MOST_SOPS = 100_000;
const MOST_COMMITS = 1_000_000;
const MOST_RUNS = 100;

/** Reads the arguments behind `history`: options, or what is wrong in one sentence. */
export function parseHistoryOptions(args: readonly string[]): HistoryBenchOptions | { readonly problem: string } {
  let values;
  try {
    const options = { sizes: { type: 'string', default: DEFAULT_SIZE }, runs: { type: 'string', default: '3' }, sample: { type: 'string' }, full: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false } } as const;
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return { problem: cause.message };
  }
  if (values.full && values.sample !== undefined) return { problem: 'Unexpected --sample with --full, expected one of them' };
  const runs = wholeNumber('--runs', values.runs, MOST_RUNS);
  const sample = wholeNumber('--sample', values.sample ?? '50', MOST_SOPS);
  const sizes = values.sizes.split(',').map(parseSize);
  for (const read of [runs, sample, ...sizes]) if (typeof read === 'string') return { problem: read };
  const rounds = sizes.flatMap((size) => (typeof size === 'string' ? [] : { ...size, runs: Number(runs) }));
  return { rounds, sample: values.full ? undefined : Number(sample), keep: values.keep };
}

function parseSize(text: string): { sops: number; commits: number } | string {
  const [, sops, commits] = /^(\d{1,9})x(\d{1,9})$/.exec(text) ?? [];
  const size = { sops: Number(sops), commits: Number(commits) };
  const isPossible = size.sops >= FEWEST_SOPS && size.sops <= MOST_SOPS && size.commits >= size.sops && size.commits <= MOST_COMMITS;
  return isPossible ? size : `Unexpected --sizes "${text}", expected numbers such as ${DEFAULT_SIZE}: at least ${FEWEST_SOPS} SOPs and no fewer commits`;
}
