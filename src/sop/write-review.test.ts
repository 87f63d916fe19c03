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

function writtenText(source: string): string {
  const result = writeReview(source, record);
  if ('refusal' in result) throw new Error(result.refusal);
  return result.text;
}

describe('writeReview', () => {
  test('adds the date and the record at the end of the frontmatter', () => {
    expect(writtenText('---\ntitle: Route a lead # keep\n---\n\nBody\n')).toBe(
      '---\ntitle: Route a lead # keep\nlastReviewed: 2026-11-20\nreview:\n  date: 2026-11-20\n  by: "@revops-lead"\n  method: dry-run\n  sampled:\n    - sample lead S-1\n    - sample lead S-2\n  outcome: confirmed\n  fingerprint: v1:abc\n  seal: v1:def\n---\n\nBody\n',
    );
  });

  test('replaces both where they stand, and keeps comments, order, quotes and line ends', () => {
    const source = "\uFEFF---\r\nlastReviewed: 2026-01-01 # by hand\r\ntitle:   'Odd   spacing'\r\nreview:\r\n  date: 2026-01-01\r\n  # asked by the auditor\r\n  by: \"@sdr\"\r\nversion: 1.0.0\r\n---\r\nBody\r\n";
    const written = writtenText(source);
    expect(written).toContain("\uFEFF---\r\nlastReviewed: 2026-11-20 # by hand\r\ntitle:   'Odd   spacing'\r\nreview:\r\n  date: 2026-11-20\r\n  # asked by the auditor\r\n");
    expect(written).toContain('\r\nversion: 1.0.0\r\n---\r\nBody\r\n');
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(parseSop(written, { path: 'a.mdx' }).meta.review).toEqual(record);
  });

  test('replaces a record written on one line', () => {
    const written = writtenText('---\nreview: {date: 2026-01-01, by: "@sdr", note: old}\ntitle: x\n---\n');
    expect(parseSop(written, { path: 'a.mdx' }).meta.review).toEqual(record);
    expect(written).toMatch(/\ntitle: x\n---\n$/);
  });

  test('writes the same text again when run again', () => {
    const once = writtenText('---\ntitle: x\n---\n');
    expect(writtenText(once)).toBe(once);
  });

  test('refuses a file without readable frontmatter', () => {
    expect(writeReview('Just text\n', record)).toHaveProperty('refusal');
    expect(writeReview('---\ntitle: [\n---\n', record)).toHaveProperty('refusal');
  });
});

const HEAD = 'title: Route a lead\nowner: revops-lead\n';

/** Frontmatter written in ways that a person or another tool might. */
const ODD: Readonly<Record<string, string>> = {
  'a comment at the margin inside the record': `${HEAD}review:\n  date: 2026-01-01\n# at the margin\n  by: "@a"\n  method: ran\ncadence: daily\n`,
  'blank lines inside the record': `${HEAD}review:\n  date: 2026-01-01\n\n  by: "@a"\n\n  # inner\n  method: ran # why\n\n# about cadence\ncadence: daily\n`,
  'a folded note of two paragraphs': `${HEAD}review:\n  date: 2026-01-01\n  by: "@a"\n  note: >\n    Long folded\n    text here\n\n    second paragraph\n  method: ran\ncadence: daily\n`,
  'a flow record over lines with a comment': `${HEAD}review: { date: 2026-01-01, # first\n  by: "@a",\n  method: ran }\ncadence: daily\n`,
  'a flow record closed at the margin': `${HEAD}review: {\n  date: 2026-01-01,\n  by: "@a"\n}\ncadence: daily\n`,
  'one flow mapping for all': '{title: Route a lead, owner: revops-lead, cadence: daily}\n',
  'an anchor in the record': `${HEAD}review: &r\n  date: 2026-01-01\n  by: &who "@a"\n  sampled: &s [lead 1]\nreviewOn: *s\n`,
  'an alias in the record': `${HEAD}changelog: &c []\nreview: {date: 2026-01-01, by: "@a", sampled: *c}\n`,
  'the words inside a block scalar': `${HEAD}reviewOn:\n  - |\n    review: not me\n    lastReviewed: nor me\ncadence: daily\n`,
  'the words inside another key': 'title: x\nowner: revops-lead\nraci:\n  review: inner\n  lastReviewed: inner\n',
  'the words inside a wrapped value': 'title: "Route\nreview: x\n  lead"\nowner: revops-lead\n',
  'quoted keys': `${HEAD}"review":\n  date: 2026-01-01\n"lastReviewed": "2026-01-01"   # quoted\n`,
  'an explicit key': `${HEAD}? review\n: {date: 2026-01-01, by: "@a"}\ncadence: daily\n`,
  'an escaped key': `${HEAD}"rev\\u0069ew": {date: 2026-01-01, by: "@a"}\ncadence: daily\n`,
  'tabs': `${HEAD}review:\t{date: 2026-01-01,\tby: "@a"}\t# tab\nlastReviewed:\t2026-01-01\n`,
  'a list for the record': `${HEAD}review:\n- a\n- b\ncadence: daily\n`,
  'a list for the date': `${HEAD}lastReviewed:\n- 2026-01-01\ncadence: daily\n`,
  'a date on the next line with a comment': `${HEAD}lastReviewed:\n  2026-01-01\n  # note about it\ncadence: daily\n`,
  'a number sign inside the date': `${HEAD}review: {by: "@a"} # see: # more\nlastReviewed: "2026-01-01 # not a comment"\n`,
  "the user's own key in the record": `${HEAD}review:\n  date: 2026-01-01\n  by: "@a"\n  extra: own   # my key\ncadence: daily\n`,
  'an end-of-document mark': `${HEAD}cadence: daily\n...\n`,
  'a comment with an apostrophe': `${HEAD}review:\n  date: 2026-01-01\n  by: "@a"\n  note: old # it's important\n`,
  'a comment with an apostrophe among the records': `${HEAD}review:\n  date: 2026-01-01\n  by: "@a"\n  sampled:\n    # Bob's sheet, row 7\n    - lead 1\n`,
  'one comment twice, one of them beside a key that goes': `${HEAD}review:\n  date: 2026-01-01\n  by: "@a" # see sheet\n  note: old # see sheet\n`,
  'an empty record and date': `${HEAD}review:\nlastReviewed: # soon\ncadence: daily\n`,
};

