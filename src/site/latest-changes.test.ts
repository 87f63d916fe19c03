import { expect, test } from 'vitest';
import { siteOfCommits } from './changes-example.ts';
import { exampleText, type ExampleOptions } from './example-site.ts';
import { sinceRead } from './latest-changes.ts';

const FILE = 'sops/revops/route-lead.mdx';
const text = (steps: number, note = 'A.') => exampleText('title: Route a lead', `## Steps\n\n${Array.from({ length: steps }, (_, index) => `${index + 1}. Call lead ${index}.`).join('\n')}\n\n## Notes\n\n${note}\n`);

async function since(texts: readonly string[], settings: ExampleOptions['settings'] = {}) {
  const site = await siteOfCommits(texts.map((content) => ({ files: { [FILE]: content } })), { settings });
  const sop = site.sopByAddress.get('route-lead');
  return sop && sinceRead(sop, site);
}

test('a returning reader is told of what asks something of them, and not of wording', async () => {
  const model = await since([text(1), text(2), text(2, 'B.')]);
  expect(model?.items).toEqual([
    { date: '2026-01-02', severity: 'retrain', tag: 'Read again', headline: 'Step 2 added: "Call lead 1."', href: '/sops/route-lead/history/#change-200000000000', mark: '2000000000', landed: '2026-01-02T09:00:00Z' },
    { date: '2026-01-01', severity: 'notify', tag: 'Take note', headline: 'SOP added: Route a lead', href: '/sops/route-lead/history/#change-100000000000', mark: '1000000000', landed: '2026-01-01T09:00:00Z' },
  ]);
  expect(model).toMatchObject({ key: expect.stringMatching(/^read:[0-9a-f]{8}:route-lead$/) as string, marks: '3000000000 2000000000 1000000000', landed: '2026-01-03T09:00:00Z', hasMore: false });
  expect(model?.fingerprint).toMatch(/^v1:/);
});

test('a page knows the newest changes only, and says that there are more', async () => {
  const model = await since(Array.from({ length: 28 }, (_, index) => text(index + 1)));
  expect(model?.items).toHaveLength(4);
  expect(model?.marks.split(' ')).toHaveLength(20);
  expect(model?.hasMore).toBe(true);
});

test('sites of one origin keep their marks apart, by their path or by their title', async () => {
  const settings = [{}, { title: 'Ours' }, { title: 'Ours', siteUrl: 'https://example.com/a/' }, { title: 'Ours', siteUrl: 'https://example.com/b/' }];
  const keys = await Promise.all(settings.map(async (own) => (await since([text(1)], own))?.key));
  expect(new Set(keys).size).toBe(settings.length);
});

test('nothing is told where nothing is on record', async () => {
  expect(await since([])).toBeUndefined();
});
