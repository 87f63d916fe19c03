import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument, type Document } from 'yaml';
import { DIMENSIONS, type Dimension } from '../src/lint/rule.ts';
import type { Scores } from '../src/lint/score.ts';
import { makeScorer } from '../src/lint/scores-among.ts';
import { readPlaybook } from '../src/playbook/read-playbook.ts';
import { fingerprintOf, sealOf } from '../src/sop/fingerprint.ts';
import { addDays, durationDays } from '../src/sop/iso-time.ts';
import { parseSop, type Sop } from '../src/sop/parse-sop.ts';
import type { ReviewRecord } from '../src/sop/schema.ts';
import { writeReview } from '../src/sop/write-review.ts';
import { RULES } from './index.ts';

/**
 * Known edits to the shipped SOPs, and what each must do to the scores: fall in the dimensions named, stay within
 * half a point in the others, and rise in none. Reviews are sealed anew after an edit, so that the state of the
 * review stays out of it, except where the edit is about the review.
 */
const ROOT = path.resolve(import.meta.dirname, '..');
const playbook = readPlaybook('content', ROOT);
const active = playbook.sops.filter((sop) => sop.status === 'active');
const TODAY = active.map((sop) => sop.meta.lastReviewed ?? '').reduce((latest, date) => (date > latest ? date : latest), '');
const RETIRED = [...(playbook.systems?.entries ?? [])].find(([, system]) => system.status === 'retired');

const parse = (text: string, like: Sop) => parseSop(text, { path: like.path, file: like.file, function: like.function });

function withReview(text: string, like: Sop, change: Partial<ReviewRecord>): string {
  const sop = parse(text, like);
  const record: ReviewRecord = { ...(like.meta.review as ReviewRecord), ...change, fingerprint: fingerprintOf(sop) };
  const written = writeReview(text, { ...record, seal: sealOf(record) });
  if ('refusal' in written) throw new Error(`${like.path}: ${written.refusal}`);
  return written.text;
}

const scoresOfSop = makeScorer(playbook, RULES, TODAY);
const scores = (text: string, like: Sop) => scoresOfSop(parse(text, like));

const unedited = new Map<Sop, Scores>();

/** What an SOP scores before an edit: worked out once. */
function scoresBefore(sop: Sop): Scores {
  const known = unedited.get(sop) ?? scores(withReview(sop.text, sop, {}), sop);
  unedited.set(sop, known);
  return known;
}

function editFrontmatter(sop: Sop, edit: (document: Document) => void): string {
  const end = sop.text.indexOf('\n---', 3);
  const document = parseDocument(sop.text.slice(4, end + 1), { version: '1.2' });
  edit(document);
  return `---\n${document.toString({ lineWidth: 0 })}${sop.text.slice(end + 1)}`;
}

/** Edits the lines of the numbered steps only. */
function editSteps(sop: Sop, edit: (line: string, index: number) => string): string {
  const lines = sop.text.split('\n');
  const first = sop.steps[0]?.node.position?.start.line ?? 0;
  const last = sop.steps.at(-1)?.node.position?.end.line ?? 0;
  return lines.map((line, index) => (index + 1 >= first && index + 1 <= last ? edit(line, index + 1 - first) : line)).join('\n');
}

const UNITS = '(?:minutes?|business hours?|hours?|business days?|working days?|calendar days?|days?|weeks?|months?|USD|EUR)';

/** Beside another number with a unit, a word such as "promptly" is excused. */
function isOnlyMeasure(line: string): boolean {
  return (line.match(new RegExp(`\\d ?(?:${UNITS}\\b|%)`, 'g')) ?? []).length === 1;
}

interface Ablation {
  readonly name: string;
  readonly falls: readonly Dimension[];
  /** Points by which each must fall at least; 1 for a single hit of a smell. */
  readonly least: number;
  /** The edited text; the same text where the SOP has no such part. */
  readonly edit: (sop: Sop) => string;
}

