import { statSync } from 'node:fs';
import path from 'node:path';
import { BASELINE_FILE, countDebt, excess, makeBaseline, renderBaseline, shrinkBaseline, type Baseline } from '../lint/baseline.ts';
import type { LintReport } from '../lint/lint-report.ts';
import { decodeContent, MAX_BASELINE_BYTES, readContentBytes, shownPath } from '../playbook/content-files.ts';
import type { ParsedRegistries } from '../playbook/parse-registries.ts';
import { START_OF_FILE } from '../sop/place.ts';
import { visible } from '../sop/visible.ts';
import type { Terminal } from './terminal.ts';
import { userError } from './user-error.ts';
import { writeWhole } from './write-whole.ts';

export interface ReadBaseline {
  /** Undefined where there is no file, or none that can be read. */
  readonly baseline: Baseline | undefined;
  readonly problems: ParsedRegistries['problems'];
}

/** Reads the baseline beside the registries. */
export async function readBaseline(contentDir: string, { cwd }: Pick<Terminal, 'cwd'>): Promise<ReadBaseline> {
  const file = path.join(contentDir, BASELINE_FILE);
  if (!statSync(file, { throwIfNoEntry: false })) return { baseline: undefined, problems: [] };
  const content = decodeContent(readContentBytes(file, MAX_BASELINE_BYTES), MAX_BASELINE_BYTES);
  const parsed = 'problem' in content ? content : (await import('../lint/parse-baseline.ts')).parseBaseline(content.text);
  if ('baseline' in parsed) return { baseline: parsed.baseline, problems: [] };
  return { baseline: undefined, problems: [{ path: shownPath(file, cwd), place: START_OF_FILE, message: parsed.problem }] };
}

/**
 * Writes the baseline: all that a run found where there is none yet; else what is left of what it knows.
 *
 * @param report of the whole playbook, judged without a baseline.
 * @returns the baseline as written.
 */
export function updateBaseline(contentDir: string, known: ReadBaseline, report: LintReport, isDryRun: boolean, terminal: Terminal): Baseline {
  if (known.problems[0]) throw userError('baseline-unreadable', `${known.problems[0].path}: ${known.problems[0].message}`);
  const file = path.join(contentDir, BASELINE_FILE);
  const { baseline, gone, refused } = known.baseline ? shrinkBaseline(known.baseline, report.sops) : { baseline: makeBaseline(report.sops), gone: new Map(), refused: new Map() };
  const shown = visible(shownPath(file, terminal.cwd));
  if (!isDryRun) writeWhole(file, renderBaseline(baseline));
  const would = isDryRun ? 'Would write' : 'Wrote';
  const told = known.baseline ? `${countDebt(baseline)} known findings left, ${countDebt(gone)} taken out` : `${countDebt(baseline)} findings known from now on`;
  terminal.writeError(`${would} ${shown}: ${told}.\n`);
  if (countDebt(refused) > 0) terminal.writeError(`Not taken in, because a baseline only shrinks: mend or waive these.\n${listDebt(refused)}`);
  return baseline;
}

function listDebt(baseline: Baseline): string {
  return [...baseline].flatMap(([id, debts]) => debts.map(({ rule, finding, count }) => `  ${visible(id)}: ${visible(finding)} (${visible(rule)}${count > 1 ? `, ${count} times` : ''})\n`)).join('');
}

/** What a change takes into a baseline that was there before it: a baseline only shrinks. */
export async function grownBaseline(before: string, after: Baseline, shown: string): Promise<ParsedRegistries['problems']> {
  const { parseBaseline } = await import('../lint/parse-baseline.ts');
  const earlier = parseBaseline(before);
  if ('problem' in earlier) return [];
  const grown = countDebt(excess(after, earlier.baseline));
  return grown === 0 ? [] : [{ path: shown, place: START_OF_FILE, message: `Unexpected growth by ${grown} known ${grown === 1 ? 'finding' : 'findings'}, expected a baseline that only shrinks: mend or waive them` }];
}
