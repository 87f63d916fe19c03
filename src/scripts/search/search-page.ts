import { loadEngine, type EngineResults, type FilterCounts, type Pagefind } from './engine.ts';
import { makeFacetPanel, type FacetPanel } from './facets.ts';
import { makeHit, makeTerm } from './hits.ts';
import { connectArrowKeys } from './arrow-keys.ts';
import { describeResults, FACETS, filtersOf, readState, renderState, TERM_FILTERS, wantsTerms, type Facet, type SearchState } from './search-state.ts';

const PAGE = 10;
const TERMS = 2;
const PAUSE = 80;
const NARROW = '(max-width: 61.99rem)';

interface Parts {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly drafts: HTMLInputElement;
  readonly facets: HTMLDetailsElement;
  readonly status: HTMLElement;
  readonly terms: HTMLElement;
  readonly list: HTMLElement;
  readonly more: HTMLButtonElement;
}

/** Runs the search page: its address, its filters and its results always say the same. */
export async function connectSearchPage(root: HTMLElement): Promise<void> {
  const parts = findParts(root);
  let state = readState(location.search);
  parts.input.value = state.query;
  parts.drafts.checked = state.drafts;
  parts.input.focus();
  if (matchMedia(NARROW).matches) parts.facets.open = false;
  const { engine, known } = await readIndex(parts.status);
  const panel = makeFacetPanel(root, known);
  const search = makeSearch(engine, panel, parts);
  const update = () => {
    state = { query: parts.input.value, chosen: panel.readChosen(), drafts: parts.drafts.checked };
    history.replaceState(null, '', location.pathname + renderState(state));
    return search(state);
  };
  let pause: ReturnType<typeof setTimeout> | undefined;
  parts.input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(update, PAUSE);
  });
  parts.form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(pause);
    void update().then(() => parts.list.querySelector('a')?.focus());
  });
  parts.form.addEventListener('change', (event) => {
    if (event.target !== parts.input) void update();
  });
  connectArrowKeys(parts.input, parts.list);
  await search(state);
}

async function readIndex(status: HTMLElement): Promise<{ engine: Pagefind; known: FilterCounts }> {
  try {
    const engine = await loadEngine();
    return { engine, known: await engine.filters() };
  } catch (cause) {
    status.textContent = 'The search index could not be loaded. Reload the page, or look under functions, roles and glossary.';
    throw cause;
  }
}

/** One search at a time: what a later one overtakes is dropped. */
function makeSearch(engine: Pagefind, panel: FacetPanel, { status, terms, list, more }: Parts) {
  let latest = 0;
  return async (state: SearchState): Promise<void> => {
    const own = ++latest;
    const query = state.query.trim() === '' ? null : state.query;
    const found = await engine.search(query, { filters: filtersOf(state) });
    if (own !== latest) return;
    const [first, counts, meanings] = await Promise.all([
      readHits(found, 0, query !== null),
      countFacets(engine, query, state, found),
      query !== null && wantsTerms(state) ? readTerms(engine, query) : [],
    ]);
    if (own !== latest) return;
    terms.replaceChildren(...meanings);
    list.replaceChildren(...first);
    panel.show(state, counts);
    status.textContent = describeResults(state, found.results.length);
    const offerMore = () => (more.hidden = list.children.length >= found.results.length);
    offerMore();
    more.onclick = async () => {
      const next = await readHits(found, list.children.length, query !== null);
      if (own !== latest) return;
      list.append(...next);
      next[0]?.querySelector('a')?.focus();
      offerMore();
    };
  };
}

async function readHits({ results }: EngineResults, from: number, hasQuery: boolean): Promise<HTMLLIElement[]> {
  const fragments = await Promise.all(results.slice(from, from + PAGE).map((result) => result.data()));
  return fragments.map((fragment) => makeHit(document, fragment, hasQuery));
}

async function readTerms(engine: Pagefind, query: string): Promise<HTMLLIElement[]> {
  const { results } = await engine.search(query, { filters: TERM_FILTERS });
  const fragments = await Promise.all(results.slice(0, TERMS).map((result) => result.data()));
  return fragments.map((fragment) => makeTerm(document, fragment));
}

/** How many results each value would give beside the choices in the other facets. */
async function countFacets(engine: Pagefind, query: string | null, state: SearchState, found: EngineResults) {
  const counted = FACETS.map(async (facet) => {
    const open = state.chosen[facet].length > 0 ? await engine.search(query, { filters: filtersOf(state, facet) }) : found;
    return [facet, open.filters[facet] ?? {}] as const;
  });
  return Object.fromEntries(await Promise.all(counted)) as Record<Facet, Readonly<Record<string, number>>>;
}

function findParts(root: HTMLElement): Parts {
  const find = <Found extends HTMLElement>(selector: string): Found => {
    const found = root.querySelector<Found>(selector);
    if (!found) throw new Error(`The search page has no ${selector}`);
    return found;
  };
  return {
    form: find('form'),
    input: find('input[type="search"]'),
    drafts: find('input[name="drafts"]'),
    facets: find('.facets'),
    status: find('[role="status"]'),
    terms: find('[data-terms]'),
    list: find('[data-results]'),
    more: find('[data-more]'),
  };
}
