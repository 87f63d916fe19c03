import { squeeze } from '../sop/squeeze.ts';
import type { Change } from './change.ts';
import { sayCriterion } from './compare-records.ts';
import { matchRecords } from './match-records.ts';
import type { Names } from './names.ts';
import { tellAdded, tellRemoved, tellTurn } from './tell-change.ts';
import { isSame, listOf, say, type Fields } from './values.ts';

const GATE = { type: 'gate', severity: 'retrain', part: 'gates' } as const;
const CHANGED = { ...GATE, type: 'gate-changed' } as const;

/** Changes of what must hold before work goes on: criteria of entry and exit, and fields that must be filled. */
export function compareGates(before: unknown, after: unknown, names: Names): Change[] {
  if (isSame(before, after)) return [];
  const { pairs, removed, added } = matchRecords(before, after, nameOf);
  return [
    ...pairs.flatMap((pair) => compareGate(pair.before, pair.after, names)),
    ...added.map((gate) => tellAdded(GATE, 'Gate', describe(gate, names))),
    ...removed.map((gate) => tellRemoved(GATE, 'Gate', describe(gate, names))),
  ];
}

function nameOf(gate: Fields): string {
  return squeeze(String(gate['name'] ?? gate['value'] ?? ''));
}

function describe(gate: Fields, names: Names): string {
  const exit = listOf(gate['exit']).map((criterion) => sayCriterion(criterion, names));
  return `${say(nameOf(gate))}${exit.length > 0 ? ` (to leave: ${exit.join('; ')})` : ''}`;
}

function compareGate(old: Fields, now: Fields, names: Names): Change[] {
  const subject = `Gate "${say(nameOf(now))}"`;
  return [
    ...(isSame(nameOf(old), nameOf(now)) ? [] : [tellTurn(CHANGED, 'Gate changed:', nameOf(old), nameOf(now))]),
    ...compareCriteria(`${subject}, entry`, old['entry'], now['entry'], names),
    ...compareCriteria(`${subject}, exit`, old['exit'], now['exit'], names),
    ...compareRequiredFields(subject, old['requiredFields'], now['requiredFields']),
  ];
}

function compareCriteria(subject: string, before: unknown, after: unknown, names: Names): Change[] {
  const kind = { ...GATE, type: 'gate-criterion' };
  const nameOfCriterion = (criterion: Fields) => squeeze(String(criterion['field'] ?? criterion['artefact'] ?? criterion['value'] ?? ''));
  const { pairs, removed, added } = matchRecords(before, after, nameOfCriterion);
  return [
    ...pairs.flatMap(({ before: old, after: now }): Change[] => {
      const [said, saidNow] = [sayCriterion(old, names), sayCriterion(now, names)];
      return isSame(old, now) ? [] : [{ ...CHANGED, text: `${subject}: ${said} -> ${saidNow}`, before: said, after: saidNow }];
    }),
    ...added.map((criterion) => tellAdded(kind, subject, sayCriterion(criterion, names))),
    ...removed.map((criterion) => tellRemoved(kind, subject, sayCriterion(criterion, names))),
  ];
}

function compareRequiredFields(subject: string, before: unknown, after: unknown): Change[] {
  const [old, now] = [listOf(before).map(say), listOf(after).map(say)];
  const [added, removed] = [now.filter((name) => !old.includes(name)), old.filter((name) => !now.includes(name))];
  return [
    ...added.map((name): Change => ({ ...GATE, type: 'gate-field-added', text: `${subject} now requires ${name}`, after: name })),
    ...removed.map((name): Change => ({ ...GATE, type: 'gate-field-removed', text: `${subject} no longer requires ${name}`, before: name })),
  ];
}
