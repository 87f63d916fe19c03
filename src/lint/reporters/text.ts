import { describeAdjusted } from '../adjusted-rule.ts';
import type { Finding } from '../finding.ts';
import type { LintReport, SopReport } from '../lint-report.ts';
import { DIMENSIONS } from '../rule.ts';
import { weakestOf } from '../score.ts';
import { standingOf } from '../standing.ts';
import { shownScore, summarise, topFixes } from '../summary.ts';
import { START_OF_FILE } from '../../sop/place.ts';
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
  const [clean = [], others = []] = shown.length > 1 ? [shown.filter(isClean), shown.filter((sop) => !isClean(sop))] : [[], shown];
  const blocks = [
    ...report.registries.map((registry) => [paint.bold(paint.underline(visible(registry.path))), ...findingLines(registry.findings, paint)].join('\n')),
    ...renderClean(clean, paint),
    ...others.map((sop) => renderSop(sop, paint)),
    ...(report.notices.length > 0 ? [[paint.bold('Notices'), ...report.notices.map(({ path, message }) => `  ${visible(path)}: ${visible(message)}`)].join('\n')] : []),
    ...(report.notChecked.length > 0 ? [renderNotChecked(report, paint)] : []),
    ...renderDebt(report, paint),
    ...renderAdjusted(report, paint),
    renderVerdict(report, shown, paint),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Nothing to tell but that there is nothing: one line in place of three bars. */
function isClean({ findings, failures, gates, scores }: SopReport): boolean {
  return findings.length === 0 && failures.length === 0 && gates.length === 0 && DIMENSIONS.every((dimension) => scores[dimension] === 100);
}

function renderClean(sops: readonly SopReport[], paint: Paint): string[] {
  if (sops.length === 0) return [];
  const lines = sops.map(({ path, status }) => `  ${visible(path)}${status === 'active' ? '' : paint.yellow(` ${status}`)}`);
  return [[paint.green('100 in each dimension, and no findings'), ...lines].join('\n')];
}

function renderSop(sop: SopReport, paint: Paint): string {
  const status = sop.status === 'active' ? '' : paint.yellow(` ${sop.status}`);
  const lines = [`${paint.bold(paint.underline(visible(sop.path)))}${status}`];
  if (sop.status === 'unreadable') return [...lines, ...findingLines(sop.findings, paint)].join('\n');
  const weakest = weakestOf(sop.scores);
  for (const dimension of DIMENSIONS) {
    const score = sop.scores[dimension];
    const note = dimension === weakest ? paint.dim('  lowest') : '';
    lines.push(`  ${dimension.padEnd(15)} ${bar(score, paint)} ${String(shownScore(score)).padStart(3)}${note}`);
  }
  for (const { gate, reasons } of sop.gates) lines.push(`  ${paint.red(`gate ${gate}`)}: ${reasons.length === 1 ? reasons[0] : `${reasons.length} reasons, marked below`}`);
  const fixes = sop.fixes.slice(0, TOP_FIXES);
  if (fixes.length > 0) {
    const list = fixes.map(({ finding, dimension, gain }) => `line ${finding.place.line} ${finding.rule} (+${gain.toFixed(1)} ${dimension})`);
    lines.push(`  ${paint.dim('fix first:')} ${list.join(', ')}`);
  }
  return [...lines, ...findingLines(textFirst(sop.findings), paint)].join('\n');
}

/** What stands at a line of its own first: what is missing as a whole has no place but the file's start, and is much the same from SOP to SOP. */
function textFirst(findings: readonly Finding[]): Finding[] {
  const isMissing = ({ place }: Finding) => place.line === START_OF_FILE.line && place.column === START_OF_FILE.column;
  return [...findings.filter((finding) => !isMissing(finding)), ...findings.filter(isMissing)];
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
    const standing = standingOf(finding);
    const word = standing === undefined ? colour(finding.severity.padEnd(7)) : paint.dim((finding.waived ? 'waived' : 'debt').padEnd(7));
    return `  ${placeText(finding).padStart(placeWidth)}  ${word}  ${finding.message}  ${paint.dim(finding.rule)}${finding.gate && standing === undefined ? paint.red(`  gate ${finding.gate}`) : ''}${finding.waived ? paint.dim(`  ${visible(standing ?? '')}`) : ''}`;
  });
}

