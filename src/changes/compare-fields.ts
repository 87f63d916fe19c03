import type { Change, ChangeSeverity } from './change.ts';
import { named, type Names } from './names.ts';
import { isNone, tellAdded, tellRemoved } from './tell-change.ts';
import { isFields, isSame, listOf, meaningOf, quote, say, type Fields } from './values.ts';

interface FieldWords {
  readonly key: string;
  readonly type: string;
  readonly noun: string;
  readonly severity: ChangeSeverity;
  /** What its values are ids of, if they are. */
  readonly names?: 'role' | 'system';
}

/** Frontmatter keys with one value, told as "Owner changed: a -> b". */
const FIELDS: readonly FieldWords[] = [
  { key: 'status', type: 'status', noun: 'Status', severity: 'notify' },
  { key: 'owner', type: 'owner', noun: 'Owner', severity: 'notify', names: 'role' },
  { key: 'title', type: 'title', noun: 'Title', severity: 'notify' },
  { key: 'cadence', type: 'cadence', noun: 'Cadence', severity: 'retrain' },
  { key: 'successor', type: 'successor', noun: 'Successor', severity: 'notify' },
  { key: 'kind', type: 'kind', noun: 'Kind', severity: 'editorial' },
  { key: 'reviewEvery', type: 'review-interval', noun: 'Review interval', severity: 'editorial' },
];

/** Keys of which every difference is told. */
export const SINGLE_FIELDS: readonly string[] = FIELDS.map(({ key }) => key);

/** Keys that hold named values, told one by one: "Accountable changed: a -> b". */
const GROUPS: readonly (Omit<FieldWords, 'names'> & { readonly nouns: Readonly<Record<string, string>>; readonly roles: readonly string[] })[] = [
  {
    key: 'raci', type: 'raci', noun: 'RACI', severity: 'notify',
    nouns: { responsible: 'Responsible', accountable: 'Accountable', consulted: 'Consulted', informed: 'Informed' },
    roles: ['responsible', 'accountable', 'consulted', 'informed'],
  },
  {
    key: 'feedback', type: 'feedback', noun: 'Feedback', severity: 'notify',
    nouns: { channel: 'Feedback channel', triage: 'Feedback is answered by', respond: 'Feedback is answered within' },
    roles: ['triage'],
  },
  { key: 'impact', type: 'impact', noun: 'Impact', severity: 'editorial', nouns: { revenue: 'Revenue impact', keyPerson: 'Key-person impact' }, roles: [] },
];

/** Keys that hold plain lists, told as what came and what went. */
const LISTS: readonly FieldWords[] = [
  { key: 'systems', type: 'system', noun: 'System', severity: 'notify', names: 'system' },
  { key: 'reviewOn', type: 'review-trigger', noun: 'Review trigger', severity: 'editorial' },
  { key: 'related', type: 'related', noun: 'Related SOP', severity: 'editorial' },
];

/** Changes of the frontmatter's plain values. */
export function compareFields(before: Fields, after: Fields, names: Names): Change[] {
  const values = FIELDS.flatMap((words) => compareValue(words, before[words.key], after[words.key], names));
  return [
    ...joinSuccessor(values),
    ...GROUPS.flatMap((words) => compareGroup(words, before[words.key], after[words.key], names)),
    ...LISTS.flatMap((words) => compareList(words, before[words.key], after[words.key], names)),
  ];
}

/** Who deprecates an SOP says in one breath what replaces it. */
function joinSuccessor(changes: readonly Change[]): readonly Change[] {
  const [status, successor] = ['status-changed', 'successor-changed'].map((type) => changes.find((change) => change.type === type));
  if (!status || !successor?.after || successor.before !== undefined) return changes;
  return changes.flatMap((change) => (change === successor ? [] : change === status ? [{ ...change, text: `${change.text}, replaced by ${successor.after}` }] : [change]));
}

function compareValue({ key, type, noun, severity, names: ids }: FieldWords, old: unknown, now: unknown, names: Names): Change[] {
  if (key === 'status' && isSame(old ?? 'active', now ?? 'active')) return [];
  if (isSame(old, now)) return [];
  const shown = (value: unknown) => (ids ? named(value, names[ids]) : value);
  const implied = key === 'status' ? 'active' : undefined;
  return [{ type: `${type}-changed`, severity, ...tell(noun, shown(old ?? implied), shown(now ?? implied)), part: key }];
}

/** "Owner changed: a -> b", "Owner set: b" or "Owner removed: a", with both values. */
export function tell(noun: string, old: unknown, now: unknown): Pick<Change, 'text' | 'before' | 'after'> {
  const [before, after] = [isNone(old) ? undefined : say(old), isNone(now) ? undefined : say(now)];
  if (before === undefined) return { text: `${noun} set: ${after}`, after };
  if (after === undefined) return { text: `${noun} removed: ${before}`, before };
  return { text: `${noun} changed: ${quote(old)} -> ${quote(now)}`, before, after };
}

function compareGroup(words: (typeof GROUPS)[number], old: unknown, now: unknown, names: Names): Change[] {
  if (isSame(old, now)) return [];
  const type = `${words.type}-changed`;
  if (!isFields(old ?? {}) || !isFields(now ?? {})) return [{ type, severity: words.severity, ...tell(words.noun, old, now), part: words.key }];
  const [left, right] = [old ?? {}, now ?? {}] as [Fields, Fields];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((name): Change[] => {
    if (isSame(left[name], right[name])) return [];
    const [was, is] = [left[name], right[name]].map((value) => (words.roles.includes(name) ? named(value, names.role) : value));
    return [{ type, severity: words.severity, ...tell(words.nouns[name] ?? `${words.noun} ${name}`, was, is), part: words.key }];
  });
}

function compareList({ key, type, noun, severity, names: ids }: FieldWords, old: unknown, now: unknown, names: Names): Change[] {
  const [left, right] = [listOf(old), listOf(now)];
  const shown = (item: unknown) => say(ids ? named(item, names[ids]) : item);
  const [was, is] = [new Set(left.map(meaningOf)), new Set(right.map(meaningOf))];
  const added = right.filter((item) => !was.has(meaningOf(item)));
  const removed = left.filter((item) => !is.has(meaningOf(item)));
  return [
    ...added.map((item) => tellAdded({ type, severity, part: key }, noun, shown(item))),
    ...removed.map((item) => tellRemoved({ type, severity, part: key }, noun, shown(item))),
  ];
}
