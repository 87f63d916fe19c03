import type { Severity } from './rule.ts';

/** A rule that runs otherwise than it was shipped, said in every report. */
export interface AdjustedRule {
  readonly rule: string;
  readonly severity: Severity | 'off' | undefined;
  /** True when options are set. */
  readonly options: boolean;
}

/** Such as "vague-term off". */
export function describeAdjusted({ rule, severity, options }: AdjustedRule): string {
  return [rule, ...(severity === undefined ? [] : [severity]), ...(options ? ['with options'] : [])].join(' ');
}
