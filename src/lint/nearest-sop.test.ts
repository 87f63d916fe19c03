import { expect, test } from 'vitest';
import { NO_OFFERS } from '../sop/offers.ts';
import { nearestSopId } from './nearest-sop.ts';
import { makeSopIndex, type SopHead } from './sop-index.ts';

const head = (id: string): SopHead => ({ id, path: id, file: `${id}.mdx`, function: '', title: id, status: 'active', fingerprint: '', consumes: [], offers: () => NO_OFFERS, anchors: [] });
const index = (...ids: string[]) => makeSopIndex(ids.map(head), []);

test.each([
  ['qualify-leads', 'qualify-lead'],
  ['qualfy-lead', 'qualify-lead'],
  ['Route-Lead', 'route-lead'],
  ['rout-lead', 'route-lead'],
  ['renew', 'renews'],
  ['approve-discnt', 'approve-discount'],
  ['something-else', undefined],
  ['', undefined],
])('%s probably means %s', (written, meant) => {
  expect(nearestSopId(written, index('route-lead', 'qualify-lead', 'approve-discount', 'renews', 'clean-crm-data'))).toBe(meant);
});

test('finds a slip among thousands of like ids without comparing with all', () => {
  const ids = Array.from({ length: 5000 }, (_, number) => `route-lead-${number}`);
  expect(nearestSopId('approve-discunt', index(...ids, 'approve-discount'))).toBe('approve-discount');
});
