import type { z } from 'zod';
import type { Playbook, Registries } from '../playbook/playbook.ts';
import type { Place } from '../sop/place.ts';
import type { Sop } from '../sop/parse-sop.ts';

export const DIMENSIONS = ['transferability', 'freshness', 'iteration'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export type Severity = 'error' | 'warning' | 'info';
export type Gate = 'incomplete' | 'stale' | 'unmaintained';

/**
 * What a rule is worth in its dimension (formula: `score.ts`).
 * - obligation: something that must be there, with its share of the dimension;
 * - smell: something that must not be there, with the largest part of the dimension it can cost, and the share
 *   of its hits that careful readers agree with;
 * - unweighted: stands beside the scores.
 */
export type Weight =
  | { readonly obligation: number }
  | { readonly smell: number; readonly precision: number }
  | 'unweighted';

/** One thing a rule holds against an SOP. */
export interface Hit {
  readonly place: Place;
  /** "Unexpected X, expected Y". */
  readonly message: string;
  /**
   * Obligations only: how much of the obligation is left, 0 (absent) to 1. Left out, the hit is one flawed item
   * of a list, and its cost depends on how many there are.
   */
  readonly credit?: number;
  /** The gate this hit trips in an active SOP. */
  readonly gate?: Gate;
  /** When it differs from the rule's: an `info` hit weighs nothing. */
  readonly severity?: Severity;
}

/** A rule's word that it could not look: never a pass, never silent. */
export interface NotChecked {
  readonly notChecked: string;
}

/** What git tells of one SOP beyond its text; absent where history cannot be read whole. */
export interface SopHistoryFacts {
  /** Normative changes that landed after the newest change-log entry did, newest first, in words. */
  readonly unloggedChanges: readonly { readonly date: string; readonly text: string }[];
}

export interface RuleContext<Options = unknown> {
  /** The ISO date that decides what is overdue. */
  readonly today: string;
  readonly registries: Registries;
  readonly playbook: Playbook;
  readonly history: SopHistoryFacts | undefined;
  readonly options: Options;
}

/** An example of a rule: its documentation and its test. */
export interface RuleExample {
  readonly title: string;
  /** The file's text. */
  readonly sop: string;
  /** Where the file lies; `sops/revops/route-lead.mdx` when left out. */
  readonly path?: string;
  readonly today?: string;
  readonly history?: SopHistoryFacts;
  readonly options?: unknown;
  /** Other SOPs of the playbook: path -> text. */
  readonly others?: Readonly<Record<string, string>>;
  /** `line:column message` of every expected hit, in order; empty when the example passes. */
  readonly expect: readonly string[];
}

export interface RuleDefinition<Options = unknown> {
  /** The file's name; permanent. */
  readonly name: string;
  readonly severity: Severity;
  readonly weight: Weight;
  /** One line. */
  readonly summary: string;
  /** The harm to a reader, two sentences at most. */
  readonly why: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** True for rules about the state of the review, which a pull request is not judged by. */
  readonly reviewState?: boolean;
  readonly options?: z.ZodType<Options>;
  readonly examples: readonly RuleExample[];
  readonly check: (sop: Sop, context: RuleContext<Options>) => Generator<Hit | NotChecked, void, undefined>;
}

/** A rule with the dimension that its folder says; `validity` rules stand beside the three. */
export interface Rule extends RuleDefinition {
  readonly dimension: Dimension | 'validity';
}

/** Types a rule's options from its schema. Every rule file's default export is one call of this. */
export function defineRule<Options = undefined>(definition: RuleDefinition<Options>): RuleDefinition {
  return definition as RuleDefinition;
}
