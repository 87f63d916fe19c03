import type { z } from 'zod';
import type { CodeOwners } from '../playbook/code-owners.ts';
import type { Registries } from '../playbook/playbook.ts';
import type { Place } from '../sop/place.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { SopHead, SopIndex } from './sop-index.ts';

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

/** A stretch of the file to replace. */
export interface Edit {
  /** With its end; an empty stretch inserts. */
  readonly place: Place;
  readonly text: string;
}

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
  /** The rule that tells of the same cause wherever this hit appears: where it does, this one counts and is not shown. */
  readonly toldBy?: string | undefined;
  /** What `sop lint --fix` does about it: edits that say the same as before, made together or not at all. */
  readonly fix?: readonly Edit[] | undefined;
}

/** A rule's word that it could not look: never a pass, never silent. */
export interface NotChecked {
  readonly notChecked: string;
}

/** What git tells of one SOP beyond its text; absent where history cannot be read whole. */
export interface SopHistoryFacts {
  /** Normative changes that landed after the newest change-log entry did, newest first, in words; `date` is the day, or "in this change" of a pull request. */
  readonly unloggedChanges: readonly { readonly date: string; readonly text: string }[];
}

/** What a rule may know while it reads one SOP: nothing that depends on the day, on other SOPs or on git. */
export interface ReadingContext<Options = unknown> {
  readonly registries: Registries;
  readonly options: Options;
}

/** What a rule may know when it judges facts that it read earlier, perhaps on another day. */
export interface JudgingContext<Options = unknown, Facts = unknown> extends ReadingContext<Options> {
  /**
   * The ISO date that decides what is overdue. Undefined where a change is judged, which must come out alike on any
   * day: what only the day makes wrong is then not told.
   */
  readonly today: string | undefined;
  /** The SOP that is judged. */
  readonly sop: SopHead;
  readonly sops: SopIndex;
  /** This rule's facts of every SOP of the playbook that has any, by path. */
  readonly all: ReadonlyMap<string, Facts>;
  readonly history: SopHistoryFacts | undefined;
  /** Who must approve changes, by the path within the content folder; undefined where the repository does not say. */
  readonly codeOwners: CodeOwners | undefined;
}

export type RuleHits = Iterable<Hit | NotChecked>;

/** An example of a rule: its documentation and its test. */
export interface RuleExample {
  readonly title: string;
  /** The file's text. */
  readonly sop: string;
  /** Where the file lies; `sops/revops/route-lead.mdx` when left out. */
  readonly path?: string;
  readonly today?: string;
  readonly history?: SopHistoryFacts;
  /** The text of a CODEOWNERS file at the top of the content folder. */
  readonly codeOwners?: string;
  readonly options?: unknown;
  /** Other SOPs of the playbook: path -> text. */
  readonly others?: Readonly<Record<string, string>>;
  /** `line:column message` of every expected hit, in order; empty when the example passes. */
  readonly expect: readonly string[];
}

export interface RuleDefinition<Options = unknown, Facts = unknown> {
  /** The file's name; permanent. */
  readonly name: string;
  readonly severity: Severity;
  readonly weight: Weight;
  /** One line. */
  readonly summary: string;
  /** The harm to a reader, two sentences at most. */
  readonly why: string;
  /** How an SOP's owner mends what the rule finds: an instruction, two sentences at most. */
  readonly remedy: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** True for rules about the state of the review, which a pull request is not judged by. */
  readonly reviewState?: boolean;
  readonly options?: z.ZodType<Options>;
  readonly examples: readonly RuleExample[];
  /** Hits that follow from the SOP's text, the registries and the options alone. They are kept by content between runs. */
  readonly check?: (sop: Sop, context: ReadingContext<Options>) => RuleHits;
  /**
   * For what depends on the day, on other SOPs or on git: what `judge` needs to know of this SOP, as plain data that
   * survives JSON; undefined when there is nothing to judge. Facts are kept by content between runs.
   */
  readonly facts?: (sop: Sop, context: ReadingContext<Options>) => Facts | undefined;
  /** Hits that follow from the facts. Never kept. */
  readonly judge?: (facts: Facts, context: JudgingContext<Options, Facts>) => RuleHits;
}

/** A rule with the dimension that its folder says; `validity` rules stand beside the three. */
export interface Rule extends RuleDefinition {
  readonly dimension: Dimension | 'validity';
  /** The options as the playbook's settings give them, checked; the schema's defaults when left out. */
  readonly chosen?: unknown;
}

/** Types a rule's options from its schema, and its facts from what reads them. Every rule file's default export is one call of this. */
export function defineRule<Options = undefined, Facts = never>(definition: RuleDefinition<Options, Facts>): RuleDefinition {
  return definition as unknown as RuleDefinition;
}

/** The options that a rule runs with. */
export function optionsOf(rule: Rule): unknown {
  return rule.chosen ?? rule.options?.parse({});
}
