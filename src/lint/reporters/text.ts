import type { Finding } from '../finding.ts';
import type { LintReport, SopReport } from '../lint-report.ts';
import { DIMENSIONS } from '../rule.ts';
import { weakestOf } from '../score.ts';
import { shownScore, summarise, topFixes } from '../summary.ts';
import { visible } from '../../sop/visible.ts';
import type { Paint } from './paint.ts';

const BAR_WIDTH = 20;
const TOP_FIXES = 3;

export interface TextOptions {
  readonly paint: Paint;
  /** Only SOPs that fail, what was not checked, and the verdict. */
  readonly quiet: boolean;
}

/** The report for a terminal: by SOP, scores as bars, findings with line:column, and a verdict at the end. */
export function renderText(report: LintReport, { paint, quiet }: TextOptions): string {
  const shown = quiet ? report.sops.filter((sop) => sop.failures.length > 0) : report.sops;
  const blocks = [
    ...report.registries.map((registry) => [paint.bold(paint.underline(visible(registry.path))), ...findingLines(registry.findings, paint)].join('\n')),
    ...shown.map((sop) => renderSop(sop, paint)),
    ...(report.notices.length > 0 ? [[paint.bold('Notices'), ...report.notices.map(({ path, message }) => `  ${visible(path)}: ${visible(message)}`)].join('\n')] : []),
    ...(report.notChecked.length > 0 ? [renderNotChecked(report, paint)] : []),
    renderVerdict(report, paint),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function renderSop(sop: SopReport, paint: Paint): string {
  const status = sop.status === 'active' ? '' : paint.yellow(` ${sop.status}`);
  const lines = [`${paint.bold(paint.underline(visible(sop.path)))}${status}`];
  if (sop.status === 'unreadable') return [...lines, ...findingLines(sop.findings, paint)].join('\n');
  const weakest = weakestOf(sop.scores);
  for (const dimension of DIMENSIONS) {
    const score = sop.scores[dimension];
    const note = dimension === weakest ? paint.dim('  minimum') : '';
    lines.push(`  ${dimension.padEnd(15)} ${bar(score, paint)} ${String(shownScore(score)).padStart(3)}${note}`);
  }
  for (const { gate, reasons } of sop.gates) lines.push(`  ${paint.red(`gate ${gate}`)}: ${reasons.length === 1 ? reasons[0] : `${reasons.length} reasons, below`}`);
  lines.push(...findingLines(sop.findings, paint));
  const fixes = sop.fixes.slice(0, TOP_FIXES);
  if (fixes.length > 0) {
    const list = fixes.map(({ finding, dimension, gain }) => `line ${finding.place.line} ${finding.rule} (+${gain.toFixed(1)} ${dimension})`);
    lines.push(`  ${paint.dim('fix first:')} ${list.join(', ')}`);
  }
  return lines.join('\n');
}

function bar(score: number, paint: Paint): string {
  const filled = Math.round((score / 100) * BAR_WIDTH);
  const colour = score >= 85 ? paint.green : score >= 60 ? paint.yellow : paint.red;
  return colour('█'.repeat(filled)) + paint.dim('░'.repeat(BAR_WIDTH - filled));
}

function findingLines(findings: readonly Finding[], paint: Paint): string[] {
  const placeWidth = Math.max(0, ...findings.map((finding) => placeText(finding).length));
  return findings.map((finding) => {
    const colour = finding.severity === 'error' ? paint.red : finding.severity === 'warning' ? paint.yellow : paint.cyan;
    return `  ${placeText(finding).padStart(placeWidth)}  ${colour(finding.severity.padEnd(7))}  ${finding.message}  ${paint.dim(finding.rule)}`;
  });
}

function placeText({ place }: Finding): string {
  return `${place.line}:${place.column}`;
}

function renderNotChecked(report: LintReport, paint: Paint): string {
  const lines = report.notChecked.map(({ rule, reason }) => `  ${reason}${rule ? paint.dim(`  ${rule}`) : ''}`);
  return [paint.bold('Not checked'), ...lines].join('\n');
}

function renderVerdict(report: LintReport, paint: Paint): string {
  const { sops, drafts, failing, findings } = summarise(report);
  const counted = `${plural(sops, 'SOP')}${drafts > 0 ? ` (${plural(drafts, 'draft')})` : ''}, ${plural(findings, 'finding')}, as of ${report.asOf}`;
  const verdict = failing === 0 ? paint.green('Pass') : paint.red(`Fail: ${failing} of them ${failing === 1 ? 'fails' : 'fail'}`);
  const lines = [`${paint.bold(verdict)}  ${counted}`];
  for (const sop of report.sops) if (sop.failures.length > 0) lines.push(`  ${visible(sop.path)}: ${sop.failures.join('; ')}`);
  for (const registry of report.registries) lines.push(`  ${visible(registry.path)}: ${plural(registry.findings.length, 'finding')} to mend`);
  const fixes = topFixes(report, TOP_FIXES);
  if (fixes.length > 0) {
    lines.push('Fixes that raise a score most:');
    for (const { sop, fix } of fixes) {
      lines.push(`  ${visible(sop.path)}:${fix.finding.place.line}  +${fix.gain.toFixed(1)} ${fix.dimension}  ${fix.finding.message}  ${paint.dim(fix.finding.rule)}`);
    }
    lines.push(paint.dim('What a rule wants and why: sop explain RULE'));
  }
  return lines.join('\n');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
