import { describe, expect, test } from 'vitest';
import type { InMemoryCommit } from '../history/in-memory-history.ts';
import { siteOfCommits } from './changes-example.ts';
import { changesFeed } from './changes-feed.ts';
import { exampleText } from './example-site.ts';

const SETTINGS = { siteUrl: 'https://sops.example.com/team', title: 'Ours & theirs' };
const owned = (owner: string, title: string) => exampleText(`title: ${title}\nowner: ${owner}`);
const titles = (feed: string) => [...feed.matchAll(/<title type="html"><!\[CDATA\[(.*?)\]\]><\/title>/g)].map(([, title]) => title);
const commits: readonly InMemoryCommit[] = [
  { files: { 'sops/revops/a.mdx': owned('cro', 'A'), 'sops/sales/b.mdx': owned('sdr', 'B'), 'sops/sales/c.mdx': owned('sdr', 'C') } },
  { files: { 'sops/revops/a.mdx': owned('revops-lead', 'A') } },
  { files: { 'sops/sales/c.mdx': exampleText('title: C\nowner: sdr\nstatus: retired') } },
];

describe('a feed', () => {
  test('of a function holds its changes, under its own name and address', async () => {
    const feed = changesFeed(await siteOfCommits(commits, { settings: SETTINGS }), { function: 'sales' });
    expect(titles(feed)).toEqual(['C: Status changed: active → retired', 'B: SOP added: B', 'C: SOP added: C']);
    expect(feed).toContain('<id>https://sops.example.com/team/changes/sales/</id>');
    expect(feed).toContain('<link rel="self" href="https://sops.example.com/team/changes/sales/atom.xml"/>');
    expect(feed).toContain('Changes to Ours &amp; theirs: Sales');
    expect(feed).toContain('<link href="https://sops.example.com/team/sops/c/history/#change-300000000000"/>');
  });

  test('of a role holds what concerns it: also that an SOP was retired, and that one was taken from it', async () => {
    const site = await siteOfCommits(commits, { settings: SETTINGS });
    expect(titles(changesFeed(site, { role: 'sdr' }))).toEqual(['C: Status changed: active → retired', 'B: SOP added: B', 'C: SOP added: C']);
    expect(titles(changesFeed(site, { role: 'cro' }))).toEqual(['A: Owner changed: CRO → RevOps lead']);
    expect(titles(changesFeed(site, { role: 'revops-lead' }))).toEqual(['A: Owner changed: CRO → RevOps lead', 'A: SOP added: A']);
    expect(changesFeed(site, { role: 'sdr' })).toContain('<id>https://sops.example.com/team/roles/sdr/</id>');
  });

  test('holds the newest fifty, and the same bytes whenever it is made', async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ files: { 'sops/sales/b.mdx': owned('sdr', `B${index}`) } }));
    const feed = changesFeed(await siteOfCommits(many, { settings: SETTINGS }));
    expect(titles(feed)).toHaveLength(50);
    expect(titles(feed)[0]).toBe('B59: Title changed: B58 → B59');
    expect(changesFeed(await siteOfCommits(many, { settings: SETTINGS, today: '2027-05-05' }))).toBe(feed);
  });

  test('of nobody is a feed without entries', async () => {
    expect(titles(changesFeed(await siteOfCommits(commits), { role: 'cfo' }))).toEqual([]);
  });
});
