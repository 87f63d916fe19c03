import { SEVERITIES, type Change } from './change.ts';
import { clip } from './values.ts';

/** A change as shown: one, or several of a kind told in one line. */
export interface RolledChange extends Change {
  /** How many changes it stands for. */
  readonly count: number;
}

/** From this many on, changes of one kind are told in one line. */
const MANY = 3;

const PLURALS: Readonly<Record<string, string>> = {
  'step-added': 'steps added',
  'step-removed': 'steps removed',
  'step-reworded': 'steps reworded',
  'step-moved': 'steps moved',
  'step-actor-changed': 'steps are now done by someone else',
  'step-numbered': 'instructions became numbered steps',
  'step-unnumbered': 'steps are no longer numbered',
  'step-text-added': 'texts among the steps added',
  'step-text-removed': 'texts among the steps removed',
  'step-text-changed': 'texts among the steps reworded',
  'decision-added': 'decisions added',
  'decision-removed': 'decisions removed',
  'decision-changed': 'decisions changed',
  'exception-added': 'exceptions added',
  'exception-removed': 'exceptions removed',
  'exception-changed': 'exceptions changed',
  'prerequisite-added': 'prerequisites added',
  'prerequisite-removed': 'prerequisites removed',
  'prerequisite-changed': 'prerequisites changed',
  'input-added': 'inputs added',
  'input-removed': 'inputs removed',
  'output-added': 'outputs added',
  'output-removed': 'outputs removed',
  'system-added': 'systems added',
  'system-removed': 'systems removed',
  'review-trigger-added': 'review triggers added',
  'review-trigger-removed': 'review triggers removed',
  'related-added': 'related SOPs added',
  'related-removed': 'related SOPs removed',
  'metric-added': 'metrics added',
  'metric-removed': 'metrics removed',
  'metric-changed': 'changes of metrics',
  'gate-field-added': 'fields are now required by gates',
  'gate-field-removed': 'fields are no longer required by gates',
  'gate-criterion-added': 'gate criteria added',
  'gate-criterion-removed': 'gate criteria removed',
  'dependency-added': 'dependencies added',
  'dependency-confirmed': 'dependencies looked at as they read now',
  'dependency-fingerprint-changed': 'fingerprints of dependencies changed without a review',
  'link-changed': 'links changed',
};

/** Tells three or more changes of one kind in one line, the furthest-reaching changes first. For showing only. */
export function rollUp(changes: readonly Change[]): RolledChange[] {
  const groups = Map.groupBy(changes, ({ type, severity }) => `${severity} ${type}`);
  const rolled = [...groups.values()].flatMap((group): RolledChange[] => {
    const [first] = group;
    const plural = first && PLURALS[first.type];
    if (!first || !plural || group.length < MANY) return group.map((change) => ({ ...change, count: 1 }));
    const parts = [...new Set(group.map((change) => change.part))];
    const isHeading = /^(?:step|decision|exception|prerequisite|link)/.test(first.type);
    const where = parts.length === 1 && isHeading && parts[0] && parts[0] !== 'steps' ? ` under "${clip(parts[0], 50)}"` : '';
    const { type, severity } = first;
    const which = sayWhich(group, parts.length === 1);
    return [{ type, severity, text: `${group.length} ${plural}${where}${which}`, part: parts.length === 1 ? first.part : '', count: group.length }];
  });
  return rolled.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** Names and numbers short enough to be told in the one line. */
const SHORT = 40;
const MOST_WORDS = 100;

/** The numbers of steps in one list, or the names of what came or went; empty where that is too much to tell. */
function sayWhich(group: readonly Change[], isOneList: boolean): string {
  const names = group.map(({ type, text, before, after }) => {
    if (type.startsWith('step-')) return (isOneList ? /^Step ([\w.]+)/ : /^Step ([\w.]+)(?! of "|[\w.])/).exec(text)?.[1];
    const name = /-added$/.test(type) ? after : /-removed$/.test(type) ? before : undefined;
    return name !== undefined && name.length <= SHORT ? name : undefined;
  });
  const told = names.every((name) => name !== undefined) ? `: ${joinRuns(names).join(', ')}` : '';
  return told.length <= MOST_WORDS ? told : '';
}

/** Numbers that follow each other as "2 to 5", from three on. */
function joinRuns(names: readonly string[]): string[] {
  const joined: string[] = [];
  for (let start = 0; start < names.length; ) {
    let end = start;
    while (/^\d+$/.test(names[end] ?? '') && names[end + 1] === String(Number(names[end]) + 1)) end++;
    if (end - start >= 2) joined.push(`${names[start]} to ${names[end]}`);
    else joined.push(...names.slice(start, end + 1));
    start = end + 1;
  }
  return joined;
}

/** The most that a reader sees of a change at a glance. */
const HEADLINE_PARTS = 3;

/** Changes in one line: the furthest-reaching ones, and how many more there are. */
export function headlineOf(changes: readonly Change[]): string {
  const rolled = rollUp(changes);
  const shown = rolled.slice(0, HEADLINE_PARTS);
  const more = rolled.slice(HEADLINE_PARTS).reduce((sum, { count }) => sum + count, 0);
  return [...shown.map(({ text }) => text), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
