import { expect, test } from 'vitest';
import { stuffedWith } from './stuffing.ts';

const isStuffed = stuffedWith('Route a new inbound lead');

test('a text of little but the words of the title is stuffed', () => {
  expect(isStuffed('lead routing, route leads, inbound lead, new lead routing, route new inbound leads, best lead routing')).toBe(true);
});

test('a text that uses the words of the title is not', () => {
  expect(isStuffed('Assign the lead to the SDR who has the fewest open leads, because a new lead loses interest by the hour.')).toBe(false);
  expect(isStuffed('Route a new inbound lead.')).toBe(false);
});
