import type { Place } from '../sop/place.ts';
import { visible } from '../sop/visible.ts';
import type { Dimension, Edit, Gate, Hit, Rule, Severity } from './rule.ts';

/** Who lives with a finding until when, and why. */
export interface Waived {
  readonly reason: string;
  /** A role id. */
  readonly owner: string;
  /** The last day on which the waiver holds. */
  readonly expires: string;
}

/** A hit with the rule that made it. */
export interface Finding {
  readonly rule: string;
  readonly dimension: Dimension | 'validity';
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  readonly credit?: number | undefined;
  readonly gate?: Gate | undefined;
  /** Set while a waiver covers it: it is shown, costs nothing and trips no gate. */
  readonly waived?: Waived | undefined;
  /** True where the baseline knows it: it is shown and costs its points, and fails nothing. */
  readonly debt?: boolean | undefined;
  /** The rule whose finding, if there is one, is shown in place of this one (`causes.ts`). */
  readonly toldBy?: string | undefined;
  /** What `sop lint --fix` does about it. */
  readonly fix?: readonly Edit[] | undefined;
}

export function makeFinding(rule: Rule, hit: Hit): Finding {
  return {
    rule: rule.name,
    dimension: rule.dimension,
    severity: hit.severity ?? rule.severity,
    message: visible(hit.message),
    place: hit.place,
    credit: hit.credit,
    gate: hit.gate,
    ...(hit.toldBy === undefined ? {} : { toldBy: hit.toldBy }),
    ...(hit.fix === undefined ? {} : { fix: hit.fix }),
  };
}
