import type { Registry } from '../playbook/playbook.ts';
import type { System } from '../playbook/registries.ts';
import { phrasePattern } from './phrases.ts';

export interface RetiredSystem {
  readonly id: string;
  readonly name: string;
  /** The system in use that replaces it, where the registry leads to one. */
  readonly successor: { readonly id: string; readonly name: string } | undefined;
}

export interface RetiredSystems {
  readonly byId: ReadonlyMap<string, RetiredSystem>;
  /** False when a text surely mentions none: a quick look before the slow one. */
  mayMention(text: string): boolean;
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
  const words = retiredNames.map((name) => name.toLowerCase().split(/\s+/));
  return {
    byId,
    mayMention(text) {
      const lower = text.toLowerCase();
      return words.some((name) => name.every((word) => lower.includes(word)));
    },
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
function findSuccessor(id: string, entries: ReadonlyMap<string, System>): RetiredSystem['successor'] {
  const seen = new Set<string>();
  for (let current: string | undefined = id; current !== undefined && !seen.has(current); current = entries.get(current)?.replacedBy) {
    seen.add(current);
    const system = entries.get(current);
    if (system?.status === 'active') return { id: current, name: system.name };
  }
  return undefined;
}

function squeeze(name: string): string {
  return name.replace(/\s+/g, ' ').toLowerCase();
}
