import { describeDependency, resolveDependency, type Dependency } from '../playbook/dependencies.ts';
import type { Registries } from '../playbook/playbook.ts';
import type { SurveyedPlaybook } from './judge-playbook.ts';
import type { Notice } from './lint-report.ts';
import { dependencySources, makeSopIndex, type SopHead, type SopIndex } from './sop-index.ts';

/** An SOP that takes something which a change alters, and which nobody has looked at since. */
export interface Suspect {
  readonly sop: SopHead;
  readonly dependency: Dependency;
  /** `gone` when what it takes can no longer be found; `out of force` when its SOP is a draft or retired now. */
  readonly change: 'altered' | 'gone' | 'out of force';
}

/**
 * Exactly the SOPs that a change makes suspect: what they took before says something else after, and the change did
 * not bring their review along. An unrelated edit of the same file makes none.
 */
export function findSuspects(before: SurveyedPlaybook, after: SurveyedPlaybook): Suspect[] {
  const earlier = indexOf(before);
  const later = indexOf(after);
  const [then, now] = [dependencySources(earlier, before.registries), dependencySources(later, after.registries)];
  return after.surveys.flatMap(({ head }) => {
    if (head.status === 'retired' || !earlier.byId.has(head.id)) return [];
    return head.consumes.flatMap((dependency): Suspect[] => {
      const was = resolveDependency(dependency, then);
      if (was.kind !== 'found') return [];
      // A step is looked for by what it said, so that one that only moved stays what it was.
      const is = resolveDependency({ ...dependency, pin: was.fingerprint }, now);
      if (is.kind !== 'found') return [{ sop: head, dependency, change: 'gone' }];
      if (dependency.sop !== undefined && isInForce(dependency.sop, earlier) && !isInForce(dependency.sop, later)) return [{ sop: head, dependency, change: 'out of force' }];
      return is.fingerprint === was.fingerprint || is.fingerprint === dependency.pin ? [] : [{ sop: head, dependency, change: 'altered' }];
    });
  });
}

function isInForce(id: string, sops: SopIndex): boolean {
  const status = sops.byId.get(id)?.status;
  return status === 'active' || status === 'deprecated';
}

function indexOf({ surveys, unreadable }: SurveyedPlaybook): SopIndex {
  return makeSopIndex(surveys.map(({ head }) => head), unreadable);
}

const WORDS: Readonly<Record<Suspect['change'], string>> = { altered: 'alters', gone: 'takes away', 'out of force': 'puts out of force' };

/** What the owners of suspect SOPs should know. */
export function suspectNotices(suspects: readonly Suspect[], registries: Registries): Notice[] {
  return suspects.map(({ sop, dependency, change }) => ({
    path: sop.path,
    message: `suspect: it takes ${describeDependency(dependency)}, which this change ${WORDS[change]}; ${ownerOf(sop, registries)} should check it, then run sop review ${sop.id}`,
  }));
}

/** The owner role with those who hold it for good, the same on any day: "the RevOps lead (@revops-lead)". */
export function ownerOf({ owner }: SopHead, { roles }: Registries): string {
  if (owner === undefined) return 'its owner';
  const role = roles?.entries.get(owner);
  const holders = (role?.holders ?? []).filter(({ until }) => until === undefined).map(({ handle }) => handle);
  return `the ${role?.title ?? owner}${holders.length > 0 ? ` (${holders.join(', ')})` : ''}`;
}
