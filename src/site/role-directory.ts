import type { Playbook } from '../playbook/playbook.ts';
import type { Role } from '../playbook/registries.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { roleHref } from './addresses.ts';
import { nameOfId } from './name-of-id.ts';
import type { RoleLink } from './view-models.ts';

/** Roles as the site knows them: ids to names and pages, and the names in texts back to ids. */
export interface RoleDirectory {
  /** Ids of the roles that have a page, in the registry's order. */
  readonly ids: readonly string[];
  get(id: string): Role | undefined;
  linkTo(id: string): RoleLink;
  /** The role that a text names by its title, an alias or its id, in any case; undefined when none does. */
  findByName(name: string): string | undefined;
}

/** Without a registry, every role that an SOP names has a page, so that "what do I own" still has an answer. */
export function makeRoleDirectory(playbook: Playbook): RoleDirectory {
  const roles = playbook.roles?.entries;
  const ids = roles ? [...roles.keys()] : [...new Set(playbook.sops.flatMap(rolesNamedIn))].toSorted();
  const known = new Set(ids);
  const titleOf = (id: string) => roles?.get(id)?.title ?? nameOfId(id);
  const byName = new Map<string, string>();
  for (const id of ids) {
    for (const name of [titleOf(id), ...(roles?.get(id)?.aliases ?? []), id]) {
      if (!byName.has(keyOf(name))) byName.set(keyOf(name), id);
    }
  }
  return {
    ids,
    get: (id) => roles?.get(id),
    linkTo: (id) => ({ id, label: titleOf(id), href: known.has(id) ? roleHref(id) : undefined }),
    findByName: (name) => byName.get(keyOf(name)),
  };
}

function keyOf(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Every role that the frontmatter of an SOP names. */
export function rolesNamedIn({ meta }: Sop): string[] {
  const { raci } = meta;
  const named = [
    meta.owner,
    ...(meta.outputs ?? []).map((output) => output.recipient),
    ...(meta.escalation ?? []).map((step) => step.to),
    ...(meta.approvals ?? []).flatMap((approval) => approval.tiers.map((tier) => tier.approver)),
    ...(raci ? [raci.accountable, ...(raci.responsible ?? []), ...(raci.consulted ?? []), ...(raci.informed ?? [])] : []),
    meta.feedback?.triage,
  ];
  return [...new Set(named.filter((id) => id !== undefined))];
}
