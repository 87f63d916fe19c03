import type { Place } from '../sop/place.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { isNormative, type ZonedPassage } from '../sop/zoned-passages.ts';
import { passagesFor } from './phrases.ts';

export interface ProseMatch {
  /** The words found, white space squeezed. */
  readonly words: string;
  readonly place: Place;
  readonly zoned: ZonedPassage;
  /** Offset in the passage. */
  readonly index: number;
  readonly match: RegExpExecArray;
}

/** How many characters around a word say what it means: more than any sentence that people write, so that a page of one sentence takes no longer for each of its words. */
export const NEARBY = 400;

/** With fewer numbered steps than this, an SOP has none to speak of. */
export const LEAST_STEPS = 3;

/**
 * Tells the passages that say what to do. Without numbered steps, whatever stands outside the known headings has to
 * serve for them, so that numbering it brings no new findings.
 */
export function isInstruction(sop: Sop): (zoned: ZonedPassage) => boolean {
  return sop.steps.length >= LEAST_STEPS ? isNormative : (zoned) => isNormative(zoned) || zoned.zone === 'other';
}

/**
 * Finds a pattern in the texts that tell the reader what to do: steps, decisions, exceptions, prerequisites, and
 * the frontmatter's triggers, SLA and escalation. Code, addresses, quotations and labels in bold are masked, and
 * blanks to be filled in are left out.
 *
 * @param pattern global, and case-insensitive where case does not matter.
 */
export function* matchProse(sop: Sop, pattern: RegExp, include: (zoned: ZonedPassage) => boolean = isInstruction(sop)): Generator<ProseMatch> {
  for (const zoned of passagesFor(sop, pattern)) {
    if (!include(zoned)) continue;
    pattern.lastIndex = 0;
    if (!pattern.test(zoned.passage.prose)) continue; // Far cheaper than matchAll, which copies the pattern; most passages have no match.
    pattern.lastIndex = 0;
    const isInSlot = slotsOf(zoned.passage.prose);
    for (const match of zoned.passage.prose.matchAll(pattern)) {
      if (isInSlot(match.index)) continue;
      yield {
        words: match[0].replace(/\s+/g, ' ').trim(),
        place: zoned.passage.placeAt(match.index, match[0].length),
        zoned,
        index: match.index,
        match,
      };
    }
  }
}

/** Tells offsets inside `[the amount, as needed]`, a note to whoever fills in the blank. To be asked in rising order, which takes one pass. */
function slotsOf(prose: string): (index: number) => boolean {
  const last = prose.lastIndexOf(']');
  if (last < 0) return () => false;
  const slots = [...prose.matchAll(/\[[^[\]]*/g)];
  let next = 0;
  return (index) => {
    while (next + 1 < slots.length && (slots[next + 1]?.index ?? 0) <= index) next += 1;
    const slot = slots[next];
    return slot !== undefined && slot.index <= index && index <= slot.index + slot[0].length && index < last;
  };
}