const ABLATIONS: readonly Ablation[] = [
  { name: '1 a second owner', falls: ['transferability'], least: 2, edit: (sop) => editFrontmatter(sop, (document) => document.set('owner', [sop.meta.owner, 'sdr'])) },
  { name: '2 a person for the role', falls: ['transferability'], least: 2, edit: (sop) => editFrontmatter(sop, (document) => document.set('owner', 'Maria Lopez')) },
  { name: '3 numbers become "promptly"', falls: ['transferability'], least: 1, edit: (sop) => editSteps(sop, (line) => (isOnlyMeasure(line) ? line.replace(new RegExp(`\\bwithin \\d+ ${UNITS}\\b`, 'g'), 'promptly') : line)) },
  { name: '4 units dropped', falls: ['transferability'], least: 1, edit: (sop) => editSteps(sop, (line) => (isOnlyMeasure(line) ? line.replace(new RegExp(`\\b(within|above|below|over|under|than|after|every|least) (\\d+(?:\\.\\d+)?) ?(?:${UNITS}\\b|%(?! of))`, 'g'), '$1 $2') : line)) },
  { name: '5 numbers become bullets', falls: ['transferability'], least: 2, edit: (sop) => editSteps(sop, (line) => line.replace(/^\d+\. {1,2}/, '-  ')) },
  { name: '6 a step before its input exists', falls: ['transferability'], least: 2, edit: (sop) => moveBeforeItsInput(sop) },
  { name: '7 two steps merged', falls: ['transferability'], least: 1, edit: (sop) => mergeTwoSteps(sop) },
  { name: '8 a location dropped', falls: ['transferability'], least: 2, edit: (sop) => editFrontmatter(sop, (document) => document.deleteIn(['inputs', 0, 'location'])) },
  {
    name: '9 a recipient dropped',
    falls: ['transferability'],
    least: 2,
    edit: (sop) => editFrontmatter(sop, (document) => {
      document.deleteIn(['outputs', 0, 'recipient']);
      document.deleteIn(['outputs', 0, 'channel']);
    }),
  },
  { name: '10 escalation deleted', falls: ['transferability'], least: 2, edit: (sop) => editFrontmatter(sop, (document) => document.delete('escalation')) },
  { name: '11 exit criteria deleted', falls: ['transferability'], least: 2, edit: (sop) => (sop.meta.gates ? editFrontmatter(sop, (document) => document.deleteIn(['gates', 0, 'exit'])) : sop.text) },
  { name: '12 a gap between approval tiers', falls: ['transferability'], least: 2, edit: (sop) => openGap(sop) },
  { name: '13 "ask Maria"', falls: ['transferability'], least: 1, edit: (sop) => editSteps(sop, (line, index) => (index === 0 ? `${line} Ask Maria for the list.` : line)) },
  { name: '14 an undefined acronym', falls: ['transferability'], least: 1, edit: (sop) => editSteps(sop, (line, index) => (index === 0 ? `${line} Check the QZX.` : line)) },
  { name: '15 an else branch deleted', falls: ['transferability'], least: 1, edit: (sop) => deleteElse(sop) },
  { name: '16 fluff of 300 words', falls: ['transferability'], least: 2, edit: (sop) => `${sop.text}\n## Background\n\n${fluff(300)}\n` },
  { name: '17 a section three times', falls: ['transferability'], least: 2, edit: (sop) => triplicate(sop) },
  { name: '18 a paragraph of keywords', falls: ['transferability'], least: 1, edit: (sop) => sop.text.replace('\n## Steps', `\n${keywords(sop.title)}\n\n## Steps`) },
  { name: '19 the owner deleted', falls: ['transferability', 'iteration'], least: 2, edit: (sop) => editFrontmatter(sop, (document) => document.delete('owner')) },
  { name: '20 a retired system everywhere', falls: ['freshness'], least: 2, edit: (sop) => swapInRetired(sop) },
  { name: '23 a change log of "updates"', falls: ['iteration'], least: 2, edit: (sop) => editFrontmatter(sop, (document) => document.setIn(['changelog', 0, 'what'], 'updates')) },
  { name: "24 a metric's target deleted", falls: ['iteration'], least: 2, edit: (sop) => editFrontmatter(sop, (document) => document.deleteIn(['metrics', 0, 'target'])) },
];

