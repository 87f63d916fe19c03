import { squeeze } from '../sop/squeeze.ts';
import type { Change, ChangeSeverity } from './change.ts';
import { matchRecords } from './match-records.ts';
import { named, type Names } from './names.ts';
import { newReview } from './sealed-review.ts';
import { isNone, tellAdded, tellRemoved, tellTurn } from './tell-change.ts';
import { isFields, isSame, listOf, say, type Fields } from './values.ts';

interface RecordWords {
  readonly key: string;
  readonly type: string;
  readonly noun: string;
  readonly severity: ChangeSeverity;
  /** The key whose value names the record, and the one that does where it has no such value. */
  readonly name: string;
  readonly otherName?: string;
  /** What else it says, by the words that a reader would use. */
  readonly facets: Readonly<Record<string, Facet>>;
  /** Keys that the facets tell. */
  readonly keys: readonly string[];
}

/** One thing that a record says, in the words to tell it in. */
type Facet = (record: Fields, names: Names) => unknown;

const field = (key: string): Facet => (record) => record[key];
const role = (key: string): Facet => (record, names) => named(record[key], names.role);
const system: Facet = (record, names) => named(record['system'], names.system);

/** Frontmatter keys that hold lists of records. */
const RECORDS: readonly RecordWords[] = [
  {
    key: 'trigger', type: 'trigger', noun: 'Trigger', severity: 'retrain', name: 'event',
    facets: { system, condition: (record, names) => listOf(record['when']).map((criterion) => sayCriterion(criterion, names)), 'calendar reason': field('calendarReason') },
    keys: ['system', 'when', 'calendarReason'],
  },
  {
    key: 'inputs', type: 'input', noun: 'Input', severity: 'retrain', name: 'what',
    facets: { system, location: field('location') },
    keys: ['system', 'location'],
  },
  {
    key: 'outputs', type: 'output', noun: 'Output', severity: 'retrain', name: 'what',
    facets: { format: field('format'), recipient: role('recipient'), channel: field('channel') },
    keys: ['format', 'recipient', 'channel'],
  },
  {
    key: 'escalation', type: 'escalation', noun: 'Escalation', severity: 'retrain', name: 'when',
    facets: { 'goes to': role('to'), channel: field('channel'), 'time limit': field('within') },
    keys: ['to', 'channel', 'within'],
  },
  {
    key: 'metrics', type: 'metric', noun: 'Metric', severity: 'notify', name: 'name',
    facets: { report: field('report'), target: sayTarget, 'value to act at': field('actAt') },
    keys: ['report', 'op', 'target', 'unit', 'actAt'],
  },
  {
    key: 'dependsOn', type: 'dependency', noun: 'Dependency', severity: 'editorial', name: 'sop', otherName: 'term',
    facets: { output: field('output'), step: field('step'), term: field('term') },
    keys: ['output', 'step', 'term', 'fingerprint'],
  },
  {
    key: 'waivers', type: 'waiver', noun: 'Waiver', severity: 'editorial', name: 'rule',
    facets: { reason: field('reason'), owner: role('owner'), expires: field('expires') },
    keys: ['reason', 'owner', 'expires'],
  },
];

/** Changes of the frontmatter's lists of records: what came, what went and, record by record, what differs. */
export function compareRecords(before: Fields, after: Fields, names: Names): Change[] {
  return RECORDS.flatMap((words) => (isSame(before[words.key], after[words.key]) ? [] : compareList(words, before, after, names)));
}

