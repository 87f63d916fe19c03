import { expect, test } from 'vitest';
import { exampleSite, exampleText, sealedReview } from '../site/example-site.ts';
import { dueReviews } from './due-reviews.ts';

const reviewed = (frontmatter: string, date: string) => exampleText(`${frontmatter}\n${sealedReview(frontmatter, undefined, date)}`);
const PINNED = 'title: Pinned\nowner: cro\nreviewEvery: P10D\ndependsOn: [{ term: MQL, fingerprint: "v1:old" }]';
const { playbook, graph } = exampleSite({
  'sops/revops/late.mdx': reviewed('title: Late\nowner: cro\nreviewEvery: P30D', '2026-09-01'),
  'sops/revops/soon.mdx': reviewed('title: Soon\nowner: sdr\nreviewEvery: P10D', '2026-09-01'),
  'sops/revops/leaving.mdx': reviewed('title: Leaving\nowner: sdr\nreviewEvery: P30D', '2026-09-01').replace('title:', 'status: deprecated\ntitle:'),
  'sops/revops/edited.mdx': reviewed('title: Edited\nowner: sdr', '2026-09-01').replace('"ran"', '"read"'),
  'sops/revops/changed.mdx': reviewed('title: Changed\nowner: sdr\nreviewEvery: P365D', '2026-09-01').replace('Open the lead', 'Close the lead'),
  'sops/revops/pinned.mdx': exampleText(`${PINNED}\n${sealedReview(PINNED, undefined, '2026-09-01', 'ran', ['v1:old'])}`),
  'sops/revops/dated.mdx': exampleText('title: Dated\nowner: sdr\nlastReviewed: 2026-09-01'),
  'sops/revops/draft.mdx': reviewed('title: Draft\nowner: sdr', '2026-09-01').replace('title:', 'status: draft\ntitle:'),
  'sops/revops/retired.mdx': reviewed('title: Retired\nowner: sdr', '2026-09-01').replace('title:', 'status: retired\ntitle:'),
});
const told = (owner?: string) => dueReviews(playbook, graph, owner).map(({ sop, reviewed: date, on, atOnce }) => [sop.id, date, on, atOnce]);

test('reviews stand by the day they are due, those due at once first, without drafts and retired SOPs', () => {
  expect(told()).toEqual([
    ['dated', undefined, undefined, 'not-reviewed'],
    ['edited', undefined, undefined, 'not-reviewed'],
    ['pinned', '2026-09-01', '2026-09-11', 'suspect'],
    ['changed', '2026-09-01', '2027-09-01', 'changed-since-review'],
    ['soon', '2026-09-01', '2026-09-11', undefined],
    ['late', '2026-09-01', '2026-10-01', undefined],
    ['leaving', '2026-09-01', '2026-10-01', undefined],
  ]);
});

test('an owner sees only their own', () => {
  expect(told('cro')).toEqual([['pinned', '2026-09-01', '2026-09-11', 'suspect'], ['late', '2026-09-01', '2026-10-01', undefined]]);
});
