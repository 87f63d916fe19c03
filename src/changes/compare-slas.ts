import { durationMinutes } from '../sop/iso-time.ts';
import { squeeze } from '../sop/squeeze.ts';
import type { Change } from './change.ts';
import { matchRecords } from './match-records.ts';
import { tellAdded, tellRemoved, tellTurn } from './tell-change.ts';
import { isSame, listOf, say, type Fields } from './values.ts';

const LABELS: Readonly<Record<string, string>> = { what: 'goal', start: 'clock start', hours: 'hours', value: 'text' };

/** Changes of time limits; a shorter one is told from a longer one. */
export function compareSlas(before: unknown, after: unknown): Change[] {
  if (isSame(before, after)) return [];
  const isMany = Math.max(listOf(before).length, listOf(after).length) > 1;
  const { pairs, removed, added } = matchRecords(before, after, nameOf);
  return [
    ...pairs.flatMap((pair) => compareSla(pair.before, pair.after, isMany)),
    ...added.map((sla) => tellAdded({ type: 'sla', severity: 'retrain', part: 'sla' }, 'SLA', describe(sla))),
    ...removed.map((sla) => tellRemoved({ type: 'sla', severity: 'notify', part: 'sla' }, 'SLA', describe(sla))),
  ];
}

function nameOf(sla: Fields): string {
  return squeeze(String(sla['what'] ?? sla['start'] ?? sla['value'] ?? ''));
}

function describe(sla: Fields): string {
  const hours = sla['hours'] === undefined ? '' : ` (${say(sla['hours'])} hours)`;
  return [say(nameOf(sla)), ...(sla['within'] === undefined ? [] : [`${say(sla['within'])}${hours}`])].join(', ');
}

function compareSla(old: Fields, now: Fields, isMany: boolean): Change[] {
  const subject = isMany && nameOf(now) ? `SLA "${say(nameOf(now))}"` : 'SLA';
  const rest = Object.entries(LABELS).filter(([key]) => !isSame(old[key], now[key]));
  return [
    ...(isSame(old['within'], now['within']) ? [] : [compareWithin(subject, old['within'], now['within'])]),
    ...rest.map(([key, label]) => tellTurn({ type: 'sla-changed', severity: 'retrain', part: 'sla' }, `${subject}: ${label}`, old[key], now[key])),
  ];
}

function compareWithin(subject: string, old: unknown, now: unknown): Change {
  const [before, after] = [durationMinutes(String(old)), durationMinutes(String(now))];
  const verb = before === undefined || after === undefined ? 'changed' : after < before ? 'tightened' : 'loosened';
  return tellTurn({ type: `sla-${verb}`, severity: verb === 'loosened' ? 'notify' : 'retrain', part: 'sla' }, `${subject} ${verb}:`, old, now);
}
