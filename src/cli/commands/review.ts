import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Playbook } from '../../playbook/playbook.ts';
import { holdersOf } from '../../playbook/role-holders.ts';
import { suggestion } from '../../sop/did-you-mean.ts';
import { fingerprintOf, sealOf } from '../../sop/fingerprint.ts';
import type { Sop } from '../../sop/parse-sop.ts';
import type { ReviewRecord } from '../../sop/schema.ts';
import { visible } from '../../sop/visible.ts';
import { writeReview } from '../../sop/write-review.ts';
import { readPlaybook } from '../../playbook/read-playbook.ts';
import { locateContent } from '../locate-content.ts';
import type { ExitCode } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { userError } from '../user-error.ts';
import { writeWhole } from '../write-whole.ts';
import { dateOption } from './lint.ts';

export interface ReviewArguments {
  readonly id: string;
  readonly content: string;
  readonly asOf?: string;
  readonly by?: string;
  readonly method?: ReviewRecord['method'];
  readonly sampled?: readonly string[];
  readonly outcome?: ReviewRecord['outcome'];
  readonly note?: string;
  readonly dryRun?: boolean;
}

const METHODS = ['read', 'observed', 'ran', 'dry-run'] as const;
const OUTCOMES = ['confirmed', 'changed'] as const;

/** `sop review ID`: asks what no flag says, then writes lastReviewed and the sealed review record. */
export async function runReview(given: ReviewArguments, terminal: Terminal): Promise<ExitCode> {
  const playbook = readPlaybook(locateContent(given.content, [], terminal).contentDir, terminal.cwd);
  const sop = playbook.byId.get(given.id) ?? playbook.sops.find((candidate) => path.resolve(terminal.cwd, candidate.path) === path.resolve(terminal.cwd, given.id));
  if (!sop) throw userError('sop-unknown', given.id, suggestion(path.basename(given.id, '.mdx'), playbook.byId.keys()));
  const date = dateOption('--as-of', given.asOf) ?? terminal.today;
  if (date > terminal.today) throw userError('review-refused', `${date} is still to come; today is ${terminal.today}.`, 'Name the day of the review, or leave out --as-of.');
  refuseUnreadable(sop, date);
  terminal.write(`${visible(sop.title)}\n  ${visible(sop.path)}\n  ${sinceLastReview(sop)}\n`);
  const record = await askRecord(given, sop, playbook, date, terminal);
  const sealed: ReviewRecord = { ...record, seal: sealOf(record) };
  const file = path.resolve(terminal.cwd, sop.path);
  const written = writeReview(readFileSync(file, 'utf8'), sealed);
  if ('refusal' in written) throw userError('review-refused', `The review of ${sop.path} was not written: ${written.refusal}.`, 'The file is as it was. Write that part of its frontmatter as plain "key: value" lines, then review again.');
  if (given.dryRun) {
    terminal.write(`Would write to ${visible(sop.path)}:\n${JSON.stringify(sealed, null, 2)}\n`);
    return 0;
  }
  writeWhole(file, written.text);
  terminal.write(`Reviewed on ${date} by ${sealed.by} (${sealed.method ?? ''}), sealed in ${visible(sop.path)}\n`);
  return 0;
}

function refuseUnreadable(sop: Sop, date: string): void {
  const problem = sop.frontmatter.problems[0];
  if (problem) {
    throw userError('review-refused', `${sop.path}:${problem.place.line}:${problem.place.column} ${problem.message}`, 'Mend the frontmatter first, then review.');
  }
  const last = sop.meta.review?.date;
  if (last !== undefined && last > date) {
    throw userError('review-refused', `${sop.path} was reviewed on ${last}, which is after ${date}.`, `Name the day of this review: --as-of ${last}`);
  }
}

function sinceLastReview(sop: Sop): string {
  const last = sop.meta.review;
  if (!last?.fingerprint) return 'Not reviewed before.';
  const same = last.fingerprint === fingerprintOf(sop);
  return `Last reviewed on ${last.date} by ${visible(last.by)}; ${same ? 'what it tells people to do is unchanged since' : 'what it tells people to do has changed since: see sop changes --sop ' + sop.id}.`;
}

async function askRecord(given: ReviewArguments, sop: Sop, playbook: Playbook, date: string, terminal: Terminal): Promise<ReviewRecord> {
  const holders = holdersOf(playbook, sop.meta.owner, date);
  const by = given.by ?? (await ask(terminal, `Who reviewed it?${holders ? ` (${holders.join(', ')})` : ''} `, '--by @handle'));
  if (!/^@[A-Za-z0-9][A-Za-z0-9-]*$/.test(by)) throw userError('option-invalid', '--by', by, 'a handle such as @revops-lead');
  if (holders && !holders.includes(by)) {
    throw userError('review-refused', `${by} does not hold the owner role ${sop.meta.owner ?? ''} or its backup on ${date}.`, `A review counts when one of these makes it: ${holders.join(', ') || '(nobody holds it: see roles.yaml)'}`);
  }
  const method = given.method ?? choice('--method', METHODS, await ask(terminal, `How was it checked? (${METHODS.join(', ')}) `, '--method ran'));
  const sampled = given.sampled ?? list(await ask(terminal, 'On which records? (separate them with commas) ', '--sampled "lead 00Q-1" "lead 00Q-7"'));
  if (sampled.length === 0) throw userError('option-invalid', '--sampled', '', 'at least one record on which the SOP was checked');
  const outcome = given.outcome ?? choice('--outcome', OUTCOMES, await ask(terminal, `What came of it? (${OUTCOMES.join(', ')}) `, '--outcome confirmed'));
  const note = given.note ?? sop.meta.review?.note;
  const keepNote = given.note !== undefined || method === sop.meta.review?.method;
  return { date, by, method, sampled: [...sampled], outcome, ...(note !== undefined && keepNote ? { note } : {}), fingerprint: fingerprintOf(sop) };
}

async function ask(terminal: Terminal, question: string, flag: string): Promise<string> {
  if (!terminal.ask) throw userError('answer-missing', question.trim(), flag);
  return terminal.ask(question);
}

function choice<Value extends string>(option: string, values: readonly Value[], answer: string): Value {
  const found = values.find((value) => value === answer.toLowerCase());
  if (!found) throw userError('option-invalid', option, answer, `one of ${values.join(', ')}`);
  return found;
}

function list(answer: string): string[] {
  return answer.split(',').map((item) => item.trim()).filter((item) => item !== '');
}
