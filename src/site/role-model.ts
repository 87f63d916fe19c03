import type { Sop } from '../sop/parse-sop.ts';
import { holdersOfRole } from './role-holders-on.ts';
import { actingSteps } from './acting-steps.ts';
import { sopCard } from './sop-card.ts';
import type { Site } from './site.ts';
import type { RoleModel, RolesModel, SopCard } from './view-models.ts';

/** The page of one role: everything its holder owns, does, approves and hears of. */
export function roleModel(site: Site, id: string): RoleModel {
  const role = site.roles.get(id);
  const { label } = site.roles.linkTo(id);
  const current = site.sops.filter(isWorkedFrom);
  const withNotes = (notesOf: (sop: Sop) => string[]) =>
    current.flatMap((sop) => {
      const notes = notesOf(sop);
      return notes.length > 0 ? [{ sop: sopCard(sop, site), what: notes.join(' · ') }] : [];
    });
  return {
    title: label,
    team: role?.team,
    holders: holdersOfRole(role, site.today),
    backup: role?.backup === undefined ? undefined : site.roles.linkTo(role.backup),
    owns: ownedBy(site, id),
    does: current.flatMap((sop) => {
      const steps = actingSteps(sop, id, site.roles);
      return steps === undefined ? [] : [{ sop: sopCard(sop, site), steps }];
    }),
    approves: withNotes((sop) => approvalsBy(sop, id)),
    hears: withNotes((sop) => newsFor(sop, id)),
  };
}

/** All roles by team; roles without a team come last. */
export function rolesModel(site: Site): RolesModel {
  const entries = site.roles.ids.map((id) => ({
    team: site.roles.get(id)?.team ?? 'Other roles',
    role: site.roles.linkTo(id),
    holders: holdersOfRole(site.roles.get(id), site.today),
    owns: ownedBy(site, id).length,
    does: site.sops.filter((sop) => isWorkedFrom(sop) && actingSteps(sop, id, site.roles) !== undefined).length,
  }));
  const byTeam = [...Map.groupBy(entries, (entry) => entry.team)].map(([team, roles]) => ({ team, roles: roles.map(({ team: _, ...rest }) => rest) }));
  return { teams: byTeam.toSorted((a, b) => Number(a.team === 'Other roles') - Number(b.team === 'Other roles')) };
}

function ownedBy(site: Site, id: string): SopCard[] {
  return site.sops.filter((sop) => sop.meta.owner === id && sop.status !== 'retired').map((sop) => sopCard(sop, site));
}

/** A draft or a retired SOP is nothing to work from. */
function isWorkedFrom(sop: Sop): boolean {
  return sop.status === 'active' || sop.status === 'deprecated';
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
