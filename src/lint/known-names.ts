import type { Playbook } from '../playbook/playbook.ts';

/** The names that a playbook's registries give to roles, systems and terms, as their authors wrote them. */
export interface KnownNames {
  readonly roles: readonly string[];
  readonly systems: readonly string[];
  readonly terms: readonly string[];
}

const cache = new WeakMap<Playbook, KnownNames>();

/** Every title, name, alias and id of the registries; computed once a playbook. */
export function knownNames(playbook: Playbook): KnownNames {
  let names = cache.get(playbook);
  if (!names) {
    const { roles, systems, glossary } = playbook;
    names = {
      roles: [...(roles?.entries ?? [])].flatMap(([id, { title, team, aliases = [] }]) => [id, title, ...(team ? [team] : []), ...aliases]),
      systems: [...(systems?.entries ?? [])].flatMap(([id, { name, aliases = [], objects = {}, reports = [] }]) => [
        id, name, ...aliases, ...reports, ...Object.keys(objects),
      ]),
      terms: [...(glossary?.entries ?? [])].flatMap(([term, { aliases = [] }]) => [term, ...aliases]),
    };
    cache.set(playbook, names);
  }
  return names;
}

const phrases = new WeakMap<Playbook, readonly string[]>();

/** True when the words at `index` of `prose` stand inside a name of several words, such as "reasonable-use policy". */
export function isInsideName(playbook: Playbook, prose: string, index: number, length: number): boolean {
  let candidates = phrases.get(playbook);
  if (!candidates) {
    const { roles, systems, terms } = knownNames(playbook);
    candidates = [...roles, ...systems, ...terms].map((name) => name.toLowerCase());
    phrases.set(playbook, candidates);
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
