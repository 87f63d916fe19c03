import type { Change, ChangeSeverity } from './change.ts';
import { clip, quote, say } from './values.ts';

/** What changes of one kind share. */
export interface ChangeKind {
  readonly type: string;
  readonly severity: ChangeSeverity;
  readonly part: string;
}

/** A value that turned into another: `lead` leads up to both, as in "SLA tightened: 4 hours -> 2 hours". */
export function tellTurn(kind: ChangeKind, lead: string, old: unknown, now: unknown): Change {
  return { ...kind, text: `${lead} ${quote(old)} -> ${quote(now)}`, before: isNone(old) ? undefined : say(old), after: isNone(now) ? undefined : say(now) };
}

/** Something that came: `Input added: …`; the kind's type gets the ending. */
export function tellAdded(kind: ChangeKind, noun: string, what: string): Change {
  return { ...kind, type: `${kind.type}-added`, text: `${noun} added: ${what}`, after: what };
}

/** Something that went. */
export function tellRemoved(kind: ChangeKind, noun: string, what: string): Change {
  return { ...kind, type: `${kind.type}-removed`, text: `${noun} removed: ${what}`, before: what };
}

/** A wording that came or went, in quotes, cut where it is long; `before` and `after` keep it whole. */
export function tellWording(kind: ChangeKind, noun: string, verb: 'added' | 'removed', wording: string): Change {
  const told = verb === 'added' ? tellAdded(kind, noun, wording) : tellRemoved(kind, noun, wording);
  return { ...told, text: `${noun} ${verb}: "${clip(wording)}"` };
}

/** True for what a reader would call nothing. */
export function isNone(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
