import { durationMinutes } from '../sop/iso-time.ts';
import type { Change } from './change.ts';
import { sayCriterion } from './compare-records.ts';
import { matchRecords } from './match-records.ts';
import { isSame, listOf, quote, say, squeeze, type Fields } from './values.ts';

/** Changes of what the process is held to: time limits, gates between stages, limits of approval. */
export function compareLimits(before: Fields, after: Fields): Change[] {
  return [
    ...compareSlas(before['sla'], after['sla']),
    ...compareGates(before['gates'], after['gates']),
    ...compareApprovals(before['approvals'], after['approvals']),
  ];
}

function compareSlas(before: unknown, after: unknown): Change[] {
  if (isSame(before, after)) return [];
  const nameOf = (sla: Fields) => squeeze(String(sla['what'] ?? sla['start'] ?? sla['value'] ?? ''));
  const isMany = Math.max(listOf(before).length, listOf(after).length) > 1;
  const { pairs, removed, added } = matchRecords(before, after, nameOf);
  const told = (sla: Fields) => [say(nameOf(sla)), ...(sla['within'] === undefined ? [] : [`${say(sla['within'])}${sla['hours'] ? ` (${say(sla['hours'])} hours)` : ''}`])].join(', ');
  const labels: Readonly<Record<string, string>> = { what: 'goal', start: 'clock start', hours: 'hours', value: 'text' };
  const changes = pairs.flatMap(({ before: old, after: now }): Change[] => {
    const subject = isMany && nameOf(now) ? `SLA "${say(nameOf(now))}"` : 'SLA';
    const within = isSame(old['within'], now['within']) ? [] : [compareWithin(subject, old['within'], now['within'])];
    const rest = Object.entries(labels).filter(([key]) => !isSame(old[key], now[key]));
    return [...within, ...rest.map(([key, label]): Change => ({
      type: 'sla-changed', severity: 'retrain', text: `${subject}: ${label} ${quote(old[key])} -> ${quote(now[key])}`, part: 'sla', before: say(old[key]), after: say(now[key]),
    }))];
  });
  return [
    ...changes,
    ...added.map((sla): Change => ({ type: 'sla-added', severity: 'retrain', text: `SLA added: ${told(sla)}`, part: 'sla', after: told(sla) })),
    ...removed.map((sla): Change => ({ type: 'sla-removed', severity: 'notify', text: `SLA removed: ${told(sla)}`, part: 'sla', before: told(sla) })),
  ];
}

function compareWithin(subject: string, old: unknown, now: unknown): Change {
  const [before, after] = [durationMinutes(String(old)), durationMinutes(String(now))];
  const verb = before === undefined || after === undefined ? 'changed' : after < before ? 'tightened' : 'loosened';
  return { type: `sla-${verb}`, severity: verb === 'loosened' ? 'notify' : 'retrain', text: `${subject} ${verb}: ${say(old)} -> ${say(now)}`, part: 'sla', before: say(old), after: say(now) };
}

function compareGates(before: unknown, after: unknown): Change[] {
  if (isSame(before, after)) return [];
  const nameOf = (gate: Fields) => squeeze(String(gate['name'] ?? ''));
  const { pairs, removed, added } = matchRecords(before, after, nameOf);
  const common = { severity: 'retrain' as const, part: 'gates' };
  const changes = pairs.flatMap(({ before: old, after: now }): Change[] => {
    const subject = `Gate "${say(nameOf(now))}"`;
    const renamed: Change[] = isSame(nameOf(old), nameOf(now))
      ? []
      : [{ type: 'gate-changed', ...common, text: `Gate changed: ${quote(nameOf(old))} -> ${quote(nameOf(now))}`, before: nameOf(old), after: nameOf(now) }];
    return [
      ...renamed,
      ...compareCriteria(`${subject}, entry`, old['entry'], now['entry']),
      ...compareCriteria(`${subject}, exit`, old['exit'], now['exit']),
      ...compareRequiredFields(subject, old['requiredFields'], now['requiredFields']),
    ];
  });
  return [
    ...changes,
    ...added.map((gate): Change => ({ type: 'gate-added', ...common, text: `Gate added: ${sayGate(gate)}`, after: sayGate(gate) })),
    ...removed.map((gate): Change => ({ type: 'gate-removed', ...common, text: `Gate removed: ${sayGate(gate)}`, before: sayGate(gate) })),
  ];
}

function sayGate(gate: Fields): string {
  const exit = listOf(gate['exit']).map(sayCriterion);
  return `${say(gate['name'])}${exit.length > 0 ? ` (to leave: ${exit.join('; ')})` : ''}`;
}

function compareCriteria(subject: string, before: unknown, after: unknown): Change[] {
  const nameOf = (criterion: Fields) => squeeze(String(criterion['field'] ?? criterion['artefact'] ?? criterion['value'] ?? ''));
  const { pairs, removed, added } = matchRecords(before, after, nameOf);
  const common = { severity: 'retrain' as const, part: 'gates' };
  return [
    ...pairs.flatMap(({ before: old, after: now }): Change[] =>
      isSame(old, now) ? [] : [{ type: 'gate-changed', ...common, text: `${subject}: ${sayCriterion(old)} -> ${sayCriterion(now)}`, before: sayCriterion(old), after: sayCriterion(now) }]),
    ...added.map((item): Change => ({ type: 'gate-criterion-added', ...common, text: `${subject} added: ${sayCriterion(item)}`, after: sayCriterion(item) })),
    ...removed.map((item): Change => ({ type: 'gate-criterion-removed', ...common, text: `${subject} removed: ${sayCriterion(item)}`, before: sayCriterion(item) })),
  ];
}

