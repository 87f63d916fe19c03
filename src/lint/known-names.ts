import type { Registries } from '../playbook/playbook.ts';

/** The names that a playbook's registries give to roles, systems and terms, as their authors wrote them. */
export interface KnownNames {
  readonly roles: readonly string[];
  readonly systems: readonly string[];
  readonly terms: readonly string[];
}

const cache = new WeakMap<Registries, KnownNames>();

/** Every title, name, alias and id of the registries; computed once. */
export function knownNames(registries: Registries): KnownNames {
  let names = cache.get(registries);
  if (!names) {
    const { roles, systems, glossary } = registries;
    names = {
      roles: [...(roles?.entries ?? [])].flatMap(([id, { title, team, aliases = [] }]) => [id, title, ...(team ? [team] : []), ...aliases]),
      systems: [...(systems?.entries ?? [])].flatMap(([id, { name, aliases = [], objects = {}, reports = [] }]) => [
        id, name, ...aliases, ...reports, ...Object.keys(objects),
      ]),
      terms: [...(glossary?.entries ?? [])].flatMap(([term, { aliases = [] }]) => [term, ...aliases]),
    };
    cache.set(registries, names);
  }
  return names;
}

const phrases = new WeakMap<Registries, readonly string[]>();

/** True when the words at `index` of `prose` stand inside a name of several words, such as "reasonable-use policy". */
export function isInsideName(registries: Registries, prose: string, index: number, length: number): boolean {
  let candidates = phrases.get(registries);
  if (!candidates) {
    const { roles, systems, terms } = knownNames(registries);
    candidates = [...roles, ...systems, ...terms].map((name) => name.toLowerCase());
    phrases.set(registries, candidates);
  }
  const text = prose.toLowerCase();
  const word = text.slice(index, index + length);
  return candidates.some((name) => {
    for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
      if (text.startsWith(name, index - at)) return true;
    }
    return false;
  });
}
