import type { Registry } from '../playbook/playbook.ts';
import type { System } from '../playbook/registries.ts';
import { phrasePattern } from './prose.ts';

export interface RetiredSystem {
  readonly id: string;
  readonly name: string;
  /** The name of the system in use that replaces it, where the registry leads to one. */
  readonly successor: string | undefined;
}

export interface RetiredSystems {
  readonly byId: ReadonlyMap<string, RetiredSystem>;
  /** The retired systems that a text mentions by name or alias; a longer name of a system in use wins. */
  findMentions(text: string): Iterable<{ readonly system: RetiredSystem; readonly words: string; readonly index: number }>;
}

const indexes = new WeakMap<Registry<System>, RetiredSystems>();

/** The retired systems of a registry, computed once. */
export function retiredSystemsOf(registry: Registry<System>): RetiredSystems {
  let index = indexes.get(registry);
  if (!index) indexes.set(registry, (index = readRetired(registry)));
  return index;
}

function readRetired({ entries }: Registry<System>): RetiredSystems {
  const byId = new Map<string, RetiredSystem>();
  const byName = new Map<string, RetiredSystem | undefined>();
  for (const [id, system] of entries) {
    if (system.status === 'retired') byId.set(id, { id, name: system.name, successor: findSuccessor(id, entries) });
  }
  const retiredNames: string[] = [];
  for (const [id, { name, aliases = [] }] of entries) {
    for (const written of [name, ...aliases]) {
      const key = squeeze(written);
      // A name that a system in use shares stands for that one.
      byName.set(key, byName.has(key) && byName.get(key) === undefined ? undefined : byId.get(id));
      if (byId.has(id)) retiredNames.push(written);
    }
  }
  const retired = phrasePattern(retiredNames);
  const every = phrasePattern([...entries.values()].flatMap(({ name, aliases = [] }) => [name, ...aliases]));
  return {
    byId,
    *findMentions(text) {
      if (retiredNames.length === 0 || text.search(retired) < 0) return;
      for (const match of text.matchAll(every)) {
        const system = byName.get(squeeze(match[0]));
        if (system) yield { system, words: match[0], index: match.index };
      }
    },
  };
}

/** Follows `replacedBy` to a system in use. */
function findSuccessor(id: string, entries: ReadonlyMap<string, System>): string | undefined {
  const seen = new Set<string>();
  let current = entries.get(id);
  while (current?.status === 'retired' && current.replacedBy !== undefined && !seen.has(current.replacedBy)) {
    seen.add(current.replacedBy);
    current = entries.get(current.replacedBy);
  }
  return current?.status === 'active' ? current.name : undefined;
}

function squeeze(name: string): string {
  return name.replace(/\s+/g, ' ').toLowerCase();
}
