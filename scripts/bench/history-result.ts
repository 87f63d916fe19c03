import type { Measurement } from './measurement.ts';

/** What the change log of one generated repository cost, and what it is held against. */
export interface HistoryRound {
  readonly sops: number;
  readonly commits: number;
  /** Commits on the main line that touched Markdown. */
  readonly landed: number;
  /** Texts of SOPs that they left behind. */
  readonly versions: number;
  readonly megabytes: number;
  /** Changes that the change log tells. */
  readonly changes: number;
  readonly runs: number;
  readonly cold: Measurement;
  readonly warm: Measurement;
  /** One bare `git log` with the same arguments, and all texts from one `git cat-file`. */
  readonly floor: Measurement;
  /** One `git log --follow` a file: the sum over the files that were measured. */
  readonly perFile: Measurement;
  readonly filesMeasured: number;
  readonly files: number;
}

/** The cost over all files, where only some were measured. */
export function allFiles({ perFile, files, filesMeasured }: HistoryRound): Measurement {
  const share = files / filesMeasured;
  return { cpuSeconds: perFile.cpuSeconds * share, wallSeconds: perFile.wallSeconds * share, peakMegabytes: perFile.peakMegabytes };
}
