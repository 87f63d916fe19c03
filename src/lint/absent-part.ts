import type { Sop } from '../sop/parse-sop.ts';
import { findStatement, type StatementPatterns } from './find-statement.ts';
import { isWritten } from './is-written.ts';
import type { Hit } from './rule.ts';

export interface AbsentPart {
  readonly key: string;
  /** With its article: "an escalation". */
  readonly named: string;
  /** What to write: `"escalation:" with a condition, …`. */
  readonly expected: string;
  /** How a body says it without the frontmatter. */
  readonly statement: StatementPatterns;
}

const HALF = 0.5;

/** The hit for a part of which the frontmatter holds nothing that can be read; it costs half where the body states it. */
export function absentPart(sop: Sop, { key, named, expected, statement }: AbsentPart): Hit {
  const bare = named.replace(/^an? /, '');
  const stated = findStatement(sop, statement);
  const credit = stated ? HALF : 0;
  const place = sop.keyPlaceOf([key]);
  if (isWritten(sop, key)) return { place, message: `Unexpected ${bare} that cannot be read, expected ${expected}`, credit };
  if (stated) return { place: stated, message: `Unexpected ${bare} only in the text, expected ${expected}, in the frontmatter`, credit };
  return { place, message: `Unexpected absence of ${named}, expected ${expected}`, credit };
}
