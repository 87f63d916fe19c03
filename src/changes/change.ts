/**
 * How far a change reaches:
 * - `retrain`: people who run the SOP do something differently from now on;
 * - `notify`: people around it should know;
 * - `editorial`: nothing to act on.
 */
export const SEVERITIES = ['retrain', 'notify', 'editorial'] as const;
export type ChangeSeverity = (typeof SEVERITIES)[number];

/** One thing that differs between two versions of an SOP, in the process's own words. */
export interface Change {
  /** What kind of change: `owner-changed`, `sla-tightened`, `step-added`, and so on. */
  readonly type: string;
  readonly severity: ChangeSeverity;
  /** One line: "Owner changed: revops-lead -> sales-ops-manager". */
  readonly text: string;
  /** Where it is found: the frontmatter's key, or the heading that it stands under. */
  readonly part: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** The furthest-reaching severity; `editorial` of none. */
export function maxSeverity(changes: readonly Change[]): ChangeSeverity {
  return SEVERITIES.find((severity) => changes.some((change) => change.severity === severity)) ?? 'editorial';
}
