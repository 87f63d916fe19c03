import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Playbook } from '../../playbook/playbook.ts';
import { holdersOf } from '../../playbook/role-holders.ts';
import { suggestion } from '../../sop/did-you-mean.ts';
import { dependenciesOf, describeDependency, renewPins, sourcesOf } from '../../playbook/dependencies.ts';
import { readPlaybook } from '../../playbook/read-playbook.ts';
import { fingerprintOf, sealOf } from '../../sop/fingerprint.ts';
import { normaliseText, type Sop } from '../../sop/parse-sop.ts';
import type { ReviewRecord } from '../../sop/schema.ts';
import { visible } from '../../sop/visible.ts';
import { writePins, type Pin } from '../../sop/write-pins.ts';
import { writeReview, type ReviewWriting } from '../../sop/write-review.ts';
import { locateContent } from '../locate-content.ts';
import { readReviewBriefing, renderReviewBriefing, type ReviewBriefing } from '../review-briefing.ts';
import type { ExitCode } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { userError, type UserError } from '../user-error.ts';
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

/** `sop review ID`: shows what changed, asks what no flag says, then writes lastReviewed, the sealed review record and the fingerprints of what the SOP takes. */
export async function runReview(given: ReviewArguments, terminal: Terminal): Promise<ExitCode> {
  const { contentDir } = locateContent(given.content, [], terminal);
  const playbook = readPlaybook(contentDir, terminal.cwd);
  const sop = playbook.byId.get(given.id) ?? playbook.sops.find((candidate) => path.resolve(terminal.cwd, candidate.path) === path.resolve(terminal.cwd, given.id));
  const unreadable = sop ? undefined : playbook.unreadable.find(({ id, path: file }) => id === given.id || path.resolve(terminal.cwd, file) === path.resolve(terminal.cwd, given.id));
  if (unreadable) throw userError('review-refused', `${unreadable.path} cannot be read: ${unreadable.problems[0]?.message ?? ''}`, 'Mend the file first, then review.');
  if (!sop) throw userError('sop-unknown', given.id, suggestion(path.basename(given.id, '.mdx'), playbook.byId.keys()));
  const date = dateOption('--as-of', given.asOf) ?? terminal.today;
  if (date > terminal.today) throw userError('review-refused', `${date} is still to come; today is ${terminal.today}.`, 'Name the day of the review, or leave out --as-of.');
  refuseUnreadable(sop, date);
  const briefing = await readReviewBriefing(sop, playbook, contentDir);
  terminal.write(`${visible(sop.title)}\n  ${visible(sop.path)}\n${renderReviewBriefing(briefing, sop).map((line) => `  ${visible(line)}\n`).join('')}`);
  refuseGone(briefing, sop);
  const dependencies = dependenciesOf(sop.meta);
  const pins = renewPins(dependencies, sourcesOf(playbook), new Map(briefing.taken.flatMap(({ index, became }) => (became === undefined ? [] : [[index, became] as const]))));
  const seen = [...new Set(pins.flatMap((pin) => pin?.fingerprint ?? []))];
  const record = { ...(await askRecord(given, sop, playbook, date, terminal)), ...(seen.length > 0 ? { dependencies: seen } : {}) };
  const sealed: ReviewRecord = { ...record, seal: sealOf(record) };
  const file = path.resolve(terminal.cwd, sop.path);
  const source = readFileSync(file, 'utf8');
  if (normaliseText(source) !== sop.text) throw userError('file-changed', sop.path); // Saved while the questions were open: the fingerprint would be of another text.
  const text = writeBoth(source, sealed, pins, sop);
  const renewed = pins.filter((pin, index) => pin !== undefined && pin.fingerprint !== dependencies[index]?.pin).length;
  if (given.dryRun) {
    terminal.write(`Would write to ${visible(sop.path)}:\n${JSON.stringify(sealed, null, 2)}\n${renewed === 0 ? '' : `and ${fingerprints(renewed)} in dependsOn\n`}`);
    return 0;
  }
  writeWhole(file, text);
  terminal.write(`Reviewed on ${date} by ${sealed.by} (${sealed.method ?? ''}), sealed in ${visible(sop.path)}${renewed === 0 ? '' : `, with ${fingerprints(renewed)} of what it takes`}\n`);
  for (const [index, pin] of pins.entries()) {
    const dependency = dependencies[index];
    if (dependency && pin?.step !== undefined) terminal.write(`  ${visible(describeDependency(dependency))} is step ${visible(pin.step)} now, and is called so\n`);
  }
  return 0;
}

function writeBoth(source: string, record: ReviewRecord, pins: readonly (Pin | undefined)[], sop: Sop): string {
  const pinned: ReviewWriting = pins.some((pin) => pin !== undefined) ? writePins(source, pins) : { text: source };
  const written = 'refusal' in pinned ? pinned : writeReview(pinned.text, record);
  if ('refusal' in written) throw userError('review-refused', `The review of ${sop.path} was not written: ${written.refusal}.`, 'The file is as it was. Write that part of its frontmatter as plain "key: value" lines, then review again.');
  return written.text;
}

function fingerprints(count: number): string {
  return count === 1 ? '1 fingerprint' : `${count} fingerprints`;
}

