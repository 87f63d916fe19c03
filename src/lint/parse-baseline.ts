import { z } from 'zod';
import { mergeDebt, type Baseline } from './baseline.ts';

const schema = z.strictObject({
  version: z.literal(1),
  debt: z.record(z.string(), z.array(z.strictObject({ rule: z.string().min(1), finding: z.string().min(1), count: z.int().min(1) }))),
});

/** The text of a baseline file to its value, or what is wrong with it. */
export function parseBaseline(text: string): { readonly baseline: Baseline } | { readonly problem: string } {
  const expected = 'expected what sop lint --update-baseline wrote: restore the file from git';
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { problem: `Unexpected text that is no JSON, ${expected}` };
  }
  const checked = schema.safeParse(data);
  if (!checked.success) return { problem: `Unexpected content at ${checked.error.issues[0]?.path.join(' › ') || 'the top'}, ${expected}` };
  return { baseline: mergeDebt(Object.entries(checked.data.debt)) };
}