const BODY = '\n## Example\n\n```yaml\nlastReviewed: 2020-01-01\n    keep me\n```\n\nlastReviewed: never by hand\n---\nreview: nor this\n';

describe.each([
  ['with \\n', '\n'],
  ['with CRLF', '\r\n'],
])('odd frontmatter %s is written without loss, or refused', (_name, end) => {
  test.each(Object.entries(ODD))('%s', (_what, yaml) => {
    const source = `---\n${yaml}---\n${BODY}`.replaceAll('\n', end);
    const result = writeReview(source, record);
    if ('refusal' in result) return expect(result.refusal).toMatch(/^its? /);
    const [before, after] = [source, result.text].map((text) => parseSop(text, { path: 'a.mdx' }));
    expect(after?.frontmatter.problems).toEqual([]);
    expect(after?.frontmatter.data['review']).toEqual(record);
    expect({ ...after?.frontmatter.data, review: 0, lastReviewed: 0 }).toEqual({ ...before?.frontmatter.data, review: 0, lastReviewed: record.date && 0 });
    expect(result.text.endsWith(BODY.replaceAll('\n', end))).toBe(true);
    for (const comment of yaml.match(/(?<=^|\s)# [a-z ]+$/gm) ?? []) expect(result.text).toContain(comment);
  });
});

test('most odd frontmatter is written, not refused', () => {
  const refused = Object.entries(ODD).filter(([, yaml]) => 'refusal' in writeReview(`---\n${yaml}---\n${BODY}`, record));
  expect(refused.map(([what]) => what)).toEqual([
    'one flow mapping for all',
    'an anchor in the record',
    'an alias in the record',
    'the words inside a wrapped value',
    'an explicit key',
    'an escaped key',
    'a list for the record',
    'a list for the date',
    'a date on the next line with a comment',
    'a number sign inside the date',
    "the user's own key in the record",
    'an end-of-document mark',
    'a comment with an apostrophe',
    'a comment with an apostrophe among the records',
    'one comment twice, one of them beside a key that goes',
  ]);
});

test('a seal covers every part of the record but itself', () => {
  const { seal: _, ...unsealed } = record;
  const seal = sealOf(unsealed);
  expect(sealOf({ ...unsealed, seal: 'v1:other' })).toBe(seal);
  for (const change of [{ date: '2026-11-21' }, { by: '@sdr' }, { method: 'read' as const }, { sampled: ['x'] }, { outcome: 'changed' as const }, { fingerprint: 'v1:x' }]) {
    expect(sealOf({ ...unsealed, ...change })).not.toBe(seal);
  }
});
