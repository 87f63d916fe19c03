import { hash } from 'node:crypto';
import type { Registries } from '../playbook/playbook.ts';
import { squeeze } from '../sop/squeeze.ts';
import { isNone } from './tell-change.ts';
import { listOf } from './values.ts';

/** What readers call the roles and systems that an SOP names by id. An id that nobody knows stands for itself. */
export interface Names {
  role(id: string): string;
  system(id: string): string;
  /** Differs when any name does: what was told with other names is told anew. */
  readonly key: string;
}

/** Tells ids as they are written. */
export const IDS_AS_NAMES: Names = { role: (id) => id, system: (id) => id, key: '' };

/** The names that a playbook's registries give. Two entries of one name keep their ids beside it. */
export function namesOf({ roles, systems }: Pick<Registries, 'roles' | 'systems'>): Names {
  const titles = distinct([...(roles?.entries ?? [])].map(([id, { title }]) => [id, title]));
  const names = distinct([...(systems?.entries ?? [])].map(([id, { name }]) => [id, name]));
  return {
    role: (id) => titles.get(id) ?? id,
    system: (id) => names.get(id) ?? id,
    key: hash('sha256', JSON.stringify([titles, names].map((known) => [...known].toSorted(([a], [b]) => (a < b ? -1 : 1))))).slice(0, 16),
  };
}

function distinct(entries: readonly (readonly [id: string, name: string])[]): ReadonlyMap<string, string> {
  const names = entries.map(([id, name]) => [id, squeeze(name)] as const);
  const count = new Map<string, number>();
  for (const [, name] of names) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(names.map(([id, name]) => [id, count.get(name) === 1 ? name : `${name} (${id})`]));
}

/** A frontmatter value that is one id or a list of them, as the list of the names; what is nothing stays nothing. */
export function named(value: unknown, nameOf: (id: string) => string): unknown {
  return isNone(value) ? value : listOf(value).map((item) => (typeof item === 'string' ? nameOf(squeeze(item)) : item));
}
