import type { Measurement } from './measurement.ts';

/** What one tool cost on one set of SOPs: its median, or why there is none. */
export type ToolResult = { readonly id: string; readonly label: string } & ({ readonly median: Measurement } | { readonly problem: string });

export interface RoundResult {
  readonly sops: number;
  readonly runs: number;
  /** Mean size of a generated SOP. */
  readonly bytesPerSop: number;
  readonly tools: readonly ToolResult[];
}

/** One thing that should start fast. */
export interface StartResult {
  readonly id: 'help' | 'one-file' | 'one-file-warm' | 'one-file-of-many' | 'since-cold' | 'since-warm';
  readonly label: string;
  readonly median: Measurement;
}

export interface LintBenchResult {
  readonly rounds: readonly RoundResult[];
  readonly start: readonly StartResult[];
}

/** A tool's median in a round. */
export function findMedian(round: RoundResult | undefined, id: string): Measurement | undefined {
  const tool = round?.tools.find((candidate) => candidate.id === id);
  return tool && 'median' in tool ? tool.median : undefined;
}
