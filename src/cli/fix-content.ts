import { readFileSync } from 'node:fs';
import { createTwoFilesPatch } from 'diff';
import type { Finding } from '../lint/finding.ts';
import { fixSop, type FixOptions } from '../lint/fix-sop.ts';
import type { LintReport } from '../lint/lint-report.ts';
import { decodeContent, type ContentFile } from '../playbook/content-files.ts';
import { parseContent } from '../playbook/read-playbook.ts';
import { fingerprintOf } from '../sop/fingerprint.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { visible, withoutCommands } from '../sop/visible.ts';
import type { Terminal } from './terminal.ts';
import { userError } from './user-error.ts';
import { writeWhole } from './write-whole.ts';

export interface FixedContent {
  /** How many files were written, or with a dry run would be. */
  readonly files: number;
  /** What a dry run would change, as a unified diff. */
  readonly diff: string;
}

/** Mends the SOPs of a report in which some finding has a fix. Says on the error stream what was mended, what was not, and what now wants a review. */
export function fixContent(report: LintReport, files: readonly ContentFile[], options: Omit<FixOptions, 'parse'>, isDryRun: boolean, terminal: Terminal): FixedContent {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const diffs: string[] = [];
  for (const sop of report.sops) {
    const file = byPath.get(sop.path);
    if (!file || !sop.findings.some(({ fix, waived }) => fix && !waived)) continue;
    const diff = fixFile(file, options, isDryRun, terminal);
    if (diff !== undefined) diffs.push(diff);
  }
  return { files: diffs.length, diff: isDryRun ? diffs.join('') : '' };
}

/** Undefined when nothing changes. */
function fixFile(file: ContentFile, options: Omit<FixOptions, 'parse'>, isDryRun: boolean, terminal: Terminal): string | undefined {
  const bytes = readFileSync(file.absolute);
  const content = decodeContent({ bytes });
  if ('problem' in content) return undefined;
  const parse = (text: string) => parseContent([{ file, text }])[0] as Sop;
  const { text, mended, withdrawn } = fixSop(content.text, { ...options, parse });
  const shown = visible(file.path);
  if (withdrawn.length > 0) terminal.writeError(`${shown}: ${countByRule(withdrawn)} left as ${withdrawn.length === 1 ? 'it is' : 'they are'}: mending would not hold.\n`);
  if (text === content.text) {
    const { frontmatter, mdxProblems } = parse(text);
    const [problem] = [...frontmatter.problems, ...mdxProblems];
    if (problem) terminal.writeError(`${shown}:${problem.place.line}: left as it is, for it cannot be read whole. First mend this: ${visible(problem.message)}\n`);
    return undefined;
  }
  if (!isDryRun) {
    if (!readFileSync(file.absolute).equals(bytes)) throw userError('file-changed', file.path);
    writeWhole(file.absolute, text);
  }
  terminal.writeError(`${shown}: ${isDryRun ? 'would mend' : 'mended'} ${countByRule(mended)}.${reviewNote(fingerprintOf(parse(content.text)), fingerprintOf(parse(text)), file.id)}\n`);
  return isDryRun ? unifiedDiff(file.path, content.text, text) : '';
}

function countByRule(findings: readonly Finding[]): string {
  return [...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, own]) => `${rule} ${own.length}`).join(', ');
}

/** A fix in what people work from ends the review that the seal stands for. */
function reviewNote(before: string, after: string, id: string): string {
  return before === after ? '' : ` What it tells people to do reads differently now: read it, then run sop review ${visible(id)}.`;
}

/** Control characters of the content reach no terminal. */
function unifiedDiff(path: string, before: string, after: string): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
  const lines = patch.split('\n').filter((line) => !/^(?:=+|Index: .*)$/.test(line));
  return lines.map((line) => withoutCommands(line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ''))).join('\n');
}
