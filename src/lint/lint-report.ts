import type { SopStatus } from '../sop/schema.ts';
import type { Baseline } from './baseline.ts';
import type { AdjustedRule } from './adjusted-rule.ts';
import type { Finding } from './finding.ts';
import type { Fix } from './fixes.ts';
import type { Gate } from './rule.ts';
import type { Scores } from './score.ts';
import type { NotCheckedEntry } from './survey-sop.ts';

export interface GateVerdict {
  readonly gate: Gate;
  readonly reasons: readonly string[];
}

export interface SopReport {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly function: string;
  readonly status: SopStatus | 'unreadable';
  readonly priority: number | undefined;
  readonly scores: Scores;
  readonly minimum: number;
  readonly gates: readonly GateVerdict[];
  /** One for each cause. */
  readonly findings: readonly Finding[];
  /** Findings whose cause one of `findings` tells: they count in the scores and are not shown. */
  readonly implied: readonly Finding[];
  readonly fixes: readonly Fix[];
  /** Why this SOP fails the run; empty when it does not. */
  readonly failures: readonly string[];
}

export interface RegistryReport {
  readonly path: string;
  readonly findings: readonly Finding[];
}

/** Something that the people concerned should know and that fails nothing. */
export interface Notice {
  readonly path: string;
  readonly message: string;
}

export interface LintReport {
  readonly asOf: string;
  readonly sops: readonly SopReport[];
  readonly registries: readonly RegistryReport[];
  readonly notices: readonly Notice[];
  readonly notChecked: readonly NotCheckedEntry[];
  /** Rules that run otherwise than they were shipped. */
  readonly adjusted?: readonly AdjustedRule[] | undefined;
  /** What the baseline knows and this run no longer found. */
  readonly goneDebt?: Baseline | undefined;
}
