import { expect, test } from 'vitest';
import { parseSop } from '../sop/parse-sop.ts';
import { compareSops } from './compare-sops.ts';

const FIRST = ['Open the lead in the CRM.', 'Call the lead by phone.', 'Write the answer down.', 'If nobody answers, go to step 2.'];
const OTHER = ['Export the leads of the week.', 'Compare the owners with the rules.'];
const ADDED = 'Thank the whole team in public.';
const text = (first: readonly string[], other: readonly string[], exception: string) => {
  const list = (steps: readonly string[]) => steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
  return `---\ntitle: A\n---\n\n## Steps\n\n### First\n\n${list(first)}\n\n### Other\n\n${list(other)}\n\n## Exceptions\n\n- ${exception}\n`;
};
const told = (...[first, other, exception = 'Leave it.', before = 'Leave it.']: [readonly string[], readonly string[], string?, string?]) =>
  compareSops(parseSop(text(FIRST, OTHER, before), { path: 'a.mdx' }), parseSop(text(first, other, exception), { path: 'a.mdx' })).map(({ type }) => type);
const goTo = (number: number) => FIRST.with(3, `If nobody answers, go to step ${number}.`);

test('a reference that followed its step is no change', () => {
  expect(told([ADDED, ...goTo(3)], OTHER)).toEqual(['step-added']);
  expect(told([ADDED, ...FIRST.slice(0, 3), 'If nobody answers, go to step 3.'], OTHER, 'Go to step 2.', 'Go to step 1.')).toEqual(['step-added']);
});

test('a step added to another list hides no change of a reference', () => {
  expect(told(goTo(3), [ADDED, ...OTHER])).toEqual(['step-reworded', 'step-added']);
  expect(told(FIRST, [ADDED, ...OTHER], 'Go to step 2.', 'Go to step 1.')).toEqual(['step-added', 'exception-changed']);
});
