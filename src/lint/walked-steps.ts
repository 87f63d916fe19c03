import type { Sop } from '../sop/parse-sop.ts';

const REFERENCE = /\bsteps?\s+(\d+)(?:\s*(?:to|and|through|[–,-])\s*(\d+))?/gi;
const WORD = /[\p{L}][\p{L}.'’-]{3,}/gu;
/** A word that more steps than this hold tells none of them apart. */
const COMMON = 3;
/** Words that a step and a passage must share for the passage to walk the step. */
const SHARED = 2;

/** How many of an SOP's steps the passages walk: by number ("steps 3 to 5"), or, with fewer than two, by words that few other steps have. */
export function countWalkedSteps(sop: Sop, passages: readonly string[]): number {
  const numbers = new Set(sop.steps.map((step) => step.number));
  const walked = new Set<string>();
  for (const text of passages) {
    for (const [, first = '', last = ''] of text.matchAll(REFERENCE)) for (const number of [first, last]) if (numbers.has(number)) walked.add(`number ${number}`);
  }
  return walked.size > 1 ? walked.size : Math.max(walked.size, countByWords(sop, passages.map(stemsOf)));
}

function countByWords(sop: Sop, passages: readonly ReadonlySet<string>[]): number {
  const steps = sop.steps.map((step) => stemsOf(step.passages.map(({ text }) => text).join(' ')));
  const holders = new Map<string, number>();
  for (const stems of steps) for (const stem of stems) holders.set(stem, (holders.get(stem) ?? 0) + 1);
  return steps.filter((stems) => {
    const own = [...stems].filter((stem) => (holders.get(stem) ?? 0) <= COMMON);
    return passages.some((said) => own.filter((stem) => said.has(stem)).length >= SHARED);
  }).length;
}

/** Words of four letters or more without their endings, so that "assigned" meets "assign". */
function stemsOf(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(WORD) ?? []).map((word) => word.replace(/[.'’-]+$/, '').replace(/(?:['’]s|ies|es|s|ied|ed|ing|e|y)$/, '')));
}
