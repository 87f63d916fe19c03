import { expect, test } from 'vitest';
import { parseSop } from '../sop/parse-sop.ts';
import { KINDS } from '../sop/schema.ts';
import { appliesTo, type OptionalPart } from './applicable-parts.ts';

const PARTS: readonly OptionalPart[] = ['sla', 'gates', 'approvals', 'example'];
const partsOf = (text: string) => PARTS.filter((part) => appliesTo(parseSop(text, { path: 'x.mdx' }), part));

test('a handoff must have limits, gates and an example; a routine none of them', () => {
  expect(partsOf('---\nkind: handoff\n---\n')).toEqual(['sla', 'gates', 'example']);
  expect(partsOf('---\nkind: routine\n---\n')).toEqual([]);
});

test('every part applies where no kind, or none that exists, is stated', () => {
  expect(partsOf('## Steps\n')).toEqual(PARTS);
  expect(partsOf('---\nkind: rutine\n---\n')).toEqual(PARTS);
});

test('every kind has its row', () => {
  for (const kind of KINDS) expect(partsOf(`---\nkind: ${kind}\n---\n`).length).toBeLessThan(PARTS.length);
});
