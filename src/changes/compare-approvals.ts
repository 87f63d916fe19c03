import { squeeze } from '../sop/squeeze.ts';
import type { Change } from './change.ts';
import { matchRecords } from './match-records.ts';
import { named, type Names } from './names.ts';
import { tellAdded, tellRemoved, tellTurn } from './tell-change.ts';
import { isSame, say, type Fields } from './values.ts';

const APPROVAL = { type: 'approval', severity: 'retrain', part: 'approvals' } as const;
const CHANGED = { ...APPROVAL, type: 'approval-changed' } as const;

/** Changes of who approves what, up to which limit and how fast. */
export function compareApprovals(before: unknown, after: unknown, names: Names): Change[] {
  if (isSame(before, after)) return [];
  const { pairs, removed, added } = matchRecords(before, after, nameOf);
  return [
    ...pairs.flatMap(({ before: old, after: now }) => [
      ...['measure', 'limit', 'unit']
        .filter((key) => !isSame(old[key], now[key]))
        .map((key) => tellTurn(CHANGED, `Approval of ${say(nameOf(now))}: ${key}`, old[key], now[key])),
      ...compareTiers(now, old['tiers'], now['tiers'], names),
    ]),
    ...added.map((approval) => tellAdded(APPROVAL, 'Approval', describe(approval))),
    ...removed.map((approval) => tellRemoved(APPROVAL, 'Approval', describe(approval))),
  ];
}

function nameOf(approval: Fields): string {
  return squeeze(String(approval['measure'] ?? approval['value'] ?? ''));
}

function describe(approval: Fields): string {
  return approval['limit'] === undefined ? say(nameOf(approval)) : `${say(nameOf(approval))} up to ${say(approval['limit'])} ${say(approval['unit'])}`;
}

interface TierPair {
  readonly before: Fields;
  readonly after: Fields;
}

/** Tiers are the same when their range is, or else when their approver is. */
function compareTiers(approval: Fields, before: unknown, after: unknown, names: Names): Change[] {
  const byRange = matchRecords(before, after, rangeOf);
  const sameRange = byRange.pairs.filter((pair) => rangeOf(pair.before) === rangeOf(pair.after));
  const rest = byRange.pairs.filter((pair) => !sameRange.includes(pair));
  const byApprover = matchRecords(
    [...byRange.removed, ...rest.map((pair) => pair.before)],
    [...byRange.added, ...rest.map((pair) => pair.after)],
    (tier) => String(tier['approver']),
  );
  const sameApprover = byApprover.pairs.filter((pair) => isSame(pair.before['approver'], pair.after['approver']));
  const unlike = byApprover.pairs.filter((pair) => !sameApprover.includes(pair));
  const told = (tier: Fields) => `${subjectOf(approval, tier)} by ${approverOf(tier, names)}`;
  const tier = (what: Change): Change => ({ ...what, type: 'approval-changed' });
  return [
    ...[...sameRange, ...sameApprover].flatMap((pair) => compareTier(approval, pair, names)),
    ...[...byApprover.added, ...unlike.map((pair) => pair.after)].map((each) => tier(tellAdded(APPROVAL, 'Approval tier', told(each)))),
    ...[...byApprover.removed, ...unlike.map((pair) => pair.before)].map((each) => tier(tellRemoved(APPROVAL, 'Approval tier', told(each)))),
  ];
}

function approverOf(tier: Fields, names: Names): string {
  return say(named(tier['approver'], names.role));
}

function rangeOf(tier: Fields): string {
  return tier['max'] === undefined ? `from ${say(tier['min'])}` : `${say(tier['min'])} to ${say(tier['max'])}`;
}

function unitOf(approval: Fields): string {
  return approval['unit'] === undefined ? '' : ` ${say(approval['unit'])}`;
}

function subjectOf(approval: Fields, tier: Fields): string {
  return `${say(approval['measure'])} ${rangeOf(tier)}${unitOf(approval)}`;
}

function compareTier(approval: Fields, { before: old, after: now }: TierPair, names: Names): Change[] {
  const changes: Change[] = [];
  const subject = subjectOf(approval, now);
  if (rangeOf(old) !== rangeOf(now)) {
    const [before, after] = [old, now].map((tier) => `${rangeOf(tier)}${unitOf(approval)}`);
    changes.push({ ...CHANGED, text: `Limit of ${approverOf(now, names)} for ${say(approval['measure'])} changed: ${before} -> ${after}`, before, after });
  }
  if (!isSame(old['approver'], now['approver'])) {
    changes.push(tellTurn({ ...APPROVAL, type: 'approver-changed' }, `Approver of ${subject} changed:`, named(old['approver'], names.role), named(now['approver'], names.role)));
  }
  if (!isSame(old['sla'], now['sla'])) changes.push(tellTurn(CHANGED, `Time to approve ${subject} changed:`, old['sla'], now['sla']));
  if (!isSame(old['note'], now['note'])) changes.push(tellTurn(CHANGED, `Note on ${subject} changed:`, old['note'], now['note']));
  return changes;
}
