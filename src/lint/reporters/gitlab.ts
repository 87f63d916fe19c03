import type { Finding } from '../finding.ts';
import { fingerprintFindings, hashOf, wordsOf } from '../finding-key.ts';
import type { LintReport } from '../lint-report.ts';
import type { Severity } from '../rule.ts';
import { messageOf, standingOf } from '../standing.ts';
import { toInertJson, visible } from '../../sop/visible.ts';

/** What GitLab's Code Quality widget reads of one finding. */
interface CodeQualityEntry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end?: number } };
}

const SEVERITIES: Readonly<Record<Severity, CodeQualityEntry['severity']>> = { error: 'major', warning: 'minor', info: 'info' };

/**
 * The findings as a GitLab Code Quality report. Fingerprints hold no line, so that a merge request shows only what it
 * adds or mends. A finding that trips a gate is critical; an SOP that fails is one entry more, a blocker.
 */
export function renderGitlab(report: LintReport): string {
  const findings = [...report.registries, ...report.sops].flatMap(({ path, findings: own }) => entriesOf(path, own));
  const verdicts = report.sops.flatMap(({ path, title, failures }) =>
    failures.length === 0 ? [] : [fileEntry(path, 'sop-fails', 'blocker', `${title} fails: ${failures.join('; ')}`, 'fails')],
  );
  const notices = report.notices.map(({ path, message }) => fileEntry(path, 'notice', 'info', message, wordsOf(message)));
  const entries = [...findings, ...verdicts, ...notices];
  const unique = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  return toInertJson([...unique.values()]);
}

function entriesOf(path: string, findings: readonly Finding[]): CodeQualityEntry[] {
  return fingerprintFindings(path, findings).map(({ finding, fingerprint }) => ({
    description: visible(messageOf(finding)),
    check_name: finding.rule,
    fingerprint,
    severity: severityOf(finding),
    location: { path: repositoryPath(path), lines: linesOf(finding) },
  }));
}

/** What fails nothing, because it is waived or known, is shown only. */
function severityOf(finding: Finding): CodeQualityEntry['severity'] {
  if (standingOf(finding) !== undefined) return 'info';
  return finding.gate === undefined ? SEVERITIES[finding.severity] : 'critical';
}

function linesOf({ place }: Finding): CodeQualityEntry['location']['lines'] {
  return place.endLine === undefined || place.endLine <= place.line ? { begin: place.line } : { begin: place.line, end: place.endLine };
}

function fileEntry(path: string, name: string, severity: CodeQualityEntry['severity'], description: string, words: string): CodeQualityEntry {
  return { description: visible(description), check_name: name, fingerprint: hashOf(path, name, words, 0), severity, location: { path: repositoryPath(path), lines: { begin: 1 } } };
}

/** GitLab matches paths with those of the repository, which start with no `./`. */
function repositoryPath(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}