function compareList(words: RecordWords, before: Fields, after: Fields, names: Names): Change[] {
  const { key, type, noun, severity } = words;
  const nameOf = (record: Fields) => squeeze(String(record[words.name] ?? record[words.otherName ?? 'value'] ?? record['value'] ?? Object.values(record)[0] ?? ''));
  const { pairs, removed, added } = matchRecords(before[key], after[key], nameOf);
  const vouched = new Set(newReview(before, after)?.record.dependencies);
  const told = (record: Fields) => {
    const facets = Object.values(words.facets).map((facet) => facet(record, names)).filter((value) => !isNone(value) && !isSame(value, nameOf(record)));
    return `${say(nameOf(record))}${facets.length > 0 ? ` (${facets.map(say).join(', ')})` : ''}`;
  };
  return [
    ...pairs.flatMap((pair) => compareRecord({ words, nameOf, names, vouched }, pair.before, pair.after)),
    ...added.map((record) => tellAdded({ type, severity, part: key }, noun, told(record))),
    ...removed.map((record) => tellRemoved({ type, severity, part: key }, noun, told(record))),
  ];
}

interface ListWords {
  readonly words: RecordWords;
  readonly nameOf: (record: Fields) => string;
  readonly names: Names;
  /** Fingerprints of what a review between the two versions saw. */
  readonly vouched: ReadonlySet<string>;
}

function compareRecord({ words, nameOf, names, vouched }: ListWords, before: Fields, after: Fields): Change[] {
  const common = { type: `${words.type}-changed`, severity: words.severity, part: words.key };
  const changes: Change[] = [];
  if (!isSame(nameOf(before), nameOf(after))) {
    changes.push(tellTurn(common, `${words.noun} changed:`, nameOf(before), nameOf(after)));
  }
  const subject = `${words.noun} "${say(nameOf(after))}"`;
  const others = Object.keys({ ...before, ...after }).filter((key) => ![words.name, 'value', ...words.keys].includes(key));
  for (const [label, facet] of [...Object.entries(words.facets), ...others.map((key) => [key, field(key)] as const)]) {
    const [old, now] = [facet(before, names), facet(after, names)];
    if (isSame(old, now) || (label === words.otherName && changes.length > 0)) continue;
    changes.push(tellTurn(common, `${subject}: ${label}`, old, now));
  }
  return changes.length > 0 ? changes : comparePin(nameOf(after), vouched, before, after);
}

/** The digits of a fingerprint say nothing; whether a review vouches for the new ones does. */
function comparePin(name: string, vouched: ReadonlySet<string>, before: Fields, after: Fields): Change[] {
  const { fingerprint } = after;
  if (isSame(before['fingerprint'], fingerprint)) return [];
  const part = ['output', 'step', 'term'].map((each) => after[each]).find((value) => !isNone(value));
  const subject = isNone(part) || isSame(part, name) ? `"${say(name)}"` : `"${say(part)}" of ${say(name)}`;
  const common = { severity: 'editorial' as const, part: 'dependsOn' };
  if (isNone(fingerprint)) return [{ ...common, type: 'dependency-fingerprint-changed', text: `Dependency ${subject} is no longer tied to what was looked at` }];
  return vouched.has(String(fingerprint))
    ? [{ ...common, type: 'dependency-confirmed', text: `Dependency ${subject} looked at as it reads now` }]
    : [{ ...common, type: 'dependency-fingerprint-changed', text: `Fingerprint of ${subject} changed without a review` }];
}

/** A condition in words: `Lead.Score >= 60 points`, `Opportunity.Budget is set`, `Call summary in CRM`. */
export function sayCriterion(criterion: unknown, names: Names): string {
  if (!isFields(criterion)) return say(criterion);
  const { field: name, metric, artefact, op, value, unit, system: id } = criterion;
  const parts = [name ?? metric ?? artefact, op, value, unit, id === undefined ? undefined : `in ${say(named(id, names.system))}`];
  return parts.filter((part) => part !== undefined && part !== null).map(say).join(' ');
}

/** A metric's target in words: `<= 5 min`. */
function sayTarget({ op, target, unit }: Fields): string | undefined {
  const parts = [op, target, unit].filter((part) => !isNone(part));
  return parts.length === 0 ? undefined : parts.map(say).join(' ');
}