function placeText({ place }: Finding): string {
  return `${place.line}:${place.column}`;
}

function renderNotChecked(report: LintReport, paint: Paint): string {
  const lines = report.notChecked.map(({ rule, reason }) => `  ${reason}${rule ? paint.dim(`  ${rule}`) : ''}`);
  return [paint.bold('Not checked'), ...lines].join('\n');
}

/** What the baseline lets stand, by rule and SOP; what it need not know any more. */
function renderDebt(report: LintReport, paint: Paint): string[] {
  const known = report.sops.flatMap((sop) => sop.findings.filter(({ debt }) => debt).map(({ rule }) => ({ rule, id: sop.id })));
  const byRule = [...Map.groupBy(known, ({ rule }) => rule)].toSorted(([, a], [, b]) => b.length - a.length);
  const lines = byRule.map(([rule, own]) => {
    const sops = [...Map.groupBy(own, ({ id }) => id)].map(([id, of]) => `${visible(id)} ${of.length}`);
    return `  ${rule}: ${own.length} ${paint.dim(`(${sops.join(', ')})`)}`;
  });
  const gone = [...(report.goneDebt ?? [])].map(([id, debts]) => `  ${visible(id)}: ${debts.map(({ rule, count }) => `${rule} ${count}`).join(', ')}`);
  return [
    ...(lines.length > 0 ? [[paint.yellow('Debt, known since the linter was adopted and still to be mended'), ...lines].join('\n')] : []),
    ...(gone.length > 0 ? [[paint.bold('No longer found: take it out of the baseline with sop lint --update-baseline'), ...gone].join('\n')] : []),
  ];
}

function renderAdjusted({ adjusted = [] }: LintReport, paint: Paint): string[] {
  if (adjusted.length === 0) return [];
  return [`${paint.bold('Rules changed in playbook.yaml')}\n  ${adjusted.map(describeAdjusted).join(', ')}`];
}

function renderVerdict(report: LintReport, shown: readonly SopReport[], paint: Paint): string {
  const { sops, drafts, failing, findings, waived, debt } = summarise(report);
  const apart = [...(waived > 0 ? [`${waived} waived`] : []), ...(debt > 0 ? [`${debt} debt`] : [])];
  const failingSops = failing - report.registries.length;
  const judged = `${plural(sops, 'SOP')}${drafts > 0 ? ` (${plural(drafts, 'draft')})` : ''}`;
  const counted = `${plural(findings, 'finding')}${apart.length > 0 ? ` (${apart.join(', ')})` : ''}, as of ${report.asOf}`;
  const verdict = failing === 0 ? debt > 0 ? paint.yellow('Pass, with debt') : paint.green('Pass') : paint.red('Fail');
  const lines = [`${paint.bold(verdict)}  ${failingSops === 0 ? judged : `${failingSops} of ${judged}`}, ${counted}`];
  if (failing === 0 && debt === 0 && findings > 0) lines.push('  No active SOP trips a gate or lies below its minimum.');
  for (const sop of report.sops) if (sop.failures.length > 0) lines.push(`  ${visible(sop.path)}: ${sop.failures.join('; ')}`);
  for (const registry of report.registries) lines.push(`  ${visible(registry.path)}: ${plural(registry.findings.length, 'finding')} to mend`);
  const fixes = sops === 1 ? [] : topFixes(shown, TOP_FIXES); // One SOP has said its own above.
  if (fixes.length > 0) {
    lines.push('Fixes that raise a score most:');
    for (const { sop, fix } of fixes) {
      lines.push(`  ${visible(sop.path)}:${fix.finding.place.line}  +${fix.gain.toFixed(1)} ${fix.dimension}  ${fix.finding.message}  ${paint.dim(fix.finding.rule)}`);
    }
  }
  if (findings > 0) lines.push(paint.dim('What a rule wants and why: sop explain RULE'));
  return lines.join('\n');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
