import type { Registries } from './playbook.ts';
import type { Role } from './registries.ts';

/** Handles of those who hold a role on a day. */
export function holdersOfRole(role: Role | undefined, date: string): string[] {
  return (role?.holders ?? []).filter(({ since, until }) => since <= date && (until === undefined || date <= until)).map(({ handle }) => handle);
}

/**
 * Handles that hold a role or its backup role on a day.
 *
 * @returns undefined when it cannot be known: no registry, no such role, or a role whose holders are not kept.
 */
export function holdersOf({ roles }: Registries, roleId: string | undefined, date: string): string[] | undefined {
  const role = roleId === undefined ? undefined : roles?.entries.get(roleId);
  if (!role?.holders) return undefined;
  const backup = role.backup === undefined ? undefined : roles?.entries.get(role.backup);
  return [...holdersOfRole(role, date), ...holdersOfRole(backup, date)];
}
