import { setImmediate as nextTurn } from 'node:timers/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { EXAMPLE_TODAY, examplePlaybook } from '../../lint-rules/example-playbook.ts';
import { RULES } from '../../lint-rules/index.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { readPlaybook } from '../playbook/read-playbook.ts';
import { fingerprintOf, sealOf } from '../sop/fingerprint.ts';
import { addDays } from '../sop/iso-time.ts';
import { parseSop, type Sop } from '../sop/parse-sop.ts';
import type { ReviewRecord } from '../sop/schema.ts';
import { reformats } from './reformat-text.ts';
import { DIMENSIONS } from './rule.ts';
import type { Scores } from './score.ts';
import { makeScorer } from './scores-among.ts';
import { blueprints, fluff, mendOne, renderBlueprint, type Blueprint } from './sop-arbitrary.ts';

/** Seeded, so that a failure comes back; `FUZZ_RUNS` asks for more than the usual. */
const OPTIONS = { seed: 20261122, numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) };
/** The native parser gives its memory back between turns of the event loop, and only there. */
const givingBack = async () => nextTurn();

/** Milliseconds, on a machine that is busy. */
vi.setConfig({ testTimeout: OPTIONS.numRuns * 400 });
afterAll(() => vi.resetConfig());
/** Rounding, and no more. */
const ALIKE = 1e-9;

interface Subject {
  readonly text: string;
  readonly path: string;
  readonly around: Around;
}

/** What a subject is judged by. */
interface Around {
  readonly playbook: Playbook;
  readonly scoresOf: (sop: Sop) => Scores;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const shipped = readPlaybook('content', ROOT);
const latest = shipped.sops.map(({ meta }) => meta.lastReviewed ?? '').reduce((a, b) => (a > b ? a : b), '');
const amongShipped: Around = { playbook: shipped, scoresOf: makeScorer(shipped, RULES, latest) };
const example = examplePlaybook();
const amongExample: Around = { playbook: example, scoresOf: makeScorer(example, RULES, EXAMPLE_TODAY) };

const generated = blueprints.map((blueprint) => ofBlueprint(blueprint));
const ours = fc.constantFrom(...shipped.sops.map(({ text, path: at }): Subject => ({ text, path: at, around: amongShipped })));
const either = fc.oneof({ weight: 2, arbitrary: generated }, { weight: 1, arbitrary: ours.map(resealed) });

function parse({ text, path: at, around }: Subject): Sop {
  const known = around.playbook.sops.find((sop) => sop.path === at);
  return parseSop(text, { path: at, ...(known ? { file: known.file, function: known.function } : {}) });
}

const scores = (subject: Subject) => subject.around.scoresOf(parse(subject));

const unedited = new Map<string, Scores>();

/** What a subject scores before an edit. From one seed, the properties start at the same subjects: each is scored once. */
function scoresBefore(subject: Subject): Scores {
  const known = unedited.get(subject.text) ?? scores(subject);
  unedited.set(subject.text, known);
  return known;
}

/** With a record of its review. */
function ofBlueprint(blueprint: Blueprint, date = EXAMPLE_TODAY): Subject {
  const bare: Subject = { text: renderBlueprint(blueprint), path: 'sops/revops/route-lead.mdx', around: amongExample };
  const record: ReviewRecord = { date, by: '@revops-lead', method: 'ran', sampled: ['lead S-1', 'lead S-2', 'lead S-3'], outcome: 'confirmed', fingerprint: fingerprintOf(parse(bare)) };
  const lines = Object.entries({ ...record, seal: sealOf(record) }).map(([key, value]) => `  ${key}: ${key === 'date' ? date : JSON.stringify(value)}\n`);
  return { ...bare, text: bare.text.replace('\n---\n', `\nlastReviewed: ${date}\nreview:\n${lines.join('')}---\n`) };
}

/** Sealed anew, so that the state of the review stays out of what an edit does to the scores. */
function resealed(subject: Subject): Subject {
  const sop = parse(subject);
  const record = sop.meta.review;
  if (record?.fingerprint === undefined || record.seal === undefined) return subject;
  const fingerprint = fingerprintOf(sop);
  return { ...subject, text: subject.text.replace(record.fingerprint, fingerprint).replace(record.seal, sealOf({ ...record, fingerprint })) };
}

function expectNoRise(before: Scores, after: Scores): void {
  for (const dimension of DIMENSIONS) expect(after[dimension] - before[dimension], dimension).toBeLessThanOrEqual(ALIKE);
}

function expectAlike(before: Scores, after: Scores): void {
  for (const dimension of DIMENSIONS) expect(Math.abs(after[dimension] - before[dimension]), dimension).toBeLessThanOrEqual(ALIKE);
}

test('every score lies between 0 and 100, whatever becomes of the text', async () => {
  const cuts = fc.array(fc.tuple(fc.nat(20_000), fc.nat(200), fc.string({ maxLength: 12 })), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(either, cuts, async (subject, edits) => {
      const text = edits.reduce((left, [at, length, put]) => left.slice(0, at % (left.length + 1)) + put + left.slice((at % (left.length + 1)) + length), subject.text);
      for (const score of Object.values(scores({ ...subject, text }))) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }
    }).beforeEach(givingBack),
    OPTIONS,
  );
});

