import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { explainFailure } from '../history/find-repository.ts';
import { GitFailure } from '../history/git-command.ts';
import { openHistory } from '../history/git-history.ts';
import type { History } from '../history/history.ts';
import { MISSING } from '../history/read-blob-texts.ts';
import { BASELINE_FILE, type Baseline } from '../lint/baseline.ts';
import { findExposed, judgeChange } from '../lint/judge-change.ts';
import { reportRegistries, type JudgeOptions, type SurveyedPlaybook } from '../lint/judge-playbook.ts';
import type { LintReport, RegistryReport } from '../lint/lint-report.ts';
import { surveySop } from '../lint/survey-sop.ts';
import { decodeContent, functionOf, readContentBytes, shownPath } from '../playbook/content-files.ts';
import { REGISTRY_FILES } from '../playbook/registry-names.ts';
import type { Registries } from '../playbook/playbook.ts';
import { grownBaseline } from './baseline-file.ts';
import type { LocatedContent } from './locate-content.ts';
import type { SurveyedContent } from './survey-content.ts';
import type { Terminal } from './terminal.ts';
import { userError } from './user-error.ts';

/** Lints what differs between the working tree and where it left `ref`. A repository that git cannot read is a person's error, not a pass. */
export async function lintChange(content: LocatedContent, surveyed: SurveyedContent, ref: string, options: JudgeOptions, terminal: Terminal): Promise<LintReport> {
  try {
    return await compareWithBase(content, surveyed, ref, options, terminal);
  } catch (cause) {
    if (!(cause instanceof GitFailure)) throw cause;
    const gap = explainFailure(cause, content.contentDir);
    throw gap.kind === 'full' ? cause : userError('history-unreadable', gap.message, gap.hint);
  }
}

async function compareWithBase({ contentDir, files, only }: LocatedContent, { playbook, hashes }: SurveyedContent, ref: string, options: JudgeOptions, terminal: Terminal): Promise<LintReport> {
  const history = await openHistory(contentDir);
  const base = await findBase(history, ref);
  const baseFiles = await history.filesAt(base);
  const isSame = (shown: string, blob: string) => hashes.get(shown) === blob || isBlobOnDisk(history, path.resolve(terminal.cwd, shown), blob);
  const changed = new Set<string>();
  for (const { path: shown, file } of files) {
    const blob = baseFiles.get(file);
    if ((only?.has(shown) ?? true) && (blob === undefined || !isSame(shown, blob))) changed.add(shown);
  }
  // What a change takes away may be named in SOPs that it does not touch.
  const takesAway = !isSameRegistries(history, { contentDir, files: baseFiles }) || isSomeGone(baseFiles, files);
  const exposed = takesAway && !only ? findExposed(playbook, changed, options) : new Set<string>();
  const before = await surveyedAt(history, { contentDir, files: baseFiles }, playbook, new Set([...changed, ...exposed]), options);
  const historyOf = await factsOfChange(history, baseFiles, files.filter(({ path: shown }) => changed.has(shown)), playbook.registries);
  const report = judgeChange({ ...options, historyOf, before, after: playbook, changed, exposed });
  const grown = await findGrowth(history, baseFiles.get(BASELINE_FILE), options.baseline, shownPath(path.join(contentDir, BASELINE_FILE), terminal.cwd));
  refuseMissing(history);
  return { ...report, registries: [...report.registries, ...grown] };
}

/** What the change does to the SOPs that were there before; those that are new have nothing to be compared with. */
async function factsOfChange(history: History, baseFiles: ReadonlyMap<string, string>, changed: LocatedContent['files'], registries: Registries): Promise<JudgeOptions['historyOf']> {
  if (changed.length === 0) return undefined;
  const texts = await history.readBlobs(changed.flatMap(({ file }) => baseFiles.get(file) ?? []));
  const sops = changed.flatMap(({ id, file, absolute }) => {
    const before = texts.get(baseFiles.get(file) ?? '');
    const after = decodeContent(readContentBytes(absolute));
    return before === undefined || 'problem' in after ? [] : [{ id, file, before, after: after.text }];
  });
  return (await import('./read-changed-facts.ts')).readChangedFacts(sops, registries);
}

