import { dependenciesOf, type Dependency, type DependencySources } from '../playbook/dependencies.ts';
import { priorityOf } from '../playbook/playbook.ts';
import type { Registries, UnreadableFile } from '../playbook/playbook.ts';
import { fingerprintOf } from '../sop/fingerprint.ts';
import { headingSlugs } from '../sop/heading-slugs.ts';
import { keptWith } from '../sop/kept-with.ts';
import { offersOf, type Offers } from '../sop/offers.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { SopStatus } from '../sop/schema.ts';
import type { Step } from '../sop/steps.ts';

/** What the rest of a playbook needs to know of one SOP: plain data that survives JSON, but for what is read when it is asked for. */
export interface SopHead {
  readonly id: string;
  readonly path: string;
  /** Within the content folder. */
  readonly file: string;
  readonly function: string;
  readonly title: string;
  readonly status: SopStatus;
  readonly owner?: string | undefined;
  readonly version?: string | undefined;
  /** Revenue impact times key-person dependency, 1 to 25. */
  readonly priority?: number | undefined;
  readonly fingerprint: string;
  /** What the review record says was reviewed. */
  readonly reviewedFingerprint?: string | undefined;
  /** In the order of `dependsOn`. */
  readonly consumes: readonly Dependency[];
  /** What others can take from it; asked for of few. */
  readonly offers: () => Offers;
  /** What a link into it can point at: its headings, and its steps as `step-3`, or `list-2-step-3` where numbers repeat. */
  readonly anchors: readonly string[];
}

/** Every SOP of a playbook by its names. */
export interface SopIndex {
  /** Where two files claim one id, the first by path holds it. */
  readonly byId: ReadonlyMap<string, SopHead>;
  /** By the path within the content folder, in Unicode's composed form. */
  readonly byFile: ReadonlyMap<string, SopHead>;
  readonly unreadable: readonly UnreadableFile[];
}

export const headOf: (sop: Sop) => SopHead = keptWith((sop) => {
  const { owner, version, review } = sop.meta;
  return {
    id: sop.id,
    path: sop.path,
    file: sop.file,
    function: sop.function,
    title: sop.title,
    status: sop.status,
    owner,
    version,
    priority: priorityOf(sop),
    fingerprint: fingerprintOf(sop),
    reviewedFingerprint: review?.fingerprint,
    consumes: dependenciesOf(sop.meta),
    offers: () => offersOf(sop),
    anchors: anchorsOf(sop),
  };
});

/** @param heads in the order of their paths. */
export function makeSopIndex(heads: readonly SopHead[], unreadable: readonly UnreadableFile[]): SopIndex {
  const byId = new Map<string, SopHead>();
  for (const head of heads) if (!byId.has(head.id)) byId.set(head.id, head);
  return { byId, byFile: new Map(heads.map((head) => [head.file.normalize('NFC'), head])), unreadable };
}

/** Where the dependencies of the SOPs of an index lead. */
export function dependencySources({ byId }: Pick<SopIndex, 'byId'>, { glossary }: Pick<Registries, 'glossary'>): DependencySources {
  return {
    glossary,
    offers: (id) => {
      const head = byId.get(id);
      return head && { whole: head.fingerprint, offers: head.offers() };
    },
  };
}

function anchorsOf(sop: Sop): string[] {
  const anchors = new Set(headingSlugs(sop.tree).values());
  const add = (step: Step): void => {
    const own = `step-${step.number.replaceAll('.', '-')}`;
    anchors.add(anchors.has(own) ? `list-${step.block + 1}-${own}` : own);
    step.substeps.forEach(add);
  };
  sop.steps.forEach(add);
  return [...anchors];
}
