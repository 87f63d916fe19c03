import type { EngineFilters } from './engine.ts';

export const FACETS = ['function', 'owner', 'system', 'freshness'] as const;
export type Facet = (typeof FACETS)[number];

/** What the reader asked for; all of it stands in the address, so that a search can be sent to someone. */
export interface SearchState {
  readonly query: string;
  readonly chosen: Readonly<Record<Facet, readonly string[]>>;
  readonly drafts: boolean;
}

export function readState(search: string): SearchState {
  const given = new URLSearchParams(search);
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, given.getAll(facet)])) as unknown as SearchState['chosen'];
  return { query: given.get('q') ?? '', chosen, drafts: given.get('drafts') === 'yes' };
}

/** The state as the query part of an address, with its `?`; empty when nothing is asked. */
export function renderState({ query, chosen, drafts }: SearchState): string {
  const told = new URLSearchParams();
  if (query !== '') told.set('q', query);
  for (const facet of FACETS) for (const value of chosen[facet]) told.append(facet, value);
  if (drafts) told.set('drafts', 'yes');
  const text = told.toString();
  return text === '' ? '' : `?${text}`;
}

/**
 * The filters of a search among SOPs.
 *
 * @param except leaves one facet open, to count what each of its values would give.
 */
export function filtersOf({ chosen, drafts }: SearchState, except?: Facet): EngineFilters {
  const narrowed = FACETS.filter((facet) => facet !== except && chosen[facet].length > 0);
  return {
    kind: 'SOP',
    ...(drafts ? {} : { draft: 'no' }),
    ...Object.fromEntries(narrowed.map((facet) => [facet, { any: chosen[facet] }])),
  };
}

/** Glossary terms answer to words, and have none of the facets. */
export const TERM_FILTERS: EngineFilters = { kind: 'Term' };

export function wantsTerms({ query, chosen }: SearchState): boolean {
  return query.trim() !== '' && FACETS.every((facet) => chosen[facet].length === 0);
}

/** What was found, in a sentence that is also read aloud. */
export function describeResults({ query, chosen }: SearchState, count: number): string {
  const narrowed = FACETS.flatMap((facet) => chosen[facet]);
  const found = `${count === 0 ? 'Nothing' : count} found`;
  const words = query.trim() === '' ? '' : ` for “${query.trim()}”`;
  return `${found}${words}${narrowed.length > 0 ? `, narrowed to ${narrowed.join(', ')}` : ''}.`;
}
