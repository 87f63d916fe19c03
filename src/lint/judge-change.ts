import { countedFindings } from './causes.ts';
import type { Finding } from './finding.ts';
import { wordsOf } from './finding-key.ts';
import { judgePlaybook, type JudgeOptions, type SurveyedPlaybook } from './judge-playbook.ts';
import type { Registries } from '../playbook/playbook.ts';
import type { LintReport, Notice, SopReport } from './lint-report.ts';
import { minimumsOf } from './minimums.ts';
import { DIMENSIONS } from './rule.ts';
import { minimumOf, scoresOf } from './score.ts';
import type { SopHead } from './sop-index.ts';
import { findSuspects, ownerOf, suspectNotices } from './suspects.ts';
import { freshFailuresOf, gatesOf } from './verdict.ts';

/** The most a score may fall by a change, in points. */
const ALLOWED_FALL = 2;

export interface ChangeToJudge extends JudgeOptions {
  readonly before: SurveyedPlaybook;
  readonly after: SurveyedPlaybook;
  /** Shown paths of the SOPs that the change touches. */
  readonly changed: ReadonlySet<string>;
  /** Shown paths of others that the change may have broken, as `findExposed` tells; in `before`, they are surveyed as of then. */
  readonly exposed?: ReadonlySet<string>;
}

const NO_DAY = 'overdue reviews, roles that nobody holds any more, waivers and days that have passed: a change is judged alike on any day; sop lint without --since looks for them';

/**
 * What a pull request does to the playbook. The SOPs it changes can fail, and those in which it breaks something by
 * what it takes away; never for the state of their review: a change that wants a review gets a notice, and so does
 * every SOP that takes what the change alters. Evidence of a review that the change itself breaks does fail. The
 * report is the same on any day but for `asOf`.
 */
export function judgeChange({ before, after, changed, exposed = new Set(), ...given }: ChangeToJudge): LintReport {
  const options = { ...given, isTimeless: true };
  const all = new Set([...changed, ...exposed]);
  const report = judgePlaybook(after, { ...options, only: all });
  const suspects = findSuspects(before, after);
  const heads = new Map(after.surveys.map(({ head }) => [head.path, head]));
  const headsOf = (paths: ReadonlySet<string>) => [...paths].flatMap((path) => heads.get(path) ?? []);
  const earlier = earlierReports(before, new Set(headsOf(all).map(({ id }) => id)), options);
  const judged = report.sops.flatMap((own) => (changed.has(own.path) ? judgeSop(own, earlier.get(own.id), after, options) : judgeExposed(own, earlier.get(own.id))));
  const told = new Set(suspects.map(({ sop }) => sop.path));
  const broken = judged.filter(({ path }) => !changed.has(path) && !told.has(path));
  return {
    ...report,
    sops: judged,
    notChecked: all.size === 0 ? report.notChecked : [...report.notChecked, { rule: null, reason: NO_DAY }],
    notices: [
      ...headsOf(changed).flatMap(reviewNotice),
      ...suspectNotices(suspects, after.registries),
      ...broken.flatMap((report) => brokenNotice(report, heads.get(report.path), after.registries)),
    ],
  };
}

/** Shown paths of the SOPs that a change leaves alone and in which something is wrong now: it may be by what the change takes away. */
export function findExposed(after: SurveyedPlaybook, changed: ReadonlySet<string>, options: JudgeOptions): ReadonlySet<string> {
  const others = new Set(after.surveys.flatMap(({ head }) => (changed.has(head.path) ? [] : head.path)));
  return new Set(judgePlaybook(after, { ...options, isTimeless: true, only: others }).sops.filter(({ findings }) => findings.some(isWrong)).map(({ path }) => path));
}

function isWrong({ severity, gate, waived }: Finding): boolean {
  return (severity === 'error' || gate !== undefined) && !waived;
}

/** Who should know that an SOP names what is no longer there. */
function brokenNotice({ path, findings }: SopReport, head: SopHead | undefined, registries: Registries): Notice[] {
  const names = [...new Set(findings.flatMap(({ message }) => /"([^"]+)"/.exec(message)?.[1] ?? []))].slice(0, MOST_NAMES);
  const what = names.length === 0 ? 'something that it names' : `what it names: ${names.map((name) => `"${name}"`).join(', ')}`;
  return head ? [{ path, message: `this change takes away ${what}; tell ${ownerOf(head, registries)}` }] : [];
}

const MOST_NAMES = 3;

/** An SOP that the change does not touch answers for what it did not say before, and for nothing else. */
function judgeExposed(report: SopReport, earlier: SopReport | undefined): SopReport[] {
  if (report.status === 'unreadable') return [];
  const keyOf = ({ rule, message }: Finding) => `${rule} ${wordsOf(message)}`;
  const known = new Set(earlier?.findings.map(keyOf));
  const findings = report.findings.filter((finding) => isWrong(finding) && !known.has(keyOf(finding)));
  const gates = gatesOf(report.status, findings);
  return findings.length === 0 ? [] : [{ ...report, findings, implied: [], fixes: [], gates, failures: [...gates.map(({ gate }) => gate), ...(gates.length === 0 ? ['names what this change takes away'] : [])] }];
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
    const known = new Set(faultsOfEvidence(earlier.findings));
    if (faultsOfEvidence(report.findings).some((fault) => !known.has(fault))) failures.push('breaks the review record: run sop review instead of editing it');
  }
  return { ...withoutReviewDue(report, rules), failures };
}

/** The notice says that a review is needed; the finding, and what it costs, are for the branch on which it is still missing. */
function withoutReviewDue(report: SopReport, rules: JudgeOptions['rules']): SopReport {
  const isTold = ({ rule }: Pick<Finding, 'rule'>) => rule !== 'changed-since-review';
  const scores = scoresOf(rules.filter(({ name }) => isTold({ rule: name })), countedFindings(report).filter(isTold));
  return { ...report, scores, minimum: minimumOf(scores), findings: report.findings.filter(isTold), fixes: report.fixes.filter(({ finding }) => isTold(finding)) };
}

/** What is held against the record of a review. One that is not there breaks nothing. */
function faultsOfEvidence(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ rule, message, severity }) => (rule === 'review-evidenced' && severity === 'error' && !message.startsWith('Unexpected absence') ? [message] : []));
}

function reviewNotice({ id, path, status, fingerprint, reviewedFingerprint }: SopHead): Notice[] {
  if (status === 'draft' || reviewedFingerprint === fingerprint) return [];
  return [{ path, message: `review needed: the content differs from what was last reviewed; before the merge or soon after it, run sop review ${id}` }];
}
