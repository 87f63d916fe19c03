import { RULES } from '../../../lint-rules/index.ts';
import type { ChangeLogEntry } from '../../changes/change-log.ts';
import { unloggedChanges } from '../../changes/unlogged-changes.ts';
import { readChangeLog } from '../../history/read-change-log.ts';
import { lintPlaybook } from '../../lint/lint-playbook.ts';
import type { LintReport } from '../../lint/lint-report.ts';
import { renderGithub } from '../../lint/reporters/github.ts';
import { renderJson } from '../../lint/reporters/json.ts';
import { makePaint } from '../../lint/reporters/paint.ts';
import { renderSarif } from '../../lint/reporters/sarif.ts';
import { renderText } from '../../lint/reporters/text.ts';
import type { SopHistoryFacts } from '../../lint/rule.ts';
import { summarise } from '../../lint/summary.ts';
import { isIsoDate } from '../../sop/iso-time.ts';
import { findContent, type FoundContent } from '../find-content.ts';
import { lintChange } from '../lint-change.ts';
import type { ExitCode } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { userError } from '../user-error.ts';
import { VERSION } from '../version.ts';

export interface LintArguments {
  readonly paths: readonly string[];
  readonly content: string;
  readonly asOf?: string;
  readonly since?: string;
  readonly format: 'text' | 'json' | 'github' | 'sarif';
  readonly quiet?: boolean;
}

/** `sop lint`: the whole playbook or some paths of it, or with `--since` what a change does to it. */
export async function runLint(given: LintArguments, terminal: Terminal): Promise<ExitCode> {
  const today = dateOption('--as-of', given.asOf) ?? terminal.today;
  const found = findContent(given.content, given.paths, terminal);
  const report = given.since === undefined ? await lintAll(found, today) : await lintChange(found, given.since, { rules: RULES, today }, terminal);
  terminal.write(render(report, given, terminal));
  return summarise(report).failing > 0 ? 1 : 0;
}

/** Some SOPs on their own, or all of them with what git tells. */
async function lintAll({ playbook, contentDir, only }: FoundContent, today: string): Promise<LintReport> {
  if (only) return lintPlaybook(playbook, { rules: RULES, today, only });
  const { state, entries } = await readChangeLog(contentDir);
  if (state.kind === 'full') return lintPlaybook(playbook, { rules: RULES, today, historyOf: historyFacts(entries) });
  const report = lintPlaybook(playbook, { rules: RULES, today });
  return { ...report, notChecked: [...report.notChecked, { rule: null, reason: `${state.message} ${state.hint}` }] };
}

function historyFacts(entries: readonly ChangeLogEntry[]): (sopId: string) => SopHistoryFacts {
  const bySop = Map.groupBy(entries, (entry) => entry.sop.id);
  return (sopId) => ({ unloggedChanges: unloggedChanges(bySop.get(sopId) ?? [], sopId) });
}

/** A date given as an option, checked. */
export function dateOption(option: string, value: string | undefined): string | undefined {
  if (value !== undefined && !isIsoDate(value)) throw userError('date-invalid', option, value);
  return value;
}

function render(report: LintReport, { format, quiet = false }: LintArguments, terminal: Terminal): string {
  switch (format) {
    case 'json':
      return renderJson(report);
    case 'github':
      return renderGithub(report);
    case 'sarif':
      return renderSarif(report, RULES, VERSION);
    case 'text':
      return renderText(report, { paint: makePaint(terminal.isColour), quiet });
  }
}
