import { describe, expect, test } from 'vitest';
import type { InMemoryCommit } from '../history/in-memory-history.ts';
import { siteOfCommits } from './changes-example.ts';
import { exampleText, sealedReview } from './example-site.ts';
import { entryHref } from './history-pages.ts';
import { htmlBytes } from './html-bytes.ts';
import type { Stretch } from './mark-differences.ts';
import { sopHistoryModel, sopHistoryPaths } from './sop-history-model.ts';

const FILE = 'sops/revops/route-lead.mdx';
const HEAD = 'title: Route a lead\nowner: revops-lead';
const steps = (...lines: readonly string[]) => `## Steps\n\n${lines.map((line, index) => `${index + 1}. ${line}`).join('\n')}\n`;
const OLD = exampleText(HEAD, steps('**SDR:** Call the lead within 15 minutes.', 'Write down the answer.'));
const NEW = exampleText(HEAD.replace('revops-lead', 'sdr'), steps('**SDR:** Call the lead within 10 minutes.', 'Write down the answer.', 'Close the task.'));
const REVIEWED = exampleText(`${HEAD}\n${sealedReview(HEAD, steps('Call.'), '2026-01-01', 'dry-run')}`, steps('Call.'));

const told = (stretches: readonly Stretch[] | undefined) => stretches?.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

async function history(commits: readonly InMemoryCommit[], page = 1) {
  return sopHistoryModel(await siteOfCommits(commits, { settings: { forge: { url: 'https://gitlab.com/a/b' } } }), 'route-lead', page);
}

describe('the history of an SOP', () => {
  test('tells each change by its part, with the texts before and after and the words that differ', async () => {
    const { entries } = await history([{ files: { [FILE]: OLD } }, { files: { [FILE]: NEW }, pullRequest: 12, authors: ['Ada', 'Ben'] }]);
    const [newest, first] = entries;
    expect(newest).toMatchObject({
      anchor: 'change-200000000000', date: '2026-01-02', authors: 'Ada and Ben', severity: 'retrain', tag: 'Read again',
      pullRequest: { label: '#12', href: 'https://gitlab.com/a/b/-/merge_requests/12' },
      commitHref: `https://gitlab.com/a/b/-/commit/${'2'.padEnd(40, '0')}`,
    });
    expect(newest?.groups.map(({ tag, differences }) => [tag, differences.map(({ title, before, after }) => [title, told(before), told(after)])])).toEqual([
      ['Read again', [
        ['Step 1 reworded', 'Call the lead within [15] minutes.', 'Call the lead within [10] minutes.'],
        ['Step 3 added', undefined, 'Close the task.'],
      ]],
      ['Take note', [['Owner changed', '[RevOps lead]', '[SDR]']]],
    ]);
    expect(first).toMatchObject({ headline: 'SOP added: Route a lead', tag: 'Take note', groups: [{ differences: [] }] });
  });

  test('counts what a commit did as one update, however much it changed', async () => {
    expect((await history([{ files: { [FILE]: OLD } }, { files: { [FILE]: NEW } }])).lede).toBe('2 updates so far, the newest first, with the texts before and after.');
    expect((await history([{ files: { [FILE]: OLD } }])).lede).toMatch(/^One update so far/);
  });

  test('shows the cells of a decision in a line each', async () => {
    const table = (amount: string) => exampleText(HEAD, `## Steps\n\n1. Call.\n\n## Decisions\n\n| If | Then |\n|---|---|\n| The deal is above ${amount} | Ask the CRO |\n`);
    const { entries } = await history([{ files: { [FILE]: table('10 k') } }, { files: { [FILE]: table('20 k') } }]);
    const [decision] = entries[0]?.groups[0]?.differences ?? [];
    expect([told(decision?.before), told(decision?.after)]).toEqual(['The deal is above [10] k\nAsk the CRO', 'The deal is above [20] k\nAsk the CRO']);
    expect(entries[0]?.headline).not.toContain('|');
  });

  test('tells a review as one: on what day, by whom and how', async () => {
    const { entries } = await history([{ files: { [FILE]: exampleText(HEAD, steps('Call.')) } }, { files: { [FILE]: REVIEWED } }]);
    expect(entries[0]).toMatchObject({
      tag: 'Review', headline: 'Reviewed on 2026-01-01 by @revops-lead in a dry run',
      groups: [{ tag: 'Review', differences: [] }],
    });
  });

  test('keeps its pages small, whatever a commit holds, and loses nothing', async () => {
    const long = (word: string) => Array.from({ length: 150 }, (_, index) => `**SDR:** Write "<${word}>" & call lead ${index} about ${'a matter that takes long to tell, '.repeat(1 + (index % 9))}now.`);
    const commits = [{ files: { [FILE]: exampleText(HEAD, steps(...long('old'))) } }, { files: { [FILE]: exampleText(HEAD, steps(...long('new'))) } }, { files: { [FILE]: exampleText(HEAD, steps('Call.', ...long('new'))) } }];
    const site = await siteOfCommits(commits);
    const paths = sopHistoryPaths(site);
    expect(paths.length).toBeGreaterThan(3);
    expect(paths[1]).toEqual({ address: 'route-lead', path: '2', page: 2 });
    const pages = paths.map(({ address, page }) => sopHistoryModel(site, address, page));
    for (const page of pages) expect(htmlBytes(JSON.stringify(page))).toBeLessThan(30_000);
    const differences = pages.flatMap(({ entries }) => entries.flatMap(({ groups }) => groups.flatMap((group) => group.differences)));
    expect(differences.filter(({ title }) => title.endsWith('reworded'))).toHaveLength(150);
    const second = pages[1]?.entries[0];
    expect(second).toMatchObject({ anchor: undefined, rest: '/sops/route-lead/history/3/' });
    expect(pages.flatMap(({ entries }) => entries.flatMap(({ anchor }) => anchor ?? []))).toHaveLength(3);
    const [, , added] = site.history.entries;
    expect(added && entryHref(added, site)).toBe(`/sops/route-lead/history/${paths.length}/#change-100000000000`);
  });

  test('has no page where nothing is on record, and none of an SOP that is gone', async () => {
    expect(sopHistoryPaths(await siteOfCommits([]))).toEqual([]);
    const gone = await siteOfCommits([{ files: { [FILE]: OLD } }, { files: { [FILE]: null } }]);
    expect(sopHistoryPaths(gone)).toEqual([]);
    expect(gone.history.entries.map((entry) => entryHref(entry, gone))).toEqual([undefined, undefined]);
  });
});
