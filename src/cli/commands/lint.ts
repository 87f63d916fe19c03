import path from 'node:path';
import { excess, makeBaseline, type Baseline } from '../../lint/baseline.ts';
import { judgePlaybook, type JudgeOptions } from '../../lint/judge-playbook.ts';
import type { LintReport } from '../../lint/lint-report.ts';
import { summarise } from '../../lint/summary.ts';
import { readCodeOwners } from '../../playbook/read-code-owners.ts';
import { isDocument } from '../../playbook/content-files.ts';
import { isIsoDate } from '../../sop/iso-time.ts';
import { visible } from '../../sop/visible.ts';
import { readBaseline, updateBaseline } from '../baseline-file.ts';
import { cacheFolderFor } from '../cache-folder-for.ts';
import { configureLint, type LintSetup } from '../configure-lint.ts';
import type { Format } from '../formats.ts';
import { locateContent, type GivenText, type LocatedContent } from '../locate-content.ts';
import { renderReport } from '../render-report.ts';
import type { ExitCode } from '../run.ts';
import { surveyContent, type SurveyedContent, type SurveyOptions } from '../survey-content.ts';
import type { Terminal } from '../terminal.ts';
import { fromSystemError, userError, UserError } from '../user-error.ts';

export interface LintArguments {
  /** `-` alone reads the text from standard input. */
  readonly paths: readonly string[];
  readonly content: string;
  readonly asOf?: string;
  readonly since?: string;
  readonly format: Format;
  readonly quiet?: boolean;
  readonly stdinPath?: string;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly updateBaseline?: boolean;
  readonly localRules?: boolean;
  readonly watch?: boolean;
  /** False to survey everything anew and keep nothing. */
  readonly cache?: boolean;
}

/** `sop lint`: the whole playbook or some paths of it, or with `--since` what a change does to it. */
export async function runLint(given: LintArguments, terminal: Terminal): Promise<ExitCode> {
  refuseConflicts(given);
  if (!given.watch) return lintOnce(given, terminal);
  const { contentDir } = locateContent(given.content, given.paths, terminal);
  const { watchContent, watchFolder } = await import('../watch-content.ts');
  return watchContent(() => lintTelling(given, terminal), await watchFolder(contentDir), terminal);
}

/** What two options ask for that cannot both be. */
const CONFLICTS: readonly { readonly when: (given: LintArguments) => boolean; readonly message: string; readonly hint: string }[] = [
  { when: ({ dryRun, fix, updateBaseline }) => Boolean(dryRun && !fix && !updateBaseline), message: '--dry-run shows what another option would write, and none is given.', hint: 'For example: sop lint --fix --dry-run' },
  { when: ({ dryRun, format }) => Boolean(dryRun && format !== 'text'), message: '--dry-run prints what would be written instead of a report.', hint: 'Leave out --format.' },
  { when: ({ fix, updateBaseline }) => Boolean(fix && updateBaseline), message: '--fix and --update-baseline are two steps.', hint: 'Mend first: sop lint --fix; then: sop lint --update-baseline' },
  { when: ({ updateBaseline, paths, since }) => Boolean(updateBaseline && (paths.length > 0 || since !== undefined)), message: '--update-baseline looks at the whole playbook, to know what is gone.', hint: 'Leave out the paths and --since: sop lint --update-baseline' },
  { when: ({ watch, fix, updateBaseline, since }) => Boolean(watch && (fix || updateBaseline || since !== undefined)), message: '--watch only looks, at the files as they are.', hint: 'Leave out --fix, --update-baseline and --since: sop lint --watch' },
  { when: ({ paths }) => paths.includes('-') && paths.length > 1, message: '"-" stands for the text that is piped in, and stands alone.', hint: 'For example: sop lint - --stdin-path content/sops/revops/route-lead.mdx < draft.mdx' },
  { when: ({ paths, stdinPath }) => paths.includes('-') !== (stdinPath !== undefined), message: 'A text that is piped in needs a path to lie at, and a path needs the text.', hint: 'For example: sop lint - --stdin-path content/sops/revops/route-lead.mdx < draft.mdx' },
  { when: ({ paths, fix, since, watch }) => Boolean(paths.includes('-') && (fix || since !== undefined || watch)), message: 'A text that is piped in is only judged.', hint: 'Leave out --fix, --since and --watch, or name the file instead of "-".' },
];

function refuseConflicts(given: LintArguments): void {
  const conflict = CONFLICTS.find(({ when }) => when(given));
  if (conflict) throw userError('options-conflict', conflict.message, conflict.hint);
}

/** A run whose mistakes are told and do not end the watching. */
async function lintTelling(given: LintArguments, terminal: Terminal): Promise<ExitCode> {
  try {
    return await lintOnce(given, terminal);
  } catch (cause) {
    const mistake = cause instanceof UserError ? cause : fromSystemError(cause);
    if (!mistake) throw cause;
    terminal.writeError(`${visible(mistake.message)}\n  ${visible(mistake.hint)}\n`);
    return 2;
  }
}

