import type { SopStatus } from '../sop/schema.ts';
import type { Finding } from './finding.ts';
import { GATES } from './gates.ts';
import type { GateVerdict } from './lint-report.ts';
import { DIMENSIONS, type Rule } from './rule.ts';
import { scoresOf, type Scores } from './score.ts';

/** A dimension below this fails the run where the settings name no other minimum. */
export const DEFAULT_MINIMUM = 60;

/** The gates that findings trip, waived ones left out. A draft or retired SOP trips none. */
export function gatesOf(status: SopStatus, findings: readonly Finding[]): GateVerdict[] {
  if (status === 'draft' || status === 'retired') return [];
  return GATES.flatMap(({ gate }) => {
    const reasons = findings.filter((finding) => finding.gate === gate && !finding.waived).map((finding) => finding.message);
    return reasons.length > 0 ? [{ gate, reasons: [...new Set(reasons)] }] : [];
  });
}

/** Why an SOP fails: code in its text always; gates and scores below their minimum unless it is a draft or retired. */
export function failuresOf(status: SopStatus, scores: Scores, gates: readonly GateVerdict[], findings: readonly Finding[], minimums: Scores): string[] {
  const fenced = findings.filter((finding) => finding.rule === 'mdx-fence');
  const failures = fenced.length > 0 ? ['holds something that would run as code'] : [];
  if (status === 'draft' || status === 'retired') return failures;
  if (findings.some(({ rule }) => rule === 'valid-waiver')) failures.push('holds a waiver that has expired or does not count');
  failures.push(...gates.map(({ gate }) => gate));
  for (const dimension of DIMENSIONS) {
    const [score, least] = [scores[dimension], minimums[dimension]];
    if (score < least) failures.push(`${dimension} ${Math.floor(score)} is below ${least}`);
  }
  return failures;
}

/** Why an SOP fails when what the baseline knows of it is left out. */
export function freshFailuresOf(status: SopStatus, rules: readonly Rule[], findings: readonly Finding[], minimums: Scores): string[] {
  const fresh = findings.filter(({ debt }) => !debt);
  return failuresOf(status, scoresOf(rules, fresh), gatesOf(status, fresh), fresh, minimums);
}
