import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { EXAMPLE_TODAY, examplePlaybook } from '../../lint-rules/example-playbook.ts';
import { RULES } from '../../lint-rules/index.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { readPlaybook } from '../playbook/read-playbook.ts';
import { fingerprintOf, sealOf } from '../sop/fingerprint.ts';
import { addDays } from '../sop/iso-time.ts';
import { parseSop, type Sop } from '../sop/parse-sop.ts';
import type { ReviewRecord } from '../sop/schema.ts';
import { writeReview } from '../sop/write-review.ts';
import { judgePlaybook, type SurveyedPlaybook } from './judge-playbook.ts';
import { surveyPlaybook } from './lint-playbook.ts';
import { reformats } from './reformat-text.ts';
import { DIMENSIONS } from './rule.ts';
import type { Scores } from './score.ts';
import { blueprints, fluff, mendOne, renderBlueprint } from './sop-arbitrary.ts';
import { surveySop } from './survey-sop.ts';

/** Seeded, so that a failure comes back; `FUZZ_RUNS` asks for more than the usual. */
const OPTIONS = { seed: 20261122, numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) };
/** Milliseconds, on a machine that is busy. */
vi.setConfig({ testTimeout: OPTIONS.numRuns * 400 });
/** Rounding, and no more. */
const ALIKE = 1e-9;

interface Subject {
  readonly text: string;
  readonly path: string;
  readonly around: Playbook;
  readonly today: string;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const shipped = readPlaybook('content', ROOT);
const latest = shipped.sops.map(({ meta }) => meta.lastReviewed ?? '').reduce((a, b) => (a > b ? a : b), '');
const example = examplePlaybook();

const ofExample = (text: string): Subject => ({ text, path: 'sops/revops/route-lead.mdx', around: example, today: EXAMPLE_TODAY });
const ofShipped = (sop: Sop): Subject => ({ text: sop.text, path: sop.path, around: shipped, today: latest });

const generated = blueprints.map((blueprint) => ofExample(renderBlueprint(blueprint)));
const ours = fc.constantFrom(...shipped.sops.map(ofShipped));
const either = fc.oneof({ weight: 2, arbitrary: generated.map((subject) => reviewed(subject)) }, { weight: 1, arbitrary: ours });

function parse({ text, path: at, around }: Subject): Sop {
  const known = around.sops.find((sop) => sop.path === at);
  return parseSop(text, { path: at, ...(known ? { file: known.file, function: known.function } : {}) });
}

function scores(subject: Subject): Scores {
  const survey = surveySop(parse(subject), RULES, subject.around);
  const surveys = [...surveyAround(subject.around).surveys.filter(({ head }) => head.path !== subject.path), survey];
  const [report] = judgePlaybook({ ...surveyAround(subject.around), surveys }, { rules: RULES, today: subject.today, only: new Set([subject.path]) }).sops;
  if (!report) throw new Error(`${subject.path}: there is no report`);
  return report.scores;
}

const surveyed = new Map<Playbook, SurveyedPlaybook>();

/** What the subject is judged by: surveyed once. */
function surveyAround(around: Playbook): SurveyedPlaybook {
  const known = surveyed.get(around) ?? surveyPlaybook(around, RULES, new Set());
  surveyed.set(around, known);
  return known;
}

/** Sealed anew, so that the state of the review stays out of what an edit does to the scores. */
function reviewed(subject: Subject, date = subject.today): Subject {
  const sop = parse(subject);
  const kept = sop.meta.review;
  const record: ReviewRecord = { by: '@revops-lead', method: 'ran', sampled: ['lead S-1', 'lead S-2', 'lead S-3'], outcome: 'confirmed', ...kept, date, fingerprint: fingerprintOf(sop) };
  const written = writeReview(subject.text, { ...record, seal: sealOf(record) });
  if ('refusal' in written) throw new Error(`${subject.path}: ${written.refusal}`);
  return { ...subject, text: written.text };
}

function expectNoRise(before: Scores, after: Scores): void {
  for (const dimension of DIMENSIONS) expect(after[dimension] - before[dimension], dimension).toBeLessThanOrEqual(ALIKE);
}

function expectAlike(before: Scores, after: Scores): void {
  for (const dimension of DIMENSIONS) expect(Math.abs(after[dimension] - before[dimension]), dimension).toBeLessThanOrEqual(ALIKE);
}

test('every score lies between 0 and 100, whatever becomes of the text', () => {
  const cuts = fc.array(fc.tuple(fc.nat(20_000), fc.nat(200), fc.string({ maxLength: 12 })), { maxLength: 6 });
  fc.assert(
    fc.property(either, cuts, (subject, edits) => {
      const text = edits.reduce((left, [at, length, put]) => left.slice(0, at % (left.length + 1)) + put + left.slice((at % (left.length + 1)) + length), subject.text);
      for (const score of Object.values(scores({ ...subject, text }))) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }
    }),
    OPTIONS,
  );
});

