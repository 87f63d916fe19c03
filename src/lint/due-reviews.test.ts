import { expect, test } from 'vitest';
import { exampleSite, exampleText, sealedReview } from '../site/example-site.ts';
import { dueReviews } from './due-reviews.ts';

const reviewed = (frontmatter: string, date: string) => exampleText(`${frontmatter}\n${sealedReview(frontmatter, undefined, date)}`);
const { playbook } = exampleSite({
  'sops/revops/late.mdx': reviewed('title: Late\nowner: cro\nreviewEvery: P30D', '2026-09-01'),
  'sops/revops/soon.mdx': reviewed('title: Soon\nowner: sdr\nreviewEvery: P10D', '2026-09-01'),
  'sops/revops/leaving.mdx': reviewed('title: Leaving\nowner: sdr\nreviewEvery: P30D', '2026-09-01').replace('title:', 'status: deprecated\ntitle:'),
  'sops/revops/edited.mdx': reviewed('title: Edited\nowner: sdr', '2026-09-01').replace('"ran"', '"read"'),
  'sops/revops/dated.mdx': exampleText('title: Dated\nowner: sdr\nlastReviewed: 2026-09-01'),
  'sops/revops/draft.mdx': reviewed('title: Draft\nowner: sdr', '2026-09-01').replace('title:', 'status: draft\ntitle:'),
  'sops/revops/retired.mdx': reviewed('title: Retired\nowner: sdr', '2026-09-01').replace('title:', 'status: retired\ntitle:'),
});
const told = (owner?: string) => dueReviews(playbook, owner).map(({ sop, reviewed: date, on }) => [sop.id, date, on]);

test('reviews stand by the day they are due, those due at once first, without drafts and retired SOPs', () => {
  expect(told()).toEqual([
    ['dated', undefined, undefined],
    ['edited', undefined, undefined],
    ['soon', '2026-09-01', '2026-09-11'],
    ['late', '2026-09-01', '2026-10-01'],
    ['leaving', '2026-09-01', '2026-10-01'],
  ]);
});

test('an owner sees only their own', () => {
  expect(told('cro')).toEqual([['late', '2026-09-01', '2026-10-01']]);
});
