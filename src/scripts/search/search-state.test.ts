import { expect, test } from 'vitest';
import { describeResults, filtersOf, readState, renderState, type SearchState } from './search-state.ts';

const NOTHING = { function: [], owner: [], system: [], freshness: [] };
const state = (parts: Partial<SearchState>): SearchState => ({ query: '', chosen: NOTHING, drafts: false, ...parts });

test('an address reads back as it was written', () => {
  const asked = state({ query: 'hand off & close', chosen: { ...NOTHING, owner: ['SDR', 'RevOps lead'], freshness: ['Up to date'] }, drafts: true });
  expect(readState(renderState(asked))).toEqual(asked);
});

test('asking nothing leaves the address bare', () => {
  expect(renderState(state({}))).toBe('');
});

test('drafts and glossary terms stay out until they are asked for', () => {
  expect(filtersOf(state({}))).toEqual({ draft: 'no', kind: 'SOP' });
  expect(filtersOf(state({ query: 'lead', drafts: true }))).toEqual({});
});

test('values of one facet widen it, and a facet can be left open to count it', () => {
  const asked = state({ query: 'lead', chosen: { ...NOTHING, owner: ['SDR', 'AE'], system: ['CRM'] } });
  expect(filtersOf(asked)).toEqual({ draft: 'no', owner: { any: ['SDR', 'AE'] }, system: { any: ['CRM'] } });
  expect(filtersOf(asked, 'owner')).toEqual({ draft: 'no', system: { any: ['CRM'] } });
});

test('the sentence says what was found and where it was looked for', () => {
  const asked = state({ query: ' lead ', chosen: { ...NOTHING, owner: ['SDR'] } });
  expect(describeResults(asked, 2)).toBe('2 found for “lead”, narrowed to SDR.');
  expect(describeResults(state({ query: 'zebra' }), 0)).toBe('Nothing found for “zebra”.');
});
