/** What one run of a whole process cost. */
export interface Measurement {
  /** User and system time of the process and all its descendants. */
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly wallSeconds: number;
}

/** The median of each figure on its own; undefined without a run. */
export function medianOf(runs: readonly Measurement[]): Measurement | undefined {
  if (runs.length === 0) return undefined;
  const median = (figure: (run: Measurement) => number) => {
    const sorted = runs.map(figure).toSorted((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  };
  return { cpuSeconds: median((run) => run.cpuSeconds), peakMegabytes: median((run) => run.peakMegabytes), wallSeconds: median((run) => run.wallSeconds) };
}