/** Puts a step that hands on one of the SOP's output fields before the one that sets it. */
function moveBeforeItsInput(sop: Sop): string {
  const fields = (sop.meta.outputs ?? []).flatMap(({ format = '' }) => format.match(/\p{Lu}\w*\.\p{Lu}\w*/gu) ?? []);
  const given = JSON.stringify([sop.meta.trigger, sop.meta.inputs]);
  for (const field of fields.filter((field) => !given.includes(field))) {
    const mentions = sop.steps.filter(({ passages }) => passages.some(({ text }) => text.includes(field)));
    const [made] = mentions;
    if (!made || !new RegExp(`^\\s*(?:Set|Fill|Enter|Write|Add|Note)\\b[^.]*${field.replace('.', '\\.')}`).test(made.passages[0]?.text ?? '')) continue;
    const lines = sop.text.split('\n');
    lines.splice(made.place.line - 1, 0, `${made.number}. **${made.actor?.name ?? 'SDR'}:** Send a message that shows \`${field}\`.`);
    return lines.join('\n');
  }
  return sop.text;
}

function openGap(sop: Sop): string {
  const [first, second] = sop.meta.approvals?.[0]?.tiers ?? [];
  if (first?.max === undefined || second === undefined) return sop.text;
  return editFrontmatter(sop, (document) => document.setIn(['approvals', 0, 'tiers', 1, 'min'], second.min + (first.max ?? 0) / 2 + 1));
}

/** The first branch of a step that has both sides and does not only jump. */
function deleteElse(sop: Sop): string {
  let isDone = false;
  return editSteps(sop, (line) => {
    const match = isDone ? null : /^(\d+\. \*\*[^*]+\*\* If (?!.*\b(?:go|return|stop|skip|not set|none|empty)\b)[^.]*\.) Otherwise, .*$/.exec(line);
    isDone ||= match !== null;
    return match?.[1] ?? line;
  });
}

const QUALITIES = ['Effective communication', 'A culture of excellence', 'Strategic alignment', 'A proactive mindset', 'Seamless collaboration'];
const ROLES_PLAYED = ['plays a crucial role in', 'is essential to', 'remains the key to', 'is a vital part of', 'lays the foundation for'];
const ENDS = ['the overall success of everything that a modern organization does', 'sustainable growth and meaningful outcomes across the whole company', 'a positive experience that truly delivers value in a fast-paced world', 'consistent quality and lasting trust on the journey towards shared goals'];

/** Sentences that could stand in any document. */
function fluff(words: number): string {
  const sentences: string[] = [];
  for (let index = 0; sentences.join(' ').split(' ').length < words; index++) {
    sentences.push(`${QUALITIES[index % 5] ?? ''} ${ROLES_PLAYED[Math.floor(index / 5) % 5] ?? ''} ${ENDS[(index * 3 + Math.floor(index / 5)) % 4] ?? ''}.`);
  }
  return sentences.join(' ');
}

/** Its section of exceptions, or the first that has text of its own, twice more at the end. */
function triplicate(sop: Sop): string {
  const section = /\n## (?:Exceptions|Before you start)\n[^]*?(?=\n## |$)/.exec(sop.text)?.[0];
  return section === undefined ? sop.text : `${sop.text}${section}\n${section}\n`;
}

function keywords(title: string): string {
  return ['', ' process', ' steps', ' guide', ' template', ' checklist', ' best practice'].map((tail) => `${title.toLowerCase()}${tail}`).join(', ');
}

