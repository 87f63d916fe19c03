import { countedFindings } from './causes.ts';
import type { Finding } from './finding.ts';
import { judgePlaybook, type JudgeOptions, type SurveyedPlaybook } from './judge-playbook.ts';
import type { LintReport, Notice, SopReport } from './lint-report.ts';
import { minimumsOf } from './minimums.ts';
import { DIMENSIONS } from './rule.ts';
import { scoresOf } from './score.ts';
import type { SopHead } from './sop-index.ts';
import { freshFailuresOf } from './verdict.ts';

/** The most a score may fall by a change, in points. */
const ALLOWED_FALL = 2;

export interface ChangeToJudge extends JudgeOptions {
  readonly before: SurveyedPlaybook;
  readonly after: SurveyedPlaybook;
  /** Shown paths of the SOPs that the change touches. */
  readonly changed: ReadonlySet<string>;
}

/**
 * What a pull request does to the playbook. Only the SOPs it changes can fail, and never for the state of their
 * review or the day it is: a change that wants a review gets a notice. Evidence of a review that the change itself
 * breaks does fail.
 */
export function judgeChange({ before, after, changed, ...options }: ChangeToJudge): LintReport {
  const report = judgePlaybook(after, { ...options, only: changed });
  const heads = new Map(after.surveys.map(({ head }) => [head.path, head]));
  const touched = [...changed].flatMap((path) => heads.get(path) ?? []);
  const earlier = earlierReports(before, new Set(touched.map(({ id }) => id)), options);
  const sops = report.sops.map((sopReport) => judgeSop(sopReport, earlier.get(sopReport.id), after, options));
  return { ...report, sops, notices: [...touched.flatMap(reviewNotice), ...suspectNotices(touched, before, after)] };
}

/** By id, what was said of those SOPs before the change. */
function earlierReports(before: SurveyedPlaybook, ids: ReadonlySet<string>, options: JudgeOptions): ReadonlyMap<string, SopReport> {
  const paths = new Map<string, string>();
  for (const { head } of before.surveys) if (ids.has(head.id) && !paths.has(head.id)) paths.set(head.id, head.path);
  const { sops } = judgePlaybook(before, { ...options, only: new Set(paths.values()) });
  return new Map(sops.map((sop) => [sop.id, sop]));
}

function judgeSop(report: SopReport, earlier: SopReport | undefined, after: SurveyedPlaybook, { rules }: JudgeOptions): SopReport {
  if (report.status === 'unreadable') return report;
  const stateless = rules.filter((rule) => !rule.reviewState);
  const apart = (findings: readonly Finding[]) => findings.filter((finding) => stateless.some((rule) => rule.name === finding.rule));
  const own = apart(countedFindings(report));
  const scores = scoresOf(stateless, own);
  const failures = freshFailuresOf(report.status, stateless, own, minimumsOf(after.registries.settings, report.function));
  if (earlier && report.status !== 'draft' && report.status !== 'retired') {
    const earlierScores = scoresOf(stateless, apart(countedFindings(earlier)));
    for (const dimension of DIMENSIONS) {
      const fall = earlierScores[dimension] - scores[dimension];
      if (fall > ALLOWED_FALL) failures.push(`${dimension} falls by ${fall.toFixed(1)} points, from ${earlierScores[dimension].toFixed(1)} to ${scores[dimension].toFixed(1)}`);
    }
    if (breaksEvidence(report.findings) && !breaksEvidence(earlier.findings)) failures.push('breaks the review record: run sop review instead of editing it');
  }
  return { ...report, failures };
}

function breaksEvidence(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.rule === 'review-evidenced' && finding.credit === 0);
}

function reviewNotice({ id, path, status, fingerprint, reviewedFingerprint }: SopHead): Notice[] {
  if (status === 'draft' || reviewedFingerprint === fingerprint) return [];
  return [{ path, message: `review needed: the content differs from what was last reviewed; once it is merged or before, run sop review ${id}` }];
}

/** SOPs that consume something of a changed one whose meaning changed. */
function suspectNotices(touched: readonly SopHead[], before: SurveyedPlaybook, after: SurveyedPlaybook): Notice[] {
  const earlier = new Map(before.surveys.map(({ head }) => [head.id, head.fingerprint]));
  const moved = new Set(touched.filter(({ id, fingerprint }) => earlier.has(id) && earlier.get(id) !== fingerprint).map(({ id }) => id));
  return after.surveys.flatMap(({ head }) =>
    head.consumes
      .filter((id) => moved.has(id))
      .map((id) => ({ path: head.path, message: `suspect: depends on ${id}, which this change alters; ${head.owner ?? 'its owner'} should check it` })),
  );
}
