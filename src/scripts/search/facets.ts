import type { FilterCounts } from './engine.ts';
import { FACETS, type Facet, type SearchState } from './search-state.ts';

type Boxes = ReadonlyMap<string, { readonly row: HTMLElement; readonly input: HTMLInputElement; readonly count: HTMLElement }>;

/** The filters beside the results: made once, then counted anew after each search, so that focus stays where it is. */
export interface FacetPanel {
  readChosen(): SearchState['chosen'];
  show(state: SearchState, counts: Readonly<Record<Facet, Readonly<Record<string, number>>>>): void;
}

/** Fills every `[data-facet]` inside the root with a box for each value that the index knows. */
export function makeFacetPanel(root: HTMLElement, known: FilterCounts): FacetPanel {
  const boxes = Object.fromEntries(FACETS.map((facet) => [facet, fillFacet(root, facet, Object.keys(known[facet] ?? {}))])) as Record<Facet, Boxes>;
  return {
    readChosen: () =>
      Object.fromEntries(FACETS.map((facet) => [facet, [...boxes[facet]].filter(([, { input }]) => input.checked).map(([value]) => value)])) as unknown as SearchState['chosen'],
    show(state, counts) {
      for (const facet of FACETS) {
        for (const [value, { row, input, count }] of boxes[facet]) {
          const found = counts[facet][value] ?? 0;
          input.checked = state.chosen[facet].includes(value);
          count.textContent = String(found);
          row.hidden = found === 0 && !input.checked;
        }
      }
    },
  };
}

function fillFacet(root: HTMLElement, facet: Facet, values: readonly string[]): Boxes {
  const holder = root.querySelector<HTMLElement>(`[data-facet="${facet}"]`);
  const list = holder?.querySelector('[data-values]');
  if (!holder || !list) return new Map();
  holder.hidden = values.length === 0;
  const boxes = values.toSorted((a, b) => a.localeCompare(b, 'en')).map((value) => [value, makeBox(root.ownerDocument, facet, value)] as const);
  list.replaceChildren(...boxes.map(([, { row }]) => row));
  return new Map(boxes);
}

function makeBox(document: Document, facet: Facet, value: string) {
  const row = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.name = facet;
  input.value = value;
  const name = document.createElement('span');
  name.textContent = value;
  const count = document.createElement('span');
  count.className = 'figure';
  row.append(input, name, count);
  return { row, input, count };
}