function isSomeGone(before: ReadonlyMap<string, string>, now: LocatedContent['files']): boolean {
  const there = new Set(now.map(({ file }) => file));
  return [...before.keys()].some((file) => isSopFile(file) && !there.has(file));
}

function isSopFile(file: string): boolean {
  return /\.mdx$/i.test(file) && !file.startsWith('templates/');
}

/** A baseline that takes in more than it held at the base. */
async function findGrowth(history: History, blob: string | undefined, now: Baseline | undefined, shown: string): Promise<RegistryReport[]> {
  const before = blob === undefined || now === undefined ? undefined : (await history.readBlobs([blob])).get(blob);
  return before === undefined || now === undefined ? [] : reportRegistries(await grownBaseline(before, now, shown));
}

async function findBase(history: History, ref: string): Promise<string> {
  if (history.state.kind !== 'full' && history.state.kind !== 'shallow') throw userError('history-unreadable', history.state.message, history.state.hint);
  if ((await history.resolve(ref)) === undefined) throw userError('commit-unknown', ref);
  const base = await history.mergeBase(ref);
  if (base !== undefined) return base;
  if (history.state.kind === 'shallow') throw userError('history-unreadable', history.state.message, history.state.hint);
  throw userError('history-unreadable', `${ref} and this branch have no commit in common.`, 'Name the branch that this one was made from: sop lint --since origin/main');
}

/** An SOP whose text before the change is not there is no new one: nobody can say whether it fell. */
function refuseMissing({ notices }: History): void {
  const missing = notices.find((notice) => notice.includes(MISSING));
  if (missing !== undefined) throw userError('history-unreadable', missing, 'Clone again without --filter. If the clone was whole, run: git fsck');
}

/** For line ends that a checkout turned, and for git's other hash. */
function isBlobOnDisk(history: History, file: string, blob: string): boolean {
  try {
    return history.isBlob(readFileSync(file), blob);
  } catch {
    return false; // An unreadable file is reported as such by the reader; here it only counts as changed.
  }
}

/** The content folder at a commit: blobs by file. */
interface Base {
  readonly contentDir: string;
  readonly files: ReadonlyMap<string, string>;
}

/** The playbook as it was: unchanged SOPs as they are, changed ones and registries from git. */
async function surveyedAt(history: History, base: Base, now: SurveyedPlaybook, changed: ReadonlySet<string>, { rules }: JudgeOptions): Promise<SurveyedPlaybook> {
  const { files } = base;
  const unchanged = now.surveys.filter(({ head }) => !changed.has(head.path));
  const kept = new Set(unchanged.map(({ head }) => head.file));
  const sopFiles = [...files.keys()].filter((file) => isSopFile(file) && !kept.has(file));
  const texts = await history.readBlobs([...sopFiles, ...REGISTRY_FILES].flatMap((file) => files.get(file) ?? []));
  const textOf = (file: string) => texts.get(files.get(file) ?? '');
  const { registries, problems } = isSameRegistries(history, base) ? { registries: now.registries, problems: now.registryProblems } : await parseRegistriesOf(textOf);
  const surveys = [...unchanged];
  for (const file of sopFiles) {
    const text = textOf(file);
    if (text === undefined) continue;
    const { parseSop } = await import('../sop/parse-sop.ts');
    surveys.push(surveySop(parseSop(text, { path: file, file, function: functionOf(file) }), rules, registries));
  }
  return { surveys: surveys.toSorted((a, b) => (a.head.path < b.head.path ? -1 : 1)), registries, unreadable: now.unreadable, skipped: [], registryProblems: problems };
}

function isSameRegistries(history: History, { contentDir, files }: Base): boolean {
  return REGISTRY_FILES.every((name) => {
    const blob = files.get(name);
    const file = path.join(contentDir, name);
    return blob === undefined ? !existsSync(file) : isBlobOnDisk(history, file, blob);
  });
}

async function parseRegistriesOf(textOf: (file: string) => string | undefined): Promise<{ readonly registries: Registries; readonly problems: SurveyedPlaybook['registryProblems'] }> {
  const { parseRegistries } = await import('../playbook/parse-registries.ts');
  const { problems, ...registries } = parseRegistries((name) => {
    const text = textOf(name);
    return { path: name, content: text === undefined ? undefined : { text } };
  });
  return { registries, problems };
}