test('mending a flaw lowers no score', () => {
  fc.assert(
    fc.property(blueprints, fc.nat(), (blueprint, pick) => {
      const mended = mendOne(blueprint, pick);
      fc.pre(mended !== undefined);
      expectNoRise(scores(reviewed(ofExample(renderBlueprint(mended)))), scores(reviewed(ofExample(renderBlueprint(blueprint)))));
    }),
    OPTIONS,
  );
});

describe('padding raises no score', () => {
  const headings = fc.constantFrom('Background', 'Our values', 'Overview', 'Notes', 'Conclusion');

  test('be it empty words in a section of their own', () => {
    fc.assert(
      fc.property(either, headings, fluff, (subject, heading, words) => {
        expectNoRise(scores(reviewed(subject)), scores(reviewed({ ...subject, text: `${subject.text}\n## ${heading}\n\n${words}\n` })));
      }),
      OPTIONS,
    );
  });

  test('be it empty words before the steps', () => {
    fc.assert(
      fc.property(either, fluff, (subject, words) => {
        expectNoRise(scores(reviewed(subject)), scores(reviewed({ ...subject, text: subject.text.replace('\n## Steps', () => `\n${words}\n\n## Steps`) })));
      }),
      OPTIONS,
    );
  });

  test('be it what was said before, said again', () => {
    fc.assert(
      fc.property(either, fc.nat(), (subject, pick) => {
        const parts = subject.text.split(/\n(?=## )/).slice(1).filter((part) => !part.startsWith('## Steps'));
        fc.pre(parts.length > 0);
        const again = parts[pick % parts.length] ?? '';
        expectNoRise(scores(reviewed(subject)), scores(reviewed({ ...subject, text: `${subject.text.trimEnd()}\n\n${again.trim()}\n` })));
      }),
      OPTIONS,
    );
  });
});

test('another layout of the same words changes no score', () => {
  fc.assert(
    fc.property(either, reformats, (subject, reformat) => {
      expectAlike(scores(subject), scores({ ...subject, text: reformat(subject.text) }));
    }),
    OPTIONS,
  );
});

test('a moved date alone raises no score', () => {
  const moves = fc.subarray([/^lastReviewed: .*$/m, /^ {2}date: .*$/m], { minLength: 1 });
  const states = fc.oneof(generated.map((subject) => reviewed(subject, '2026-05-03')), ours);
  fc.assert(
    fc.property(states, moves, fc.integer({ min: 1, max: 400 }), (subject, patterns, days) => {
      const move = (line: string) => line.replace(/\d{4}-\d{2}-\d{2}/, (date) => addDays(date, days));
      expectNoRise(scores(subject), scores({ ...subject, text: patterns.reduce((text, pattern) => text.replace(pattern, move), subject.text) }));
    }),
    OPTIONS,
  );
});

test('line ends and a byte order mark change no score', () => {
  const endings = fc.constantFrom((text: string) => text.replaceAll('\n', '\r\n'), (text: string) => text.replaceAll('\n', '\r'), (text: string) => `\uFEFF${text}`, (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`);
  fc.assert(
    fc.property(either, endings, (subject, ending) => {
      expectAlike(scores(subject), scores({ ...subject, text: ending(subject.text) }));
    }),
    OPTIONS,
  );
});