/** A step that others' steps stand in for now: only the owner knows what is taken instead. */
function refuseGone({ taken }: ReviewBriefing, sop: Sop): void {
  const gone = taken.find(({ became }) => became === 'gone');
  if (!gone) return;
  const { line, column } = sop.placeOf(['dependsOn', gone.index]);
  throw userError('review-refused', `${sop.path}:${line}:${column} ${describeDependency(gone.dependency)} is gone; another step may have its number now.`, 'Name the step that is taken instead, or take the entry out, then review again.');
}

function refuseUnreadable(sop: Sop, date: string): void {
  const problem = sop.frontmatter.problems[0];
  if (problem) {
    throw userError('review-refused', `${sop.path}:${problem.place.line}:${problem.place.column} ${problem.message}`, 'Mend the frontmatter first, then review.');
  }
  const issue = sop.schemaIssues.find(({ path: at }) => at[0] === 'dependsOn' || at[0] === 'review');
  if (issue) {
    const { line, column } = sop.placeOf(issue.path);
    throw userError('review-refused', `${sop.path}:${line}:${column} ${issue.path.join('.')} cannot be read: ${issue.expected}.`, `Mend it first, then review. sop lint ${sop.id} tells all that is wrong.`);
  }
  const last = sop.meta.review?.date;
  if (last !== undefined && last > date) {
    throw userError('review-refused', `${sop.path} was reviewed on ${last}, which is after ${date}.`, `Name the day of this review: --as-of ${last}`);
  }
}

async function askRecord(given: ReviewArguments, sop: Sop, playbook: Playbook, date: string, terminal: Terminal): Promise<ReviewRecord> {
  const holders = holdersOf(playbook, sop.meta.owner, date);
  const readBy = handleReader(holders, `the owner role ${sop.meta.owner ?? ''} or its backup on ${date}`);
  const by = given.by === undefined ? await ask(terminal, `Who reviewed it?${holders ? ` (${holders.join(', ')})` : ''} `, '--by @handle', readBy) : getAnswer(readBy(given.by));
  const method = given.method ?? (await ask(terminal, `How was it checked? (${METHODS.join(', ')}) `, '--method ran', choiceOf('--method', METHODS)));
  const sampled = given.sampled ?? (await ask(terminal, 'On which records? (separate them with commas) ', '--sampled "lead 00Q-1" "lead 00Q-7"', readList));
  if (sampled.length === 0 || sampled.some((record) => record.trim() === '')) throw userError('option-invalid', '--sampled', '', 'at least one record on which the SOP was checked');
  const outcome = given.outcome ?? (await ask(terminal, 'What came of it? (confirmed: right as it stands; changed: mended) ', '--outcome confirmed', choiceOf('--outcome', OUTCOMES)));
  const note = given.note ?? sop.meta.review?.note;
  const keepNote = given.note !== undefined || method === sop.meta.review?.method;
  return { date, by, method, sampled: [...sampled], outcome, ...(note !== undefined && keepNote ? { note } : {}), fingerprint: fingerprintOf(sop) };
}

/** An answer as it is meant, or what is wrong with it. */
type Reading<Value> = { readonly value: Value } | { readonly mistake: UserError };

const TRIES = 3;

/** Asks until the answer can be meant; a slip of the hand costs nothing. */
async function ask<Value>(terminal: Terminal, question: string, flag: string, read: (answer: string) => Reading<Value>): Promise<Value> {
  if (!terminal.ask) throw userError('answer-missing', question.trim(), flag);
  for (let left = TRIES - 1; ; left--) {
    const reading = read((await terminal.ask(question)).trim());
    if (left === 0 || 'value' in reading) return getAnswer(reading);
    terminal.write(`  ${visible(reading.mistake.message)}\n`);
  }
}

function getAnswer<Value>(reading: Reading<Value>): Value {
  if ('mistake' in reading) throw reading.mistake;
  return reading.value;
}

/** Takes a handle of those who may review, with or without its @. */
function handleReader(holders: readonly string[] | undefined, role: string): (answer: string) => Reading<string> {
  return (answer) => {
    const handle = `@${answer.replace(/^@/, '')}`;
    if (!/^@[A-Za-z0-9][A-Za-z0-9-]*$/.test(handle)) return { mistake: userError('option-invalid', '--by', answer, 'a handle such as @revops-lead') };
    if (!holders || holders.includes(handle)) return { value: handle };
    return { mistake: userError('review-refused', `${handle} does not hold ${role}.`, `A review counts when one of these makes it: ${holders.join(', ') || '(nobody holds it: see roles.yaml)'}`) };
  };
}

function choiceOf<Value extends string>(option: string, values: readonly Value[]): (answer: string) => Reading<Value> {
  return (answer) => {
    const value = values.find((each) => each === answer.toLowerCase());
    return value === undefined ? { mistake: userError('option-invalid', option, answer, `one of ${values.join(', ')}`) } : { value };
  };
}

function readList(answer: string): Reading<string[]> {
  const value = answer.split(',').map((item) => item.trim()).filter((item) => item !== '');
  return value.length > 0 ? { value } : { mistake: userError('option-invalid', '--sampled', answer, 'at least one record on which the SOP was checked') };
}
