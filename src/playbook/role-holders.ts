import type { Playbook } from './playbook.ts';

/**
 * Handles that hold a role or its backup role on a day.
 *
 * @returns undefined when it cannot be known: no registry, no such role, or a role whose holders are not kept.
 */
export function holdersOf(playbook: Playbook, roleId: string | undefined, date: string): string[] | undefined {
  const role = roleId === undefined ? undefined : playbook.roles?.entries.get(roleId);
  if (!role?.holders) return undefined;
  const backup = role.backup === undefined ? undefined : playbook.roles?.entries.get(role.backup);
  return [...role.holders, ...(backup?.holders ?? [])]
    .filter(({ since, until }) => since <= date && (until === undefined || date <= until))
    .map(({ handle }) => handle);
}
