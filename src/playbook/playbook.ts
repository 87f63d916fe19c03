import type { Sop } from '../sop/parse-sop.ts';
import { START_OF_FILE, type ReadingProblem } from '../sop/place.ts';
import type { Role, Settings, System, Term } from './registries.ts';

export interface Registry<Entry> {
  readonly path: string;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** A file that could not be read as an SOP at all. */
export interface UnreadableFile {
  readonly id: string;
  readonly path: string;
  readonly problems: readonly ReadingProblem[];
}

export function unreadableFile({ id, path }: Pick<UnreadableFile, 'id' | 'path'>, problem: string): UnreadableFile {
  return { id, path, problems: [{ place: START_OF_FILE, message: problem }] };
}

/** What a team says of its roles, systems and terms, and its settings. A registry that has no file is undefined: rules then say "not checked". */
export interface Registries {
  readonly roles: Registry<Role> | undefined;
  readonly systems: Registry<System> | undefined;
  readonly glossary: Registry<Term> | undefined;
  readonly settings: Settings;
}

/** All SOPs with their registries and settings. */
export interface Playbook extends Registries {
  readonly sops: readonly Sop[];
  readonly byId: ReadonlyMap<string, Sop>;
  readonly unreadable: readonly UnreadableFile[];
  /** Files and folders passed over, each in a sentence. */
  readonly skipped: readonly string[];
  /** What is wrong with the registries and settings themselves. */
  readonly registryProblems: readonly (ReadingProblem & { readonly path: string })[];
}

export interface PlaybookParts extends Partial<Omit<Playbook, 'byId' | 'sops'>> {
  readonly sops: readonly Sop[];
}

/** Puts a playbook together. Where two files claim one id, the first by path holds it. */
export function makePlaybook(parts: PlaybookParts): Playbook {
  const sops = parts.sops.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const byId = new Map<string, Sop>();
  for (const sop of sops) if (!byId.has(sop.id)) byId.set(sop.id, sop);
  return {
    roles: undefined,
    systems: undefined,
    glossary: undefined,
    settings: {},
    unreadable: [],
    skipped: [],
    registryProblems: [],
    ...parts,
    sops,
    byId,
  };
}

/** Revenue impact times key-person dependency, 1 to 25; undefined where the SOP does not say. */
export function priorityOf(sop: Sop): number | undefined {
  const impact = sop.meta.impact;
  return impact && impact.revenue * impact.keyPerson;
}
