/** The parts of Pagefind's browser interface that the search page uses. */
export interface Pagefind {
  filters(): Promise<FilterCounts>;
  search(query: string | null, options: { readonly filters: EngineFilters }): Promise<EngineResults>;
}

/** Facet -> value -> number of results. */
export type FilterCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export type EngineFilters = Readonly<Record<string, string | { readonly any: readonly string[] }>>;

export interface EngineResults {
  readonly results: readonly { readonly id: string; data(): Promise<Fragment> }[];
  readonly filters: FilterCounts;
}

/** One page that matched. */
export interface Fragment {
  readonly url: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly excerpt: string;
  readonly anchors: readonly Anchor[];
  readonly sub_results: readonly SubResult[];
}

export interface Anchor {
  readonly element: string;
  readonly id: string;
  readonly text: string;
  /** Counted in words from the start of the page. */
  readonly location: number;
}

/** One part of a page, from a heading to the next, that holds matches. */
export interface SubResult {
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  readonly anchor?: Anchor;
  readonly weighted_locations: readonly { readonly balanced_score: number }[];
}

interface PagefindModule {
  createInstance(options: { readonly excerptLength: number; readonly noWorker: boolean }): Pagefind;
}

/**
 * Loads the engine and its index from the site itself; rejects where the site was built without one. A worker of its
 * own would cost as much to load again as the engine, for searches of a few milliseconds.
 */
export async function loadEngine(): Promise<Pagefind> {
  const address = '/pagefind/pagefind.js';
  const { createInstance } = (await import(/* @vite-ignore */ address)) as PagefindModule;
  return createInstance({ excerptLength: 24, noWorker: true });
}
