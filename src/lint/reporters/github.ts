import type { Finding } from '../finding.ts';
import { messageOf, standingOf } from '../standing.ts';
import { visible } from '../../sop/visible.ts';
import type { LintReport } from '../lint-report.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** The findings as GitHub Actions annotations, one line each. Content is escaped, so that it cannot start a command of its own. */
export function renderGithub(report: LintReport): string {
  const files = [...report.registries, ...report.sops];
  const lines = files.flatMap(({ path, findings }) => findings.map((finding) => annotation(path, finding)));
  const failures = report.sops.filter((sop) => sop.failures.length > 0);
  const verdicts = failures.map((sop) => `::error file=${property(sop.path)},line=1,title=${property(`${sop.title} fails`)}::${message(sop.failures.join('; '))}`);
  const notices = report.notices.map(({ path, message: text }) => `::notice file=${property(path)},line=1::${message(text)}`);
  const notChecked = report.notChecked.map(({ reason }) => `::notice title=Not checked::${message(reason)}`);
  return [...lines, ...verdicts, ...notices, ...notChecked].map((line) => `${line}\n`).join('');
}

function annotation(path: string, finding: Finding): string {
  const { severity, place, rule } = finding;
  const where = `file=${property(path)},line=${place.line},col=${place.column}${place.endLine === undefined ? '' : `,endLine=${place.endLine}`}`;
  const command = standingOf(finding) === undefined ? COMMANDS[severity] : COMMANDS.info;
  return `::${command} ${where},title=${property(rule)}::${message(messageOf(finding))}`;
}

function message(text: string): string {
  return visible(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
