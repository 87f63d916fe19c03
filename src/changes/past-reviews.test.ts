import { describe, expect, test } from 'vitest';
import { makeInMemoryHistory } from '../history/in-memory-history.ts';
import { fingerprintOf, sealOf } from '../sop/fingerprint.ts';
import { parseSop } from '../sop/parse-sop.ts';
import type { ReviewRecord } from '../sop/schema.ts';
import { pastReviews, reviewedVersion } from './past-reviews.ts';

const FILE = 'sops/revops/route-lead.mdx';
const body = (step: string) => `\n## Steps\n\n1. ${step}\n`;
const plain = (step: string) => `---\ntitle: Route\nowner: cro\n---\n${body(step)}`;
const printOf = (text: string) => fingerprintOf(parseSop(text, { path: FILE }));

function recordOf(date: string, step: string, more: Partial<ReviewRecord> = {}): ReviewRecord {
  const record = { date, by: '@cro', method: 'ran' as const, fingerprint: printOf(plain(step)), ...more };
  return { ...record, seal: sealOf(record) };
}
const reviewed = (record: ReviewRecord, step: string) => `---\ntitle: Route\nowner: cro\nlastReviewed: ${record.date}\nreview: ${JSON.stringify(record)}\n---\n${body(step)}`;

async function historyOf(...texts: string[]) {
  const history = makeInMemoryHistory(texts.map((text) => ({ files: { [FILE]: text } })));
  const [document] = await history.documents();
  if (!document) throw new Error('The history holds one document');
  return { document, texts: await history.readBlobs(document.versions.flatMap(({ blob }) => blob ?? [])) };
}

describe('past reviews', () => {
  test('are those with a seal that holds, each once, newest first', async () => {
    const [first, second] = [recordOf('2026-01-02', 'Open.'), recordOf('2026-02-02', 'Open.')];
    const { document, texts } = await historyOf(
      plain('Open.'), reviewed(first, 'Open.'), reviewed(first, 'Close.'), reviewed({ ...first, date: '2026-01-20' }, 'Close.'), reviewed({ ...second, by: '@forged' }, 'Open.'), reviewed(second, 'Open.'),
    );
    expect(pastReviews(document, texts).map(({ record: { date }, commit: { subject } }) => `${date} ${subject}`)).toEqual(['2026-02-02 Commit 6', '2026-01-02 Commit 2']);
  });

  test('do not come back with a revert', async () => {
    const [first, second] = [recordOf('2026-01-02', 'Open.'), recordOf('2026-02-02', 'Open.')];
    const { document, texts } = await historyOf(reviewed(first, 'Open.'), reviewed(second, 'Open.'), reviewed(first, 'Open.'));
    expect(pastReviews(document, texts).map(({ record: { date } }) => date)).toEqual(['2026-02-02', '2026-01-02']);
  });
});

describe('the reviewed version', () => {
  const record = recordOf('2026-01-02', 'Open.');

  test('is the one with the reviewed content, whichever commit recorded the review', async () => {
    for (const texts of [[reviewed(record, 'Open.'), reviewed(record, 'Close.')], [plain('Open.'), reviewed(record, 'Close.')], [plain('Open.'), plain('Close.')]]) {
      const read = await historyOf(...texts);
      const found = reviewedVersion(read.document, read.texts, record);
      expect(found && printOf(found.text)).toBe(record.fingerprint);
    }
  });

  test('is none where that content was never committed, or the record names none', async () => {
    const { document, texts } = await historyOf(plain('Close.'), reviewed(record, 'Close.'));
    expect(reviewedVersion(document, texts, record)).toBeUndefined();
    expect(reviewedVersion(document, texts, { date: '2026-01-02', by: '@cro' })).toBeUndefined();
  });
});

test('a text of very many empty lines is read soon', async () => {
  const text = `---\ntitle: Route\n---\n${'\n'.repeat(100_000)}x\n${' '.repeat(100_000)}y\n`;
  const { document, texts } = await historyOf(text);
  expect(pastReviews(document, texts)).toEqual([]);
}, 1000);