function compareRequiredFields(subject: string, before: unknown, after: unknown): Change[] {
  const [old, now] = [listOf(before).map(say), listOf(after).map(say)];
  const common = { severity: 'retrain' as const, part: 'gates' };
  return [
    ...now.filter((name) => !old.includes(name)).map((name): Change => ({ type: 'gate-field-added', ...common, text: `${subject} now requires ${name}`, after: name })),
    ...old.filter((name) => !now.includes(name)).map((name): Change => ({ type: 'gate-field-removed', ...common, text: `${subject} no longer requires ${name}`, before: name })),
  ];
}

function compareApprovals(before: unknown, after: unknown): Change[] {
  if (isSame(before, after)) return [];
  const nameOf = (approval: Fields) => squeeze(String(approval['measure'] ?? ''));
  const { pairs, removed, added } = matchRecords(before, after, nameOf);
  const common = { severity: 'retrain' as const, part: 'approvals' };
  const told = (approval: Fields) => `${say(approval['measure'])} up to ${say(approval['limit'])} ${say(approval['unit'])}`;
  return [
    ...pairs.flatMap(({ before: old, after: now }): Change[] => [
      ...['measure', 'limit', 'unit'].filter((key) => !isSame(old[key], now[key])).map((key): Change => ({
        type: 'approval-changed', ...common, text: `Approval of ${say(nameOf(now))}: ${key} ${quote(old[key])} -> ${quote(now[key])}`, before: say(old[key]), after: say(now[key]),
      })),
      ...compareTiers(now, old['tiers'], now['tiers']),
    ]),
    ...added.map((item): Change => ({ type: 'approval-added', ...common, text: `Approval added: ${told(item)}`, after: told(item) })),
    ...removed.map((item): Change => ({ type: 'approval-removed', ...common, text: `Approval removed: ${told(item)}`, before: told(item) })),
  ];
}

/** Tiers are the same when their range is, or else when their approver is. */
function compareTiers(approval: Fields, before: unknown, after: unknown): Change[] {
  const range = (tier: Fields) => (tier['max'] === undefined ? `from ${say(tier['min'])}` : `${say(tier['min'])} to ${say(tier['max'])}`);
  const unit = approval['unit'] === undefined ? '' : ` ${say(approval['unit'])}`;
  const subject = (tier: Fields) => `${say(approval['measure'])} ${range(tier)}${unit}`;
  const byRange = matchRecords(before, after, range);
  const isRange = ({ before: old, after: now }: { before: Fields; after: Fields }) => range(old) === range(now);
  const rest = byRange.pairs.filter((pair) => !isRange(pair));
  const byApprover = matchRecords(
    [...byRange.removed, ...rest.map((pair) => pair.before)], [...byRange.added, ...rest.map((pair) => pair.after)], (tier) => String(tier['approver']),
  );
  const sameApprover = byApprover.pairs.filter(({ before: old, after: now }) => isSame(old['approver'], now['approver']));
  const others = byApprover.pairs.filter((pair) => !sameApprover.includes(pair));
  const common = { severity: 'retrain' as const, part: 'approvals' };
  const told = (tier: Fields) => `${subject(tier)} by ${say(tier['approver'])}`;
  return [
    ...[...byRange.pairs.filter(isRange), ...sameApprover].flatMap(({ before: old, after: now }): Change[] => [
      ...(range(old) === range(now) ? [] : [{ type: 'approval-changed', ...common, text: `Limit of ${say(now['approver'])} for ${say(approval['measure'])} changed: ${range(old)}${unit} -> ${range(now)}${unit}`, before: range(old), after: range(now) }]),
      ...(isSame(old['approver'], now['approver']) ? [] : [{ type: 'approver-changed', ...common, text: `Approver of ${subject(now)} changed: ${say(old['approver'])} -> ${say(now['approver'])}`, before: say(old['approver']), after: say(now['approver']) }]),
      ...(isSame(old['sla'], now['sla']) ? [] : [{ type: 'approval-changed', ...common, text: `Time to approve ${subject(now)} changed: ${say(old['sla'])} -> ${say(now['sla'])}`, before: say(old['sla']), after: say(now['sla']) }]),
      ...(isSame(old['note'], now['note']) ? [] : [{ type: 'approval-changed', ...common, text: `Note on ${subject(now)} changed: ${quote(old['note'])} -> ${quote(now['note'])}`, before: say(old['note']), after: say(now['note']) }]),
    ]),
    ...[...byApprover.added, ...others.map((pair) => pair.after)].map((tier): Change => ({ type: 'approval-changed', ...common, text: `Approval tier added: ${told(tier)}`, after: told(tier) })),
    ...[...byApprover.removed, ...others.map((pair) => pair.before)].map((tier): Change => ({ type: 'approval-changed', ...common, text: `Approval tier removed: ${told(tier)}`, before: told(tier) })),
  ];
}
