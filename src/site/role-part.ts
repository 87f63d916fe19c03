import type { Sop } from '../sop/parse-sop.ts';
import { actingSteps } from './acting-steps.ts';
import type { RoleDirectory } from './role-directory.ts';

/** What a role has to do with one SOP. */
export interface RolePart {
  readonly sop: Sop;
  readonly owns: boolean;
  /** In which steps it acts, in words. */
  readonly steps: string | undefined;
  readonly approves: readonly string[];
  readonly hears: readonly string[];
}

/** A draft is owned and nothing more: nobody works from it. A retired SOP concerns nobody. */
export function rolePart(sop: Sop, role: string, roles: RoleDirectory): RolePart {
  const isWorkedFrom = sop.status === 'active' || sop.status === 'deprecated';
  return {
    sop,
    owns: sop.meta.owner === role && sop.status !== 'retired',
    steps: isWorkedFrom ? actingSteps(sop, role, roles) : undefined,
    approves: isWorkedFrom ? approvalsBy(sop, role) : [],
    hears: isWorkedFrom ? newsFor(sop, role) : [],
  };
}

/** In how many of a role's lists the SOP stands. */
export function rowsOf({ owns, steps, approves, hears }: RolePart): number {
  return [owns, steps !== undefined, approves.length > 0, hears.length > 0].filter(Boolean).length;
}

/** True where news of an SOP is news for a role. That it was retired is news for all who were in it. */
export function concernsRole(sop: Sop, role: string, roles: RoleDirectory): boolean {
  return rowsOf(rolePart(sop.status === 'retired' ? { ...sop, status: 'active' } : sop, role, roles)) > 0;
}

function approvalsBy({ meta }: Sop, role: string): string[] {
  return (meta.approvals ?? []).flatMap(({ measure, unit, tiers }) =>
    tiers
      .filter((tier) => tier.approver === role)
      .map(({ min, max }) => `${measure} ${max === undefined ? `from ${min} ${unit}` : `${min} to ${max} ${unit}`}`),
  );
}

function newsFor({ meta }: Sop, role: string): string[] {
  const { outputs = [], escalation = [], raci, feedback } = meta;
  return [
    ...outputs.filter((output) => output.recipient === role).map((output) => `Receives: ${output.what}`),
    ...escalation.filter((entry) => entry.to === role).map((entry) => `Is called when: ${entry.when}`),
    ...(raci?.consulted?.includes(role) ? ['Is asked before changes'] : []),
    ...(raci?.informed?.includes(role) ? ['Is told of results'] : []),
    ...(feedback?.triage === role ? ['Answers reports of mistakes'] : []),
  ];
}
