import { expect, test } from 'vitest';
import { isStuffed } from './stuffing.ts';

const TITLE = 'Route a new inbound lead';

test('a text of little but the words of the title is stuffed', () => {
  expect(isStuffed('lead routing, route leads, inbound lead, new lead routing, route new inbound leads, best lead routing', TITLE)).toBe(true);
});

test('a text that uses the words of the title is not', () => {
  expect(isStuffed('Assign the lead to the SDR who has the fewest open leads, because a new lead loses interest by the hour.', TITLE)).toBe(false);
  expect(isStuffed('Route a new inbound lead.', TITLE)).toBe(false);
});