test('mending a flaw lowers no score', async () => {
  await fc.assert(
    fc.asyncProperty(blueprints, fc.nat(), async (blueprint, pick) => {
      const mended = mendOne(blueprint, pick);
      fc.pre(mended !== undefined);
      expectNoRise(scores(ofBlueprint(mended)), scores(ofBlueprint(blueprint)));
    }).beforeEach(givingBack),
    OPTIONS,
  );
});

describe('padding raises no score', () => {
  const headings = fc.constantFrom('Background', 'Our values', 'Overview', 'Notes', 'Conclusion');

  test('be it empty words in a section of their own', async () => {
    await fc.assert(
      fc.asyncProperty(either, headings, fluff, async (subject, heading, words) => {
        expectNoRise(scoresBefore(subject), scores(resealed({ ...subject, text: `${subject.text}\n## ${heading}\n\n${words}\n` })));
      }).beforeEach(givingBack),
      OPTIONS,
    );
  });

  test('be it empty words before the steps', async () => {
    await fc.assert(
      fc.asyncProperty(either, fluff, async (subject, words) => {
        expectNoRise(scoresBefore(subject), scores(resealed({ ...subject, text: subject.text.replace('\n## Steps', () => `\n${words}\n\n## Steps`) })));
      }).beforeEach(givingBack),
      OPTIONS,
    );
  });

  test('be it what was said before, said again', async () => {
    await fc.assert(
      fc.asyncProperty(either, fc.nat(), async (subject, pick) => {
        const parts = subject.text.split(/\n(?=## )/).slice(1).filter((part) => !part.startsWith('## Steps'));
        fc.pre(parts.length > 0);
        const again = parts[pick % parts.length] ?? '';
        expectNoRise(scoresBefore(subject), scores(resealed({ ...subject, text: `${subject.text.trimEnd()}\n\n${again.trim()}\n` })));
      }).beforeEach(givingBack),
      OPTIONS,
    );
  });
});

test('another layout of the same words changes no score', async () => {
  await fc.assert(
    fc.asyncProperty(either, reformats, async (subject, reformat) => {
      expectAlike(scoresBefore(subject), scores({ ...subject, text: reformat(subject.text) }));
    }).beforeEach(givingBack),
    OPTIONS,
  );
});

test('a moved date alone raises no score', async () => {
  const moves = fc.subarray([/^lastReviewed: .*$/m, /^ {2}date: .*$/m], { minLength: 1 });
  const states = fc.oneof(blueprints.map((blueprint) => ofBlueprint(blueprint, '2026-05-03')), ours);
  await fc.assert(
    fc.asyncProperty(states, moves, fc.integer({ min: 1, max: 400 }), async (subject, patterns, days) => {
      const move = (line: string) => line.replace(/\d{4}-\d{2}-\d{2}/, (date) => addDays(date, days));
      expectNoRise(scores(subject), scores({ ...subject, text: patterns.reduce((text, pattern) => text.replace(pattern, move), subject.text) }));
    }).beforeEach(givingBack),
    OPTIONS,
  );
});

test('line ends and a byte order mark change no score', async () => {
  const endings = fc.constantFrom((text: string) => text.replaceAll('\n', '\r\n'), (text: string) => text.replaceAll('\n', '\r'), (text: string) => `\uFEFF${text}`, (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`);
  await fc.assert(
    fc.asyncProperty(either, endings, async (subject, ending) => {
      expectAlike(scoresBefore(subject), scores({ ...subject, text: ending(subject.text) }));
    }).beforeEach(givingBack),
    OPTIONS,
  );
});
