import type { Playbook } from '../playbook/playbook.ts';
import { fingerprintOf } from '../sop/fingerprint.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { Finding } from './finding.ts';
import { lintPlaybook, lintSop } from './lint-playbook.ts';
import type { LintReport, Notice, SopReport } from './lint-report.ts';
import { DEFAULT_MINIMUM, failuresOf, gatesOf } from './verdict.ts';
import { DIMENSIONS, type Rule } from './rule.ts';
import { scoresOf } from './score.ts';

/** The most a score may fall by a change, in points. */
const ALLOWED_FALL = 2;

export interface ChangeToJudge {
  readonly before: Playbook;
  readonly after: Playbook;
  /** Shown paths of the SOPs that the change touches. */
  readonly changed: ReadonlySet<string>;
  readonly rules: readonly Rule[];
  readonly today: string;
}

/**
 * What a pull request does to the playbook. Only the SOPs it changes can fail, and never for the state of their
 * review or the day it is: a change that wants a review gets a notice. Evidence of a review that the change itself
 * breaks does fail.
 */
export function judgeChange({ before, after, changed, rules, today }: ChangeToJudge): LintReport {
  const report = lintPlaybook(after, { rules, today, only: changed });
  const bySop = new Map(after.sops.map((sop) => [sop.path, sop]));
  const judged = report.sops.map((sopReport) => {
    const sop = bySop.get(sopReport.path);
    return sop ? judgeSop(sopReport, sop, { before, after, changed, rules, today }) : sopReport;
  });
  const touched = [...changed].flatMap((path) => bySop.get(path) ?? []);
  return { ...report, sops: judged, notices: [...touched.flatMap(reviewNotice), ...suspectNotices(touched, before, after)] };
}

function judgeSop(report: SopReport, sop: Sop, { before, after, rules, today }: ChangeToJudge): SopReport {
  const stateless = rules.filter((rule) => !rule.reviewState);
  const apart = (findings: readonly Finding[]) => findings.filter((finding) => stateless.some((rule) => rule.name === finding.rule));
  const own = apart(report.findings);
  const scores = scoresOf(stateless, own);
  const failures = failuresOf(sop.status, scores, gatesOf(sop.status, own), own, after.settings.minimumScore ?? DEFAULT_MINIMUM);
  const earlier = before.byId.get(sop.id);
  if (earlier && sop.status !== 'draft' && sop.status !== 'retired') {
    const earlierFindings = lintSop(earlier, before, { rules, today });
    const earlierScores = scoresOf(stateless, apart(earlierFindings));
    for (const dimension of DIMENSIONS) {
      const fall = earlierScores[dimension] - scores[dimension];
      if (fall > ALLOWED_FALL) failures.push(`${dimension} falls by ${fall.toFixed(1)} points, from ${earlierScores[dimension].toFixed(1)} to ${scores[dimension].toFixed(1)}`);
    }
    if (breaksEvidence(report.findings) && !breaksEvidence(earlierFindings)) failures.push('breaks the review record: run sop review instead of editing it');
  }
  return { ...report, failures };
}

function breaksEvidence(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.rule === 'review-evidenced' && finding.credit === 0);
}

function reviewNotice(sop: Sop): Notice[] {
  if (sop.status === 'draft' || sop.meta.review?.fingerprint === fingerprintOf(sop)) return [];
  return [{ path: sop.path, message: `review needed: the content differs from what was last reviewed; once it is merged or before, run sop review ${sop.id}` }];
}

/** SOPs that consume something of a changed one whose meaning changed. */
function suspectNotices(touched: readonly Sop[], before: Playbook, after: Playbook): Notice[] {
  const moved = new Set(touched.filter((sop) => {
    const earlier = before.byId.get(sop.id);
    return earlier !== undefined && fingerprintOf(earlier) !== fingerprintOf(sop);
  }).map((sop) => sop.id));
  return after.sops.flatMap((sop) =>
    (sop.meta.dependsOn ?? []).flatMap((dependency) =>
      dependency.sop !== undefined && moved.has(dependency.sop)
        ? [{ path: sop.path, message: `suspect: depends on ${dependency.sop}, which this change alters; ${sop.meta.owner ?? 'its owner'} should check it` }]
        : [],
    ),
  );
}
