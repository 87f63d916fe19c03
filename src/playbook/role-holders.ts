import type { Registries } from './playbook.ts';
import type { Role } from './registries.ts';

/** Handles of those who hold a role on a day; of all who ever do where no day counts. */
export function holdersOfRole(role: Role | undefined, date: string | undefined): string[] {
  return (role?.holders ?? []).filter(({ since, until }) => date === undefined || (since <= date && (until === undefined || date <= until))).map(({ handle }) => handle);
}

/**
 * Handles that hold a role or its backup role on a day; ever, where no day counts.
 *
 * @returns undefined when it cannot be known: no registry, no such role, or a role whose holders are not kept.
 */
export function holdersOf({ roles }: Registries, roleId: string | undefined, date: string | undefined): string[] | undefined {
  const role = roleId === undefined ? undefined : roles?.entries.get(roleId);
  if (!role?.holders) return undefined;
  const backup = role.backup === undefined ? undefined : roles?.entries.get(role.backup);
  return [...holdersOfRole(role, date), ...holdersOfRole(backup, date)];
}
