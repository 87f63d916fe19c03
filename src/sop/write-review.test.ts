import { describe, expect, test } from 'vitest';
import { sealOf } from './fingerprint.ts';
import { parseSop } from './parse-sop.ts';
import type { ReviewRecord } from './schema.ts';
import { writeReview } from './write-review.ts';

const record: ReviewRecord = {
  date: '2026-11-20',
  by: '@revops-lead',
  method: 'dry-run',
  sampled: ['sample lead S-1', 'sample lead S-2'],
  outcome: 'confirmed',
  fingerprint: 'v1:abc',
  seal: 'v1:def',
};

describe('writeReview', () => {
  test('adds the date and the record at the end of the frontmatter', () => {
    expect(writeReview('---\ntitle: Route a lead # keep\n---\n\nBody\n', record)).toBe(
      '---\ntitle: Route a lead # keep\nlastReviewed: 2026-11-20\nreview:\n  date: 2026-11-20\n  by: "@revops-lead"\n  method: dry-run\n  sampled:\n    - sample lead S-1\n    - sample lead S-2\n  outcome: confirmed\n  fingerprint: v1:abc\n  seal: v1:def\n---\n\nBody\n',
    );
  });

  test('replaces both where they stand, and keeps comments, order, quotes and line ends', () => {
    const source = "\uFEFF---\r\nlastReviewed: 2026-01-01 # by hand\r\ntitle:   'Odd   spacing'\r\nreview:\r\n  date: 2026-01-01\r\n  # asked by the auditor\r\n  by: \"@sdr\"\r\nversion: 1.0.0\r\n---\r\nBody\r\n";
    const written = writeReview(source, record) ?? '';
    expect(written).toContain("\uFEFF---\r\nlastReviewed: 2026-11-20 # by hand\r\ntitle:   'Odd   spacing'\r\nreview:\r\n  date: 2026-11-20\r\n  # asked by the auditor\r\n");
    expect(written).toContain('\r\nversion: 1.0.0\r\n---\r\nBody\r\n');
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(parseSop(written, { path: 'a.mdx' }).meta.review).toEqual(record);
  });

  test('replaces a record written on one line', () => {
    const written = writeReview('---\nreview: {date: 2026-01-01, by: "@sdr", note: old}\ntitle: x\n---\n', record) ?? '';
    expect(parseSop(written, { path: 'a.mdx' }).meta.review).toEqual(record);
    expect(written).toMatch(/\ntitle: x\n---\n$/);
  });

  test('writes the same text again when run again', () => {
    const once = writeReview('---\ntitle: x\n---\n', record) ?? '';
    expect(writeReview(once, record)).toBe(once);
  });

  test('refuses a file without readable frontmatter', () => {
    expect(writeReview('Just text\n', record)).toBeUndefined();
    expect(writeReview('---\ntitle: [\n---\n', record)).toBeUndefined();
  });
});

test('a seal covers every part of the record but itself', () => {
  const { seal: _, ...unsealed } = record;
  const seal = sealOf(unsealed);
  expect(sealOf({ ...unsealed, seal: 'v1:other' })).toBe(seal);
  for (const change of [{ date: '2026-11-21' }, { by: '@sdr' }, { method: 'read' as const }, { sampled: ['x'] }, { outcome: 'changed' as const }, { fingerprint: 'v1:x' }]) {
    expect(sealOf({ ...unsealed, ...change })).not.toBe(seal);
  }
});
