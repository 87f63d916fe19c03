import { comparePlaces } from '../sop/place.ts';
import type { Finding } from './finding.ts';
import type { SopReport } from './lint-report.ts';

/** What one repair mends: the finding that is shown, and those that count in the score and go with it. */
export interface Cause {
  readonly finding: Finding;
  readonly implied: readonly Finding[];
}

/**
 * Findings by their cause, in reading order. A finding names the rule that tells of its cause (`toldBy`); it is
 * implied by a finding of that rule that weighs as much: with the gate it trips, and neither waived nor debt alone.
 */
export function causesOf(findings: readonly Finding[]): Cause[] {
  const implied = new Map<Finding, Finding[]>();
  const own = findings.filter((finding) => {
    const teller = finding.toldBy === undefined ? undefined : tellerOf(finding, findings);
    if (teller) implied.set(teller, [...(implied.get(teller) ?? []), finding]);
    return !teller;
  });
  return own.map((finding) => ({ finding, implied: implied.get(finding) ?? [] }));
}

/** The first at the finding's place or below it, else the first of all. */
function tellerOf(finding: Finding, findings: readonly Finding[]): Finding | undefined {
  const tellers = findings.filter((other) => other.rule === finding.toldBy && tells(other, finding));
  return tellers.find((other) => comparePlaces(other.place, finding.place) >= 0) ?? tellers[0];
}

function tells(teller: Finding, { waived, debt, gate, severity }: Finding): boolean {
  if (teller.waived || waived || teller.debt !== debt || teller.toldBy !== undefined) return false;
  return (gate === undefined || teller.gate === gate) && (teller.severity !== 'info' || severity === 'info');
}

/** All findings of an SOP in reading order, those that are not shown among them: what its scores follow from. */
export function countedFindings({ findings, implied }: Pick<SopReport, 'findings' | 'implied'>): readonly Finding[] {
  return implied.length === 0 ? findings : [...findings, ...implied].toSorted((a, b) => comparePlaces(a.place, b.place) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}
