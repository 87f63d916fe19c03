import { expect, test } from 'vitest';
import { parseSop } from '../sop/parse-sop.ts';
import { countWalkedSteps } from './walked-steps.ts';

const SOP = parseSop('## Steps\n\n1. Open the renewal in the queue.\n2. Compare the invoice with the contract.\n3. Send the quote.\n', { path: 'x.mdx' });

test('steps are walked by their numbers, as far as they exist', () => {
  expect(countWalkedSteps(SOP, ['Steps 1 to 3: done. Step 9: none.'])).toBe(2);
});

test('steps are walked by their words, whatever their endings', () => {
  expect(countWalkedSteps(SOP, ['The renewals stood in two queues.', 'Both invoices were compared.'])).toBe(2);
  expect(countWalkedSteps(SOP, ['The invoice came late.'])).toBe(0);
});
