import type { Sop } from '../sop/parse-sop.ts';
import { dependenciesOf, resolveDependency, sourcesOf, stateOfDependency, type Dependency, type DependencyState } from './dependencies.ts';
import type { Playbook } from './playbook.ts';

/** One thing that one SOP takes. */
export interface DependencyEdge {
  readonly taker: Sop;
  /** The SOP that it is taken from; undefined for a term of the glossary, and for an SOP that is not there. */
  readonly giver: Sop | undefined;
  readonly dependency: Dependency;
  readonly state: DependencyState;
  /** What it says today; undefined where it cannot be found. */
  readonly fingerprint: string | undefined;
  /** What a step that moved is called today; undefined where it is called as it is written. */
  readonly nowCalled: string | undefined;
}

/** Who takes what from whom: by the SOP that takes it, in the order of the playbook. */
export interface DependencyGraph {
  readonly edges: readonly DependencyEdge[];
  /** What an SOP takes. */
  takenBy(sopId: string): readonly DependencyEdge[];
  /** What others take from an SOP. */
  givenBy(sopId: string): readonly DependencyEdge[];
}

export function dependencyGraph(playbook: Playbook): DependencyGraph {
  const sources = sourcesOf(playbook);
  const edges = [...playbook.byId.values()].flatMap((taker) =>
    dependenciesOf(taker.meta).map((dependency): DependencyEdge => {
      const resolution = resolveDependency(dependency, sources);
      const giver = dependency.sop === undefined ? undefined : playbook.byId.get(dependency.sop);
      return { taker, giver, dependency, state: stateOfDependency(dependency, resolution), fingerprint: resolution.kind === 'found' ? resolution.fingerprint : undefined, nowCalled: resolution.kind === 'found' ? resolution.name : undefined };
    }),
  );
  const byTaker = Map.groupBy(edges, ({ taker }) => taker.id);
  const byGiver = Map.groupBy(edges, ({ giver }) => giver?.id ?? '');
  return { edges, takenBy: (id) => byTaker.get(id) ?? [], givenBy: (id) => (id === '' ? [] : (byGiver.get(id) ?? [])) };
}

/** Ids of the SOPs that a change of one may reach by way of others, nearest first, each with the SOP that it takes from. */
export function reachedFrom(sopId: string, graph: DependencyGraph): { readonly sop: Sop; readonly through: string }[] {
  const seen = new Set([sopId, ...graph.givenBy(sopId).map(({ taker }) => taker.id)]);
  const found: { sop: Sop; through: string }[] = [];
  let open = [...seen].slice(1);
  while (open.length > 0) {
    const next = open.flatMap((through) => graph.givenBy(through).map(({ taker }) => ({ sop: taker, through })));
    open = [];
    for (const reached of next) {
      if (seen.has(reached.sop.id)) continue;
      seen.add(reached.sop.id);
      found.push(reached);
      open.push(reached.sop.id);
    }
  }
  return found;
}
