import { isWritten, toldByFrontmatter } from '../../src/lint/is-written.ts';
import { listInWords } from '../../src/lint/list-in-words.ts';
import { reviewEvidenceOf } from '../../src/lint/review-evidence.ts';
import type { Registries } from '../../src/playbook/playbook.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import { holdersOf } from '../../src/playbook/role-holders.ts';
import { fingerprintOf } from '../../src/sop/fingerprint.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import type { ReviewRecord } from '../../src/sop/schema.ts';

const FULL = `---
owner: revops-lead
lastReviewed: 2026-11-02
review:
  date: 2026-11-02
  by: "@revops-lead"
  method: ran
  sampled: [lead 00Q-1]
  fingerprint: "v1:cd51ead477482d4a9e74d52f8c41f74f"
  seal: "v1:d4c58c6e4462da021fcb81647c668122"
---
`;

export default defineRule({
  name: 'review-evidenced',
  severity: 'error',
  weight: { obligation: 10 },
  summary: 'The review record says who reviewed, how and on which records, and nobody has edited it since',
  why: 'Anyone can move a date. The reader trusts a review that says who checked the work, how, and on which records.',
  remedy: 'Review the SOP on real records and run "sop review" with its id, which writes "lastReviewed:" and "review:" into the file. Undo edits by hand in those lines: they break the seal.',
  source: 'Of 1,917 moves of a review date in one large public documentation repository, 48 % changed nothing but the date',
  reviewState: true,
  examples: [
    { title: 'A full record with its seal', sop: FULL, expect: [] },
    {
      title: 'A date alone',
      sop: '---\nlastReviewed: 2026-11-02\n---\n',
      expect: ['2:1 Unexpected date without a review record, expected "review:" as "sop review route-lead" writes it'],
    },
    {
      title: 'No review at all',
      sop: '---\nowner: revops-lead\n---\n',
      expect: ['1:1 Unexpected absence of a review record, expected "review:" as "sop review route-lead" writes it'],
    },
    {
      title: 'The date was moved, the review was not repeated',
      sop: FULL.replace('lastReviewed: 2026-11-02', 'lastReviewed: 2026-11-20'),
      expect: ['3:15 Unexpected lastReviewed 2026-11-20, expected 2026-11-02, the date of the review record: a date moves only with a review'],
    },
    {
      title: 'The record was edited after it was sealed',
      sop: FULL.replace('method: ran', 'method: observed'),
      expect: ['10:9 Unexpected change of the sealed review record, expected it as "sop review route-lead" wrote it'],
    },
    {
      title: 'Sealed, but without how and on what, and by someone who does not hold the role',
      sop: '---\nowner: revops-lead\nlastReviewed: 2026-11-02\nreview: { date: 2026-11-02, by: "@sdr", fingerprint: "v1:e5ce642f9f030e5a267587b951285f02", seal: "v1:67fd2ebfbafc4ad993e094d01554bccb" }\n---\n',
      expect: [
        '4:1 Unexpected review record without method and sampled, expected how it was checked and on which records',
        '4:33 Unexpected reviewer @sdr, expected who held revops-lead or its backup on 2026-11-02: @revops-lead, @revops-analyst',
      ],
    },
    {
      title: 'A draft shows it too, though it fails nothing',
      sop: '---\nstatus: draft\n---\n',
      expect: ['1:1 Unexpected absence of a review record, expected "review:" as "sop review route-lead" writes it'],
    },
  ],
  *check(sop, { registries }) {
    const { kind, record } = reviewEvidenceOf(sop);
    if (!record) {
      yield absence(sop);
      return;
    }
    if (sop.meta.lastReviewed !== undefined && sop.meta.lastReviewed !== record.date) {
      yield {
        place: sop.placeOf(['lastReviewed']),
        message: `Unexpected lastReviewed ${sop.meta.lastReviewed}, expected ${record.date}, the date of the review record: a date moves only with a review`,
        credit: 0,
      };
    } else if (!isWritten(sop, 'lastReviewed') && sop.status !== 'draft') {
      yield {
        place: sop.keyPlaceOf(['review']),
        message: `Unexpected absence of lastReviewed, expected "lastReviewed: ${record.date}", the date of the review record`,
        credit: 0,
        gate: 'incomplete',
      };
    }
    if (kind === 'sealed') yield* checkRecord(sop, record, registries);
    else yield brokenSeal(sop, kind);
  },
});

function absence(sop: Sop): Hit {
  const found = isWritten(sop, 'review')
    ? { place: sop.keyPlaceOf(['review']), what: 'review record that cannot be read' }
    : isWritten(sop, 'lastReviewed')
      ? { place: sop.keyPlaceOf(['lastReviewed']), what: 'date without a review record' }
      : { place: sop.keyPlaceOf(['review']), what: 'absence of a review record' };
  return { place: found.place, message: `Unexpected ${found.what}, expected "review:" as "sop review ${sop.id}" writes it`, credit: 0, gate: 'stale', toldBy: toldByFrontmatter(sop, 'review') };
}

function brokenSeal(sop: Sop, kind: 'seal-broken' | 'unsealed'): Hit {
  const message =
    kind === 'unsealed'
      ? `Unexpected review record without a seal, expected one as "sop review ${sop.id}" writes it`
      : `Unexpected change of the sealed review record, expected it as "sop review ${sop.id}" wrote it`;
  return { place: kind === 'unsealed' ? sop.keyPlaceOf(['review']) : sop.placeOf(['review', 'seal']), message, credit: 0, gate: 'stale' };
}

function* checkRecord(sop: Sop, record: ReviewRecord, registries: Registries): Generator<Hit | { notChecked: string }, void, undefined> {
  const missing = [
    ...(record.method === undefined ? [['method', 'how it was checked']] : []),
    ...(record.sampled === undefined || record.sampled.length === 0 ? [['sampled', 'on which records']] : []),
    ...(record.fingerprint === undefined ? [['fingerprint', 'which content was reviewed']] : []),
  ];
  if (missing.length > 0) {
    const [keys, meanings] = [0, 1].map((part) => listInWords(missing.map((pair) => pair[part] ?? '')));
    yield { place: sop.keyPlaceOf(['review']), message: `Unexpected review record without ${keys}, expected ${meanings}`, credit: 0.5 };
  }
  if (!registries.roles) yield { notChecked: 'the playbook has no roles.yaml, so reviewers were not compared with the holders of the owner role' };
  // An SOP that has another owner since had other reviewers then; that it changed is told by changed-since-review.
  const isSameOwner = record.fingerprint === undefined || record.fingerprint === fingerprintOf(sop);
  const holders = isSameOwner ? holdersOf(registries, sop.meta.owner, record.date) : undefined;
  if (holders && !holders.some((handle) => handle.toLowerCase() === record.by.toLowerCase())) {
    const named = holders.length > 0 ? holders.slice(0, 5).join(', ') : 'nobody did';
    yield {
      place: sop.placeOf(['review', 'by']),
      message: `Unexpected reviewer ${record.by}, expected who held ${sop.meta.owner} or its backup on ${record.date}: ${named}`,
      credit: 0.5,
    };
  }
}
