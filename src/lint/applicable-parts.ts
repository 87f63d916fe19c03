import type { Sop } from '../sop/parse-sop.ts';
import type { KINDS } from '../sop/schema.ts';

/** A part that only some kinds of SOP must have. */
export type OptionalPart = 'sla' | 'gates' | 'approvals' | 'example';

/** What each kind of SOP must have beyond the parts that all have. */
const PARTS: Readonly<Record<(typeof KINDS)[number], readonly OptionalPart[]>> = {
  handoff: ['sla', 'gates', 'example'],
  approval: ['approvals', 'sla'],
  escalation: ['sla'],
  incident: ['sla'],
  lifecycle: ['gates'],
  'review-meeting': [],
  'data-cycle': [],
  routine: [],
};

/**
 * True when an SOP must have a part. Its kind alone decides, never its text; without a kind it must have every part,
 * so that leaving the kind out gains nothing.
 */
export function appliesTo(sop: Sop, part: OptionalPart): boolean {
  const { kind } = sop.meta;
  return kind === undefined || PARTS[kind].includes(part);
}

/** The way out for an SOP of no kind, of which every part is demanded. */
export function kindWithoutPart(sop: Sop): string | undefined {
  return sop.meta.kind === undefined ? '"kind:" of a procedure that has none, such as routine' : undefined;
}
