import type { Measurement } from './measurement.ts';

/** One promise about speed, held against what was measured. */
export interface Target {
  readonly promise: string;
  /** The figures, in words. */
  readonly measured: string;
  readonly isMet: boolean;
}

/** What stands above the figures of a bench. */
export function renderBenchHead(machine: string): string {
  return `Machine: ${machine}. CPU is user and system time of whole processes; output goes to /dev/null.\n`;
}

export function renderTargets(targets: readonly Target[]): string {
  return `Targets\n${targets.map(({ promise, measured, isMet }) => `  ${isMet ? 'met    ' : 'NOT MET'}  ${promise}: ${measured}`).join('\n')}`;
}

/** CPU seconds, peak megabytes and wall seconds. */
export function figures({ cpuSeconds, peakMegabytes, wallSeconds }: Measurement): string[] {
  return [cpuSeconds.toFixed(2), peakMegabytes.toFixed(0), wallSeconds.toFixed(2)];
}

/** Columns of their own width, figures flush right. A row that gives a reason in place of figures runs on. */
export function renderTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const full = [header, ...rows.filter((row) => row.length === header.length)];
  const labels = Math.max(...rows.map(([label = '']) => label.length));
  const widths = header.map((_, column) => (column === 0 ? labels : Math.max(...full.map((row) => row[column]?.length ?? 0))));
  const renderRow = (row: readonly string[]) =>
    row.length === header.length
      ? row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')
      : `${(row[0] ?? '').padEnd(widths[0] ?? 0)}  ${row.slice(1).join(' ')}`;
  return [header, ...rows].map((row) => `  ${renderRow(row).trimEnd()}`).join('\n');
}
