import type { Place } from '../sop/place.ts';
import { visible } from '../sop/visible.ts';
import type { Dimension, Gate, Hit, Rule, Severity } from './rule.ts';

/** A hit with the rule that made it. */
export interface Finding {
  readonly rule: string;
  readonly dimension: Dimension | 'validity';
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  readonly credit?: number | undefined;
  readonly gate?: Gate | undefined;
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
  };
}
