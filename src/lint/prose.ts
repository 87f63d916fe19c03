import type { Place } from '../sop/place.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { isNormative, type ZonedPassage } from '../sop/zoned-passages.ts';

export interface ProseMatch {
  /** The words found, white space squeezed. */
  readonly words: string;
  readonly place: Place;
  readonly zoned: ZonedPassage;
  /** Offset in the passage. */
  readonly index: number;
  readonly match: RegExpExecArray;
}

/**
 * Tells the passages that say what to do. Where no step is numbered, whatever stands outside the known headings has
 * to serve as one, so that numbering it brings no new findings.
 */
export function isInstruction(sop: Sop): (zoned: ZonedPassage) => boolean {
  return sop.steps.length > 0 ? isNormative : (zoned) => isNormative(zoned) || zoned.zone === 'other';
}

/**
 * Finds a pattern in the texts that tell the reader what to do: steps, decisions, exceptions, prerequisites, and
 * the frontmatter's triggers, SLA and escalation. Code, addresses, quotations and labels in bold are masked.
 *
 * @param pattern global, and case-insensitive where case does not matter.
 */
export function* matchProse(sop: Sop, pattern: RegExp, include: (zoned: ZonedPassage) => boolean = isInstruction(sop)): Generator<ProseMatch> {
  for (const zoned of sop.passages) {
    if (!include(zoned)) continue;
    for (const match of zoned.passage.prose.matchAll(pattern)) {
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

/** A pattern for whole words or phrases, longest first; a space in a phrase matches any white space. */
export function phrasePattern(phrases: readonly string[]): RegExp {
  const escaped = phrases
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_-])`, 'giu');
}
