import type { Finding } from './finding.ts';

/** Why a finding fails nothing although it stands: a waiver, or the baseline. Undefined where it counts in full. */
export function standingOf({ waived, debt }: Pick<Finding, 'waived' | 'debt'>): string | undefined {
  if (waived) return `waived until ${waived.expires} by ${waived.owner}: ${waived.reason}`;
  return debt ? 'debt since the linter was adopted' : undefined;
}

/** The message of a finding, and why it fails nothing. */
export function messageOf(finding: Finding): string {
  const standing = standingOf(finding);
  return standing === undefined ? finding.message : `${finding.message} (${standing})`;
}
