import type { Gate } from './rule.ts';

/** The three verdicts that fail a run beside the scores. Rules say which of their hits trip one. */
export const GATES: readonly { readonly gate: Gate; readonly meaning: string }[] = [
  { gate: 'incomplete', meaning: 'A newcomer could not execute it: no valid frontmatter, owner, trigger or output, fewer than three steps, or a placeholder.' },
  { gate: 'stale', meaning: 'Nobody can trust it: never reviewed, a broken seal, a review older than twice its interval, or a system, role or field that is gone.' },
  { gate: 'unmaintained', meaning: 'It has no way to change: no review cadence, or no change log.' },
];
