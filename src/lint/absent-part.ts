import type { Sop } from '../sop/parse-sop.ts';
import { findStatement, type StatementPatterns } from './find-statement.ts';
import { isWritten, toldByFrontmatter } from './is-written.ts';
import type { Hit } from './rule.ts';

export interface AbsentPart {
  readonly key: string;
  /** With its article: "an escalation". */
  readonly named: string;
  /** What to write: `"escalation:" with a condition, …`. */
  readonly expected: string;
  /** How a body says it without the frontmatter. */
  readonly statement: StatementPatterns;
  /** What to write instead where the procedure has no such part: `"kind:" of …`. */
  readonly otherwise?: string | undefined;
}

const OF_SECTION = 0.5;
/** A sentence along the way may be found or missed, and is seldom the whole of it. */
const OF_SENTENCE = 0.15;

/** The hit for a part of which the frontmatter holds nothing that can be read; it costs less where the body states it, least under a heading of its own. */
export function absentPart(sop: Sop, { key, named, expected, statement, otherwise }: AbsentPart): Hit {
  const bare = named.replace(/^an? /, '');
  const stated = findStatement(sop, statement);
  const credit = stated ? (stated.isSection ? OF_SECTION : OF_SENTENCE) : 0;
  const place = sop.keyPlaceOf([key]);
  if (isWritten(sop, key)) return { place, message: `Unexpected ${bare} that cannot be read, expected ${expected}`, credit, toldBy: toldByFrontmatter(sop, key) };
  if (stated) return { place: stated.place, message: `Unexpected ${bare} only in the text, expected ${expected}, in the frontmatter`, credit };
  return { place, message: `Unexpected absence of ${named}, expected ${expected}${otherwise === undefined ? '' : `, or ${otherwise}`}`, credit };
}
