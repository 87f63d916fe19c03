import { expect, test } from 'vitest';
import { compareFields } from './compare-fields.ts';
import { IDS_AS_NAMES } from './names.ts';

test('lists of thousands of systems are compared soon', () => {
  const list = (name: string) => Array.from({ length: 5000 }, (_, index) => `${name}${index}`);
  const told = compareFields({ systems: ['crm', ...list('a')] }, { systems: [...list('b'), 'crm'] }, IDS_AS_NAMES);
  expect([told.length, told[0]?.text, told.at(-1)?.text]).toEqual([10_000, 'System added: b0', 'System removed: a4999']);
}, 1000);
