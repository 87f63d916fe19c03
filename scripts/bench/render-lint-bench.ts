import type { Measurement } from './measurement.ts';
import { findMedian, type LintBenchResult, type RoundResult, type StartResult } from './lint-result.ts';
import { judgeTargets, type Target } from './lint-targets.ts';

/** What stands above the figures. */
export function renderBenchHead(machine: string): string {
  return `Machine: ${machine}. CPU is user and system time of whole processes; output goes to /dev/null.\n`;
}

/** What is told once all is measured: start-up, and the targets held against all figures. */
export function renderBenchEnd(result: LintBenchResult): string {
  const targets = judgeTargets(result);
  return [...(result.start.length > 0 ? [renderStart(result.start)] : []), ...(targets.length > 0 ? [renderTargets(targets)] : [])].map((part) => `\n${part}\n`).join('');
}

/** The figures of one number of SOPs, after an empty line. */
export function renderRound(round: RoundResult): string {
  const own = { cold: findMedian(round, 'sop')?.cpuSeconds, warm: findMedian(round, 'sop-warm')?.cpuSeconds };
  const rows = round.tools.map((tool) => {
    if (!('median' in tool)) return [tool.label, 'left out:', tool.problem];
    const { cpuSeconds } = tool.median;
    const ratio = (seconds: number | undefined) => (seconds === undefined || cpuSeconds === 0 ? '-' : (seconds / cpuSeconds).toFixed(2));
    return [tool.label, ...figures(tool.median), ((1000 * cpuSeconds) / round.sops).toFixed(2), ratio(own.cold), ratio(own.warm)];
  });
  const runs = round.runs === 1 ? 'one run' : `medians of ${round.runs} runs`;
  const title = `${round.sops.toLocaleString('en')} SOPs of ${(round.bytesPerSop / 1000).toFixed(1)} KB, ${runs}`;
  return `\n${title}\n${renderTable(['', 'CPU s', 'peak MB', 'wall s', 'CPU ms/SOP', 'sop cold : it', 'sop warm : it'], rows)}\n`;
}

function renderStart(start: readonly StartResult[]): string {
  return `Start-up\n${renderTable(['', 'CPU s', 'peak MB', 'wall s'], start.map(({ label, median }) => [label, ...figures(median)]))}`;
}

function renderTargets(targets: readonly Target[]): string {
  return `Targets\n${targets.map(({ promise, measured, isMet }) => `  ${isMet ? 'met    ' : 'NOT MET'}  ${promise}: ${measured}`).join('\n')}`;
}

function figures({ cpuSeconds, peakMegabytes, wallSeconds }: Measurement): string[] {
  return [cpuSeconds.toFixed(2), peakMegabytes.toFixed(0), wallSeconds.toFixed(2)];
}

/** Columns of their own width, figures flush right. A row that gives a reason in place of figures runs on. */
function renderTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const full = [header, ...rows.filter((row) => row.length === header.length)];
  const labels = Math.max(...rows.map(([label = '']) => label.length));
  const widths = header.map((_, column) => (column === 0 ? labels : Math.max(...full.map((row) => row[column]?.length ?? 0))));
  const renderRow = (row: readonly string[]) =>
    row.length === header.length
      ? row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')
      : `${(row[0] ?? '').padEnd(widths[0] ?? 0)}  ${row.slice(1).join(' ')}`;
  return [header, ...rows].map((row) => `  ${renderRow(row).trimEnd()}`).join('\n');
}
