import { RULES } from '../../../lint-rules/index.ts';
import type { ChangeLogEntry } from '../../changes/change-log.ts';
import { unloggedChanges } from '../../changes/unlogged-changes.ts';
import { readChangeLog } from '../../history/read-change-log.ts';
import { findCacheFolder } from '../../cache/find-cache-folder.ts';
import { judgePlaybook, type JudgeOptions } from '../../lint/judge-playbook.ts';
import type { LintReport } from '../../lint/lint-report.ts';
import { renderGithub } from '../../lint/reporters/github.ts';
import { renderJson } from '../../lint/reporters/json.ts';
import { makePaint } from '../../lint/reporters/paint.ts';
import { renderSarif } from '../../lint/reporters/sarif.ts';
import { renderText } from '../../lint/reporters/text.ts';
import type { SopHistoryFacts } from '../../lint/rule.ts';
import { summarise } from '../../lint/summary.ts';
import { isIsoDate } from '../../sop/iso-time.ts';
import { readRegistries } from '../../playbook/read-registries.ts';
import { lintChange } from '../lint-change.ts';
import { locateContent, type LocatedContent } from '../locate-content.ts';
import type { ExitCode } from '../run.ts';
import { surveyContent, type SurveyedContent } from '../survey-content.ts';
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
  /** False to survey everything anew and keep nothing. */
  readonly cache?: boolean;
}

/** `sop lint`: the whole playbook or some paths of it, or with `--since` what a change does to it. */
export async function runLint(given: LintArguments, terminal: Terminal): Promise<ExitCode> {
  const today = dateOption('--as-of', given.asOf) ?? terminal.today;
  const content = locateContent(given.content, given.paths, terminal);
  const registries = readRegistries(content.contentDir, terminal.cwd);
  const options = { rules: RULES, today };
  const surveyed = surveyContent(content, registries, { rules: RULES, cacheFolder: cacheFolderFor(given, content, terminal) });
  const report = given.since === undefined ? await lintAll(content, surveyed, options) : await lintChange(content, surveyed, given.since, options, terminal);
  terminal.write(render(report, given, terminal));
  return summarise(report).failing > 0 ? 1 : 0;
}

/** Where surveys are kept. Nothing is on a build server, where a pull request could have brought a made-up cache along. */
function cacheFolderFor({ cache }: LintArguments, { contentDir }: LocatedContent, { env }: Terminal): string | undefined {
  return cache === false || env['CI'] ? undefined : findCacheFolder(contentDir);
}

/** Some SOPs on their own, or all of them with what git tells. */
async function lintAll({ contentDir, only }: LocatedContent, { playbook }: SurveyedContent, options: JudgeOptions): Promise<LintReport> {
  if (only) return judgePlaybook(playbook, { ...options, only });
  const { state, entries } = await readChangeLog(contentDir);
  if (state.kind === 'full') return judgePlaybook(playbook, { ...options, historyOf: historyFacts(entries) });
  const report = judgePlaybook(playbook, options);
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
