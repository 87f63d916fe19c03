import { findMedian, type LintBenchResult, type RoundResult, type StartResult } from './lint-result.ts';
import { judgeTargets } from './lint-targets.ts';
import { figures, renderTable, renderTargets } from './render-table.ts';

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
