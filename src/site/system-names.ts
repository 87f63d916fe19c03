import type { Playbook } from '../playbook/playbook.ts';

/** Whether a text names a system of the registry, by its name, an alias or its id, in any case. */
export type SystemNames = (name: string) => boolean;

export function makeSystemNames({ systems }: Playbook): SystemNames {
  const names = new Set([...(systems?.entries ?? [])].flatMap(([id, { name, aliases = [] }]) => [id, name, ...aliases].map((text) => text.toLowerCase())));
  return (name) => names.has(name.trim().toLowerCase());
}
