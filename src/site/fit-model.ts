import type { DependencyEdge } from '../playbook/dependency-graph.ts';
import { describeDependency, type DependencyState } from '../playbook/dependencies.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { GLOSSARY, historyHref, sopHref, termHref } from './addresses.ts';
import { entriesOf } from './history-pages.ts';
import type { Site } from './site.ts';
import type { FitModel, FitNeighbour, FitPart, Link, RoleLink, SopPageModel } from './view-models.ts';

/** Neighbours drawn on each side; a page stays small however many lean on an SOP. */
const MOST_NEIGHBOURS = 8;
const MOST_PARTS = 4;

const REMARKS: Readonly<Record<DependencyState, string | undefined>> = {
  current: undefined,
  suspect: 'changed since this was last checked',
  unpinned: 'not checked yet',
  lost: 'not found under this name',
  unknown: 'not there',
};

/** What an SOP takes from other SOPs and the glossary, and what they take from it; undefined where there is neither. */
export function fitModel(sop: Sop, site: Site): FitModel | undefined {
  const takes = neighbours(site, site.graph.takenBy(sop.id), (edge) => giverOf(edge));
  const gives = neighbours(site, site.graph.givenBy(sop.id), ({ taker }) => ({ label: taker.title, href: sopHref(taker.id) }));
  if (takes.length + gives.length === 0) return undefined;
  return { title: sop.title, takes: takes.slice(0, MOST_NEIGHBOURS), gives: gives.slice(0, MOST_NEIGHBOURS), more: moreOf(takes.length, gives.length, sop.id) };
}

type Name = Pick<FitNeighbour, 'label' | 'href'>;

function giverOf({ giver, dependency }: DependencyEdge): Name {
  if (dependency.sop === undefined) return { label: 'Glossary', href: GLOSSARY };
  return { label: giver?.title ?? dependency.sop, href: giver && sopHref(giver.id) };
}

/** One neighbour for all that passes between two SOPs. */
function neighbours(site: Site, edges: readonly DependencyEdge[], nameOf: (edge: DependencyEdge) => Name): FitNeighbour[] {
  const groups = Map.groupBy(edges, (edge) => JSON.stringify(nameOf(edge)));
  return [...groups.values()].map((group) => ({ ...nameOf(group[0] as DependencyEdge), parts: partsOf(group, site) }));
}

function partsOf(edges: readonly DependencyEdge[], site: Site): FitPart[] {
  const shown = edges.slice(0, MOST_PARTS).map((edge): FitPart => {
    const { dependency, state, taker } = edge;
    return {
      text: dependency.part?.kind === 'step' ? `Step ${dependency.part.name}` : (dependency.part?.name ?? 'All of it'),
      href: dependency.sop === undefined && dependency.part ? termHref(dependency.part.name) : undefined,
      remark: REMARKS[state],
      check: state === 'suspect' ? { changes: changesOf(edge, site), ask: ownerOf(taker, site) } : undefined,
    };
  });
  const left = edges.length - shown.length;
  return left === 0 ? shown : [...shown, { text: `and ${left} more`, href: undefined, remark: edges.slice(MOST_PARTS).some(({ state }) => state !== 'current') ? 'some to be checked' : undefined, check: undefined }];
}

function moreOf(takes: number, gives: number, id: string): string | undefined {
  const left = Math.max(0, takes - MOST_NEIGHBOURS) + Math.max(0, gives - MOST_NEIGHBOURS);
  return left === 0 ? undefined : `${left} more: sop deps ${id}`;
}

/** What the page says at once of what has changed around an SOP; undefined where nothing has. */
export function suspectNotice(sop: Sop, site: Site): SopPageModel['suspect'] {
  const suspects = site.graph.takenBy(sop.id).filter(({ state }) => state === 'suspect');
  if (suspects.length === 0 || sop.status === 'retired') return undefined;
  return {
    parts: suspects.slice(0, MOST_PARTS).map((edge) => ({ text: describeDependency({ ...edge.dependency, sop: edge.giver?.title ?? edge.dependency.sop }), changes: changesOf(edge, site) })),
    more: Math.max(0, suspects.length - MOST_PARTS),
    ask: ownerOf(sop, site),
  };
}

/** Where to see how what was taken has changed. */
function changesOf({ dependency, giver }: DependencyEdge, site: Site): Link | undefined {
  if (giver) return entriesOf(giver.id, site).length === 0 ? undefined : { label: 'What changed', href: historyHref(giver.id) };
  return dependency.sop === undefined && dependency.part ? { label: 'What it means now', href: termHref(dependency.part.name) } : undefined;
}

function ownerOf({ meta: { owner } }: Sop, site: Site): RoleLink | undefined {
  return owner === undefined ? undefined : site.roles.linkTo(owner);
}
