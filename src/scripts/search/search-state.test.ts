import { expect, test } from 'vitest';
import { describeResults, filtersOf, readState, renderState, wantsTerms, type SearchState } from './search-state.ts';

const NOTHING = { function: [], owner: [], system: [], freshness: [] };
const state = (parts: Partial<SearchState>): SearchState => ({ query: '', chosen: NOTHING, drafts: false, ...parts });

test('an address reads back as it was written', () => {
  const asked = state({ query: 'hand off & close', chosen: { ...NOTHING, owner: ['SDR', 'RevOps lead'], freshness: ['Up to date'] }, drafts: true });
  expect(readState(renderState(asked))).toEqual(asked);
});

test('asking nothing leaves the address bare', () => {
  expect(renderState(state({}))).toBe('');
});

test('drafts stay out until they are asked for', () => {
  expect(filtersOf(state({ query: 'lead' }))).toEqual({ kind: 'SOP', draft: 'no' });
  expect(filtersOf(state({ query: 'lead', drafts: true }))).toEqual({ kind: 'SOP' });
});

test('the glossary answers to words, and not where the list is narrowed', () => {
  expect(wantsTerms(state({ query: 'lead' }))).toBe(true);
  expect(wantsTerms(state({ query: ' ' }))).toBe(false);
  expect(wantsTerms(state({ query: 'lead', chosen: { ...NOTHING, owner: ['SDR'] } }))).toBe(false);
});

test('values of one facet widen it, and a facet can be left open to count it', () => {
  const asked = state({ query: 'lead', chosen: { ...NOTHING, owner: ['SDR', 'AE'], system: ['CRM'] } });
  expect(filtersOf(asked)).toEqual({ kind: 'SOP', draft: 'no', owner: { any: ['SDR', 'AE'] }, system: { any: ['CRM'] } });
  expect(filtersOf(asked, 'owner')).toEqual({ kind: 'SOP', draft: 'no', system: { any: ['CRM'] } });
});

test('the sentence says what was found and where it was looked for', () => {
  const asked = state({ query: ' lead ', chosen: { ...NOTHING, owner: ['SDR'] } });
  expect(describeResults(asked, 2)).toBe('2 found for “lead”, narrowed to SDR.');
  expect(describeResults(state({ query: 'zebra' }), 0)).toBe('Nothing found for “zebra”.');
});
