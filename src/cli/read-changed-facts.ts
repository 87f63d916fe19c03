import type { Change } from '../changes/change.ts';
import { compareVersions } from '../changes/compare-sops.ts';
import { namesOf } from '../changes/names.ts';
import { parseSopVersion } from '../changes/sop-version.ts';
import type { SopHistoryFacts } from '../lint/rule.ts';
import type { Registries } from '../playbook/playbook.ts';

/** An SOP before and after a change. */
export interface ChangedSop {
  readonly id: string;
  /** Within the content folder. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What a change does to SOPs without an entry in their own change log, by their ids. It is the same on any day, so it names none. */
export function readChangedFacts(changed: readonly ChangedSop[], registries: Registries): (sopId: string) => SopHistoryFacts {
  const names = namesOf(registries);
  const facts = new Map(changed.map(({ id, file, before, after }) => [id, compareVersions(parseSopVersion(before, file), parseSopVersion(after, file), names)] as const));
  return (sopId) => ({ unloggedChanges: unlogged(facts.get(sopId) ?? []) });
}

function unlogged(changes: readonly Change[]): SopHistoryFacts['unloggedChanges'] {
  if (changes.some(({ type }) => type === 'change-logged')) return [];
  return changes.filter(({ severity }) => severity !== 'editorial').map(({ text }) => ({ date: 'in this change', text }));
}