async function lintOnce(given: LintArguments, terminal: Terminal): Promise<ExitCode> {
  const today = dateOption('--as-of', given.asOf) ?? terminal.today;
  const text = await readGiven(given, terminal);
  const content = locateContent(given.content, text ? [] : given.paths, terminal, text);
  const cacheFolder = cacheFolderFor(content.contentDir, given.cache, terminal.env);
  const setup = await configureLint(content, given.localRules === true || terminal.env['SOP_LOCAL_RULES'] === '1', cacheFolder, terminal);
  const known = await readBaseline(content.contentDir, terminal);
  const parse = content.files.some(({ path: file }) => isDocument(file)) ? await parserOfDocuments() : undefined;
  const run: LintRun = { given, parse, terminal, content, cacheFolder, setup: { ...setup, registries: { ...setup.registries, problems: [...setup.registries.problems, ...known.problems] } }, today };

  const surveyed = await survey(run);
  let report = await judge(run, surveyed, given.updateBaseline ? undefined : known.baseline);
  if (given.updateBaseline) {
    const baseline = updateBaseline(content.contentDir, known, report, given.dryRun === true, terminal);
    report = await judge(run, surveyed, baseline);
  } else if (given.fix) {
    const { fixContent } = await import('../fix-content.ts');
    const { files, diff } = fixContent(report, content.files.filter(({ path: file }) => !isDocument(file)), { rules: setup.rules, registries: setup.registries, today }, given.dryRun === true, terminal);
    if (files === 0) terminal.writeError('There is nothing that --fix can mend.\n');
    if (given.dryRun) terminal.write(diff);
    else if (files > 0) report = await judge(run, await survey(run), known.baseline);
  }
  if (!given.dryRun) terminal.write(await renderReport(report, { format: given.format, quiet: given.quiet === true, rules: setup.rules, terminal, siteUrl: setup.registries.settings.siteUrl }));
  return summarise(report).failing > 0 ? 1 : 0;
}

/** All that one run has in hand. */
interface LintRun {
  readonly given: LintArguments;
  readonly terminal: Terminal;
  readonly content: LocatedContent;
  readonly setup: LintSetup;
  /** Where surveys and the history are kept; undefined to keep none. */
  readonly cacheFolder: string | undefined;
  readonly today: string;
  /** Reads documents that are not imported too; left out where there are none. */
  readonly parse: SurveyOptions['parse'];
}

/** Reads documents that nobody imported, and SOPs. */
async function parserOfDocuments(): Promise<SurveyOptions['parse']> {
  const { parseSopFile } = await import('../../import/parse-sop-file.ts');
  return (texts) => texts.map(({ file, text }) => parseSopFile(text, file));
}

async function readGiven({ stdinPath }: LintArguments, terminal: Terminal): Promise<GivenText | undefined> {
  if (stdinPath === undefined) return undefined;
  if (!/\.mdx$/i.test(stdinPath)) throw userError('option-invalid', '--stdin-path', stdinPath, 'the path of an SOP, ending in .mdx');
  if (!terminal.readInput) throw userError('options-conflict', 'Nothing is piped in.', 'Pipe the text in: sop lint - --stdin-path content/sops/revops/route-lead.mdx < draft.mdx');
  return { absolute: path.resolve(terminal.cwd, stdinPath), bytes: await terminal.readInput() };
}

async function survey({ terminal, content, setup, cacheFolder, parse }: LintRun): Promise<SurveyedContent> {
  const onProgress = terminal.showProgress && ((done: number, total: number) => terminal.showProgress?.(`Reading SOPs: ${done} of ${total}`));
  // What rules of the playbook's own survey is not kept: the cache does not know their code.
  const surveyed = await surveyContent(content, setup.registries, { rules: setup.rules, cacheFolder: setup.hasLocalRules ? undefined : cacheFolder, parse, onProgress });
  terminal.showProgress?.();
  return surveyed;
}

async function judge({ given, terminal, content, setup, cacheFolder, today }: LintRun, surveyed: SurveyedContent, baseline: Baseline | undefined): Promise<LintReport> {
  const options = { rules: setup.rules, today, baseline, codeOwners: readCodeOwners(content.contentDir) };
  const report = given.since === undefined ? await lintAll(content, surveyed, options, cacheFolder) : await (await import('../lint-change.ts')).lintChange(content, surveyed, given.since, options, terminal);
  const notChecked = [...report.notChecked, ...setup.notChecked.map((reason) => ({ rule: null, reason }))];
  return { ...report, notChecked, adjusted: setup.adjusted };
}

/** Some SOPs on their own, or all of them with what git tells. */
async function lintAll({ contentDir, only }: LocatedContent, { playbook }: SurveyedContent, options: JudgeOptions, cacheFolder: string | undefined): Promise<LintReport> {
  if (only) return judgePlaybook(playbook, { ...options, only });
  // Reading git brings many modules along, which a run on one file does without.
  const { readHistoryFacts } = await import('../read-history-facts.ts');
  const { state, historyOf } = await readHistoryFacts(contentDir, playbook.registries, cacheFolder);
  const report = judgePlaybook(playbook, { ...options, historyOf });
  const goneDebt = options.baseline && excess(options.baseline, makeBaseline(report.sops));
  if (state.kind === 'full') return { ...report, goneDebt };
  return { ...report, goneDebt, notChecked: [...report.notChecked, { rule: null, reason: visible(`${state.message}. ${state.hint}`) }] };
}

/** A date given as an option, checked. */
export function dateOption(option: string, value: string | undefined): string | undefined {
  if (value !== undefined && !isIsoDate(value)) throw userError('date-invalid', option, value);
  return value;
}
