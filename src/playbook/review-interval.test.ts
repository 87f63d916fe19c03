import { expect, test } from 'vitest';
import { parseSop } from '../sop/parse-sop.ts';
import { reviewCapDays, reviewIntervalDays } from './review-interval.ts';

const sopWith = (...lines: string[]) => parseSop(`---\n${lines.join('\n')}\n---\n`, { path: 'sops/revops/route-lead.mdx' });
const impact = (revenue: number, keyPerson: number) => `impact: { revenue: ${revenue}, keyPerson: ${keyPerson} }`;

test('caps the interval at 90 days from priority 15 on, and at a year below', () => {
  expect(reviewCapDays(sopWith(impact(5, 3)), {})).toBe(90);
  expect(reviewCapDays(sopWith(impact(2, 5)), {})).toBe(365);
  expect(reviewCapDays(sopWith('title: x'), {})).toBe(365);
});

test('takes the caps of the settings, the tightest that applies', () => {
  const settings = { reviewCaps: [{ priority: 20, atMost: 'P30D' }, { priority: 1, atMost: 'P180D' }] };
  expect([impact(5, 5), impact(5, 3), 'title: x'].map((line) => reviewCapDays(sopWith(line), settings))).toEqual([30, 180, 180]);
});

test('passes over a cap that is no duration', () => {
  expect(reviewCapDays(sopWith(impact(5, 5)), { reviewCaps: [{ priority: 1, atMost: 'quarterly' }] })).toBe(365);
});

test('lets an SOP be reviewed more often than the cap and never more seldom', () => {
  expect(reviewIntervalDays(sopWith('reviewEvery: P30D', impact(5, 5)), {})).toBe(30);
  expect(reviewIntervalDays(sopWith('reviewEvery: P1Y', impact(5, 5)), {})).toBe(90);
  expect(reviewIntervalDays(sopWith('title: x'), {})).toBe(365);
});

test('never yields less than a day', () => {
  expect(reviewIntervalDays(sopWith('reviewEvery: PT0S'), {})).toBe(1);
});
