import { fingerprintOf, sealOf } from '../../src/sop/fingerprint.ts';
import { parseSop } from '../../src/sop/parse-sop.ts';
import { writeReview } from '../../src/sop/write-review.ts';
import { roleTitle, type SopPlan } from './plan-sop.ts';
import type { SeededRandom } from './seeded-random.ts';
import { DECISIONS, EXCEPTIONS, MIDDLE_STEPS, sentenceWords } from './step-sentences.ts';
import { DEPARTMENTS } from './vocabulary.ts';

/** What an owner made of an SOP's text, and how they said it in the commit. */
export interface SopEdit {
  readonly text: string;
  readonly subject: string;
}

/** Whose hand an edit needs: the SOP's words, chance, and the day of the commit. */
export interface EditContext {
  readonly plan: SopPlan;
  readonly random: SeededRandom;
  /** YYYY-MM-DD. */
  readonly day: string;
}

type Edit = (text: string, context: EditContext) => SopEdit | undefined;

/** An open bracket, as it stays behind when somebody edits frontmatter by hand. */
const BREAK = 'systems: [ledger, \n';

/** One edit of the kinds that owners make, as often as they make them. A broken text is repaired first of all. */
export function editSop(text: string, context: EditContext): SopEdit {
  if (text.includes(BREAK)) return { text: text.replace(BREAK, ''), subject: 'Repair the frontmatter' };
  for (;;) {
    const edited = pickEdit(context.random)(text, context);
    if (edited && edited.text !== text) return edited;
  }
}

/** An edit that leaves the meaning alone, as a formatter makes it; a second one takes it back. */
export function reformatSop(text: string): string {
  return text.includes('|---|---|---|') ? text.replace('|---|---|---|', '| --- | --- | --- |').replaceAll('\n- ', '\n* ') : text.replace('| --- | --- | --- |', '|---|---|---|').replaceAll('\n* ', '\n- ');
}

const EDITS: readonly (readonly [weight: number, edit: Edit])[] = [
  [20, rewordStep],
  [14, changeNumber],
  [12, (text, { random, plan }) => changeSteps(text, 'Add a step', (lines, at) => void lines.splice(random.pick(at), 0, newStep(plan, random)))],
  [6, (text, { random }) => changeSteps(text, 'Drop a step', (lines, at) => (at.length > 4 ? void lines.splice(random.pick(at), 1) : undefined))],
  [4, (text, { random }) => changeSteps(text, 'Change the order', (lines, at) => moveLine(lines, random.pick(at), random.pick(at)))],
  [12, review],
  [5, (text, { random }) => change(text, /^owner: .*$/m, `owner: ${random.pick(DEPARTMENTS).roles[1]}`, 'Hand over to a new owner')],
  [6, (text, { random }) => change(text, /within: PT\d+H, hours/, `within: PT${random.int(1, 24)}H, hours`, 'Change the limit')],
  [5, (text, { random }) => change(text, /target: \d+(?=, unit: "%")/, `target: ${random.int(80, 99)}`, 'Set a new target')],
  [6, (text, { random, plan }) => change(text, /(?<=\|\n)(?=\n## Exceptions)/, `${random.pick(DECISIONS)(sentenceWords({ ...plan, random }))}\n`, 'Add a decision')],
  [5, (text, { random, plan }) => change(text, /(?<=## Exceptions\n\n)/, `${random.pick(EXCEPTIONS)(sentenceWords({ ...plan, random }))}\n`, 'Add an exception')],
  [4, (text, { random }) => change(text, /(?<=^changelog:\n)/m, `  - { version: 1.${random.int(2, 90)}.0, date: 2026-09-${random.int(10, 28)}, what: Limit in step ${random.int(2, 9)} lowered, why: Cases came back, approvedBy: quality-manager }\n`, 'Keep the change log')],
  [4, (text, { random, plan }) => change(text, /(?<=## Notes\n\n)/, `- Since ${random.int(2019, 2026)}, ${plan.site} keeps the paper for ${random.int(2, 9)} years.\n`, 'Add a note')],
  [4, (text) => ({ text: reformatSop(text), subject: 'Format' })],
  [1, (text) => change(text, /(?<=^version: .*\n)/m, BREAK, 'Add a system')],
];

const TOTAL_WEIGHT = EDITS.reduce((sum, [weight]) => sum + weight, 0);

function pickEdit(random: SeededRandom): Edit {
  let left = random.int(1, TOTAL_WEIGHT);
  return (EDITS.find(([weight]) => (left -= weight) <= 0) as (typeof EDITS)[number])[1];
}

function change(text: string, pattern: RegExp, replacement: string, subject: string): SopEdit | undefined {
  return pattern.test(text) ? { text: text.replace(pattern, () => replacement), subject } : undefined;
}

/** A step names who does it; numbered lines of an example do not. */
const STEP = /^\d+\. (?=\*\*)/;

/** Changes lines, the steps of which are at `at`, and numbers the steps anew. */
function changeSteps(text: string, subject: string, edit: (lines: string[], at: readonly number[]) => void): SopEdit | undefined {
  const lines = text.split('\n');
  const at = [...lines.keys()].filter((index) => STEP.test(lines[index] ?? ''));
  if (at.length === 0) return undefined;
  edit(lines, at);
  let number = 0;
  return { text: lines.map((line) => line.replace(STEP, () => `${++number}. `)).join('\n'), subject };
}

function newStep(plan: SopPlan, random: SeededRandom): string {
  return `0. **${roleTitle(plan.worker)}:** ${random.pick(MIDDLE_STEPS)(sentenceWords({ ...plan, random }))}`;
}

function moveLine(lines: string[], from: number, to: number): void {
  lines.splice(to, 0, ...lines.splice(from, 1));
}

const OTHER_WORDS: readonly (readonly [string, string])[] = [
  ['Compare', 'Check'], ['Open', 'Call up'], [' with the ', ' against the '], ['Write', 'Enter'], ['Attach', 'Add'], ['oldest', 'first'], ['Call the', 'Phone the'], ['Look up', 'Find'],
  ['Ask', 'Consult'], ['Copy', 'Transfer'], ['Print', 'Produce'], ['Assign', 'Give'],
];

function rewordStep(text: string, { random, plan }: EditContext): SopEdit | undefined {
  return changeSteps(text, 'Say it more clearly', (lines, at) => {
    const index = random.pick(at);
    const line = lines[index] ?? '';
    const [was, becomes] = OTHER_WORDS.find(([one]) => line.includes(one)) ?? ['', ''];
    lines[index] = was === '' || random.chance(0.3) ? `${line} Then note it for ${random.pick([plan.site, plan.channel, plan.main.name])}.` : line.replace(was, becomes);
  });
}

function changeNumber(text: string, { random }: EditContext): SopEdit | undefined {
  return changeSteps(text, 'Adjust a threshold', (lines, at) => {
    const index = random.pick(at);
    lines[index] = (lines[index] ?? '').replace(/\d+(?= (?:minutes|hours|days|%|EUR|pieces|items|copies))/, () => String(random.int(2, 200)));
  });
}

function review(text: string, { day }: EditContext): SopEdit | undefined {
  const sop = parseSop(text, { path: 'sop.mdx' });
  if (!sop.meta.review) return undefined;
  const { seal: _, ...last } = sop.meta.review;
  const record = { ...last, date: day, fingerprint: fingerprintOf(sop) };
  const written = writeReview(text, { ...record, seal: sealOf(record) });
  return 'text' in written ? { text: written.text, subject: 'Review against the work' } : undefined;
}
