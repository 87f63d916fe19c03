import type { Role } from '../playbook/registries.ts';

/** Handles of those who hold a role on a day. */
export function holdersOfRole(role: Role | undefined, date: string): string[] {
  return (role?.holders ?? []).filter(({ since, until }) => since <= date && (until === undefined || date <= until)).map(({ handle }) => handle);
}