/** The first two steps become one. Behind "because", what is joined belongs to the reason. */
function mergeTwoSteps(sop: Sop): string {
  const [first, second] = sop.steps;
  if (!first?.actor || first.actor.name !== second?.actor?.name || first.passages.length > 1 || second.substeps.length > 0) return sop.text;
  const verb = second.passages[0]?.text.trim() ?? '';
  const text = (first.passages[0]?.text.trim() ?? '').replace(/\.$/, '');
  if (/^(?:If|When|Unless|After|Before|Once)\b/.test(verb) || /\. |\bbecause\b/.test(text)) return sop.text;
  const merged = `1. **${first.actor.name}:** ${text} and ${verb.charAt(0).toLowerCase()}${verb.slice(1)}`;
  const lines = sop.text.split('\n');
  const last = second.place.endLine ?? second.place.line;
  return [...lines.slice(0, first.place.line - 1), merged, ...lines.slice(last)].join('\n');
}

function swapInRetired(sop: Sop): string {
  if (!RETIRED) throw new Error('the shipped registry names no retired system');
  const [id, system] = RETIRED;
  const used = [...(sop.meta.inputs ?? []), ...(sop.meta.trigger ?? [])].find((item) => item.system !== undefined)?.system ?? '';
  const name = playbook.systems?.entries.get(used)?.name ?? used;
  return sop.text.replaceAll(new RegExp(`(?<=system: |[[ ,])${used}(?=[\\],}\\n])`, 'g'), id).replaceAll(new RegExp(`\\b${name}\\b`, 'g'), system.name);
}

function expectScores(before: Scores, after: Scores, falls: readonly Dimension[], least: number): void {
  for (const dimension of DIMENSIONS) {
    const fall = before[dimension] - after[dimension];
    if (falls.includes(dimension)) expect(fall, `${dimension} should fall`).toBeGreaterThanOrEqual(least);
    else expect(Math.abs(fall), `${dimension} should stay`).toBeLessThanOrEqual(0.5);
  }
}

describe.each(ABLATIONS.map((ablation) => [ablation.name, ablation] as const))('%s', (_name, { falls, least, edit }) => {
  const concerned = active.map((sop) => [sop.id, sop, edit(sop)] as const).filter(([, sop, text]) => text !== sop.text);

  test('concerns shipped SOPs', () => {
    expect(concerned.length).toBeGreaterThanOrEqual(3);
  });

  test.each(concerned)('%s', (_id, sop, text) => {
    expectScores(scoresBefore(sop), scores(withReview(text, sop, {}), sop), falls, least);
  });
});

describe.each(active.map((sop) => [sop.id, sop] as const))('the state of the review of %s', (_id, sop) => {
  const fresh = scoresBefore(sop);
  const interval = Math.ceil(durationDays(sop.meta.reviewEvery ?? 'P365D') ?? 365);
  const aged = withReview(sop.text, sop, { date: addDays(TODAY, -2 * interval) });

  test('21 aged to twice its interval: freshness falls', () => {
    expectScores(fresh, scores(aged, sop), ['freshness'], 2);
  });

  test('22 an SLA changed without a review: freshness falls', () => {
    const changed = editFrontmatter(sop, (document) => document.set('sla', [{ what: 'the work is done', start: 'the trigger is seen', within: 'PT77M', hours: 'business' }]));
    expectScores(fresh, scores(changed, sop), ['freshness'], 2);
  });

  test('25 the date bumped on a stale SOP: no score rises', () => {
    const bumped = aged.replace(/^lastReviewed: .*$/m, `lastReviewed: ${TODAY}`);
    expect(bumped).not.toBe(aged);
    const [before, after] = [scores(aged, sop), scores(bumped, sop)];
    for (const dimension of DIMENSIONS) expect(after[dimension]).toBeLessThanOrEqual(before[dimension]);
    expectScores({ ...before, freshness: 0 }, { ...after, freshness: 0 }, [], 0);
  });

  test('25 the date bumped where a date is all there is: no score moves', () => {
    const bare = editFrontmatter(sop, (document) => document.delete('review'));
    const old = bare.replace(/^lastReviewed: .*$/m, 'lastReviewed: 2019-01-01');
    expectScores(scores(old, sop), scores(bare, sop), [], 0);
  });
});
