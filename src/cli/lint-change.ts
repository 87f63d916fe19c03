import { readFileSync } from 'node:fs';
import path from 'node:path';
import { GitFailure } from '../history/git-command.ts';
import { openHistory } from '../history/git-history.ts';
import { describeGap } from '../history/history-state.ts';
import type { History } from '../history/history.ts';
import { judgeChange } from '../lint/judge-change.ts';
import type { JudgeOptions } from '../lint/judge-playbook.ts';
import type { LintReport } from '../lint/lint-report.ts';
import { parseRegistries, REGISTRY_FILES } from '../playbook/parse-registries.ts';
import { makePlaybook, type Playbook } from '../playbook/playbook.ts';
import { parseSop } from '../sop/parse-sop.ts';
import type { FoundContent } from './find-content.ts';
import type { Terminal } from './terminal.ts';
import { userError } from './user-error.ts';

/** Lints what differs between the working tree and where it left `ref`. A repository that git cannot read is a person's error, not a pass. */
export async function lintChange(found: FoundContent, ref: string, options: JudgeOptions, terminal: Terminal): Promise<LintReport> {
  try {
    return await compareWithBase(found, ref, options, terminal);
  } catch (cause) {
    if (!(cause instanceof GitFailure)) throw cause;
    const gap = describeGap('failed', cause.message);
    throw gap.kind === 'full' ? cause : userError('history-unreadable', gap.message, gap.hint);
  }
}

async function compareWithBase(found: FoundContent, ref: string, options: JudgeOptions, terminal: Terminal): Promise<LintReport> {
  const history = await openHistory(found.contentDir);
  const base = await findBase(history, ref);
  const baseFiles = await history.filesAt(base);
  const { playbook, contentDir, only } = found;
  const inContent = (shown: string) => path.relative(contentDir, path.resolve(terminal.cwd, shown)).replaceAll(path.sep, '/');
  const current = [...playbook.sops, ...playbook.unreadable].map((sop) => ({ shown: sop.path, file: inContent(sop.path) }));
  const isChanged = (file: string) => {
    const blob = baseFiles.get(file);
    return blob === undefined || !isSame(history, path.join(contentDir, file), blob);
  };
  const changed = new Set(current.filter(({ shown, file }) => (only?.has(shown) ?? true) && isChanged(file)).map(({ shown }) => shown));
  const before = await playbookAt(history, baseFiles, playbook, changed, inContent);
  return judgeChange({ before, after: playbook, changed, rules: options.rules, today: options.today });
}

async function findBase(history: History, ref: string): Promise<string> {
  if (history.state.kind !== 'full' && history.state.kind !== 'shallow') throw userError('history-unreadable', history.state.message, history.state.hint);
  if ((await history.resolve(ref)) === undefined) throw userError('ref-unknown', ref);
  const base = await history.mergeBase(ref);
  if (base !== undefined) return base;
  if (history.state.kind === 'shallow') throw userError('history-unreadable', history.state.message, history.state.hint);
  throw userError('history-unreadable', `${ref} and this branch have no commit in common.`, 'Name the branch that this one was made from: sop lint --since origin/main');
}

function isSame(history: History, file: string, blob: string): boolean {
  try {
    return history.isBlob(readFileSync(file), blob);
  } catch {
    return false; // An unreadable file is reported as such by the reader; here it only counts as changed.
  }
}

/** The playbook as it was: unchanged SOPs as they are, changed ones and registries from git. */
async function playbookAt(
  history: History,
  files: ReadonlyMap<string, string>,
  now: Playbook,
  changed: ReadonlySet<string>,
  inContent: (shown: string) => string,
): Promise<Playbook> {
  const unchanged = now.sops.filter((sop) => !changed.has(sop.path));
  const kept = new Set(unchanged.map((sop) => inContent(sop.path)));
  const sopFiles = [...files.keys()].filter((file) => /\.mdx$/i.test(file) && !file.startsWith('templates/') && !kept.has(file));
  const wanted = [...sopFiles, ...REGISTRY_FILES].flatMap((file) => files.get(file) ?? []);
  const texts = await history.readBlobs(wanted);
  const textOf = (file: string) => texts.get(files.get(file) ?? '');
  const sops = sopFiles.flatMap((file) => {
    const text = textOf(file);
    const parts = file.split('/');
    const folder = parts.length > 2 && parts[0] === 'sops' ? parts[1] : parts.length > 1 && parts[0] !== 'sops' ? parts[0] : '';
    return text === undefined ? [] : [parseSop(text, { path: file, file, function: folder ?? '' })];
  });
  const registries = parseRegistries((name) => {
    const text = textOf(name);
    return { path: name, content: text === undefined ? undefined : { text } };
  });
  return makePlaybook({ ...registries, sops: [...unchanged, ...sops] });
}
