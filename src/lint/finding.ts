import type { Place } from '../sop/place.ts';
import type { Dimension, Gate, Severity } from './rule.ts';

/** A hit with the rule that made it. */
export interface Finding {
  readonly rule: string;
  readonly dimension: Dimension | 'validity';
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  readonly credit: number | undefined;
  readonly gate: Gate | undefined;
}
