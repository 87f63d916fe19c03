import { describe, expect, test } from 'vitest';
import type { ChangeLogEntry } from '../changes/change-log.ts';
import { describeGap } from '../history/history-state.ts';
import { compareKeys } from '../scripts/sort-table.ts';
import { changeLogModel, changeLogPaths } from './change-log-model.ts';
import { changesFeed } from './changes-feed.ts';
import { exampleSite, exampleText, sealedReview, type ExampleOptions } from './example-site.ts';
import { functionModel, functionPaths } from './function-model.ts';
import { glossaryModel } from './glossary-model.ts';
import { healthModel } from './health-model.ts';
import { homeModel } from './home-model.ts';
import { roleModel, rolePaths, rolesModel } from './role-model.ts';
import { shellModel } from './shell-model.ts';
import { makeSiteHistory } from './site-history.ts';
import { sopHistoryPaths } from './sop-history-model.ts';
import { sopPageModel } from './sop-page-model.ts';
import type { ReviewsModel } from './view-models.ts';

const STEPS = '## Steps\n\n1. **SDR:** Open.\n2. **sales development representative:** Read.\n3. **SDR:** Close.\n4. **RevOps lead:** Check.\n5. **SDR:** Tell.\n';
const FILES = {
  'sops/revops/route-lead.mdx': exampleText('title: Route a lead\nowner: revops-lead\nimpact: { revenue: 5, keyPerson: 4 }', STEPS),
  'sops/revops/clean-data.mdx': exampleText('title: Clean the data\nowner: revops-lead\nimpact: { revenue: 3, keyPerson: 4 }\nraci: { responsible: [revops-analyst], accountable: revops-lead, informed: [sdr] }'),
  'sops/deal-desk/approve.mdx': exampleText('title: Approve\nowner: cro\napprovals: [{ measure: discount, unit: "%", limit: 100, tiers: [{ min: 0, max: 10, approver: sales-manager }, { min: 10, approver: cro }] }]'),
  'sops/deal-desk/new-idea.mdx': exampleText('title: New idea\nstatus: draft\nowner: revops-lead\nimpact: { revenue: 5, keyPerson: 5 }', STEPS),
  'top.mdx': exampleText('title: At the top\nstatus: deprecated'),
};

function site(options: ExampleOptions = {}) {
  return exampleSite(FILES, options);
}

function entry(id: string, folder: string, more: Partial<ChangeLogEntry> = {}): ChangeLogEntry {
  return {
    commit: { hash: '0123456789', date: '2026-11-20T10:00:00Z', authors: ['Ada'], subject: '', pullRequest: undefined, isBot: false, isIgnored: false, filesTouched: 1, position: 1 },
    sop: { id, function: folder, title: `Old ${id}`, file: `sops/${folder}/${id}.mdx`, live: true },
    path: `sops/${folder}/${id}.mdx`,
    changes: [{ type: 'step-added', severity: 'retrain', text: 'Step 3 added', part: 'Steps' }],
    severity: 'retrain',
    headline: 'Step 3 added',
    mass: false,
    ...more,
  };
}

test.each([['constructor'], ['toString'], ['valueOf'], ['__proto__'], ['hasOwnProperty']])('a function folder named %s is named after itself', (folder) => {
  const odd = exampleSite({ [`sops/${folder}/${folder}.mdx`]: exampleText('title: Odd\nowner: constructor') }, { settings: { functions: { revops: 'RevOps' } } });
  const [entry] = odd.functions;
  expect(entry?.name.toLowerCase()).toBe(folder.replaceAll('_', '').toLowerCase());
  expect(functionModel(odd, entry?.id ?? '').sops.map(({ title }) => title)).toEqual(['Odd']);
  expect(homeModel(odd).functions).toHaveLength(1);
  expect(glossaryModel(odd).terms.length).toBeGreaterThan(0);
});

describe('functions', () => {
  test('stand in the order of the settings, the rest by name, those without an SOP nowhere', () => {
    const { functions } = site({ settings: { functions: { support: 'Support', revops: 'Revenue operations' } } });
    expect(functions.map(({ id, name }) => `${id}: ${name}`)).toEqual(['revops: Revenue operations', 'deal-desk: Deal desk', 'general: General']);
  });

  test('show their SOPs by title and the roles that these name', () => {
    const model = functionModel(site(), 'revops');
    expect(model.sops.map(({ title }) => title)).toEqual(['Clean the data', 'Route a lead']);
    expect(model.roles.map(({ id }) => id)).toEqual(['revops-lead', 'revops-analyst', 'sdr']);
    expect(model).toMatchObject({ title: 'Revops', count: 2, pages: undefined, changesHref: '/changes/revops/' });
  });

  test('with many SOPs have several pages that lead to each other', () => {
    const many = exampleSite(Object.fromEntries(Array.from({ length: 45 }, (_, index) => [`sops/ops/sop-${index}.mdx`, exampleText(`title: SOP ${index}`)])));
    expect(functionPaths(many).map(({ path }) => path)).toEqual(['ops', 'ops/2', 'ops/3']);
    const models = [1, 2, 3].map((page) => functionModel(many, 'ops', page));
    expect(models.map(({ sops }) => sops.length)).toEqual([20, 20, 5]);
    expect(models[1]?.pages).toEqual({ label: 'Page 2 of 3', previous: { label: 'Previous page', href: '/functions/ops/' }, next: { label: 'Next page', href: '/functions/ops/3/' } });
    expect(models[2]?.pages?.next).toBeUndefined();
  });
});

describe('roles', () => {
  test('show what they own, do, approve and hear of', () => {
    const sdr = roleModel(site(), 'sdr');
    expect(sdr.does.map(({ sop, steps }) => [sop.id, steps])).toEqual([['route-lead', 'Steps 1–3, 5']]);
    expect(sdr.hears.map(({ sop, what }) => [sop.id, what])).toEqual([['clean-data', 'Is told of results']]);
    expect(roleModel(site(), 'sales-manager').approves.map(({ what }) => what)).toEqual(['discount 0 to 10 %']);
    expect(roleModel(site(), 'cro')).toMatchObject({ owns: [{ id: 'approve' }], approves: [{ what: 'discount from 10 %' }] });
  });

  test('own drafts and do nothing by them', () => {
    const lead = roleModel(site(), 'revops-lead');
    expect(lead.owns.map(({ id }) => id)).toEqual(['new-idea', 'clean-data', 'route-lead']);
    expect(lead.does.map(({ sop }) => sop.id)).toEqual(['route-lead']);
  });

  test('do all steps where no step names an actor and they are responsible', () => {
    expect(roleModel(site(), 'revops-analyst').does.map(({ sop, steps }) => [sop.id, steps])).toEqual([['clean-data', 'All steps']]);
  });

  test('are held by those who hold them on the day', () => {
    expect(roleModel(site({ today: '2026-01-04' }), 'revops-lead').holders).toEqual([]);
    expect(roleModel(site(), 'revops-lead')).toMatchObject({ holders: ['@revops-lead'], backup: { label: 'RevOps analyst' } });
  });

  test('are those that the SOPs name where there is no registry', () => {
    const bare = site({ bare: true });
    expect(bare.roles.ids).toEqual(['cro', 'revops-analyst', 'revops-lead', 'sales-manager', 'sdr']);
    expect(rolesModel(bare).teams.map(({ team, roles }) => [team, roles.length])).toEqual([['Other roles', 5]]);
    expect(roleModel(bare, 'cro')).toMatchObject({ title: 'Cro', team: undefined, holders: [] });
  });

  test('with much to do have several pages and lose nothing', () => {
    const many = exampleSite(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`sops/ops/sop-${index}.mdx`, exampleText(`title: SOP ${index}\nowner: sdr`, STEPS)])));
    const pages = rolePaths(many).filter(({ id }) => id === 'sdr').map(({ page }) => roleModel(many, 'sdr', page));
    expect(pages.map(({ owns, does }) => owns.length + does.length)).toEqual([28, 28, 24]);
    expect(new Set(pages.flatMap(({ owns }) => owns.map(({ id }) => id))).size).toBe(40);
  });
});

describe('the home page', () => {
  test('counts, and shows the SOPs on which most depends without drafts', () => {
    const model = homeModel(site());
    expect(model.counts).toEqual({ sops: 4, drafts: 1, functions: 3, roles: 6 });
    expect(model.prioritySops.map(({ id, priority }) => [id, priority])).toEqual([['route-lead', 20], ['clean-data', 12]]);
    expect(model).toMatchObject({ title: 'Playbook', latest: [], historyNotice: undefined });
  });

  test('gives a new hire the order of the settings, without drafts and what does not exist', () => {
    const newHire = (settings: ExampleOptions['settings']) => homeModel(site({ settings: settings ?? {} })).newHire.map(({ id }) => id);
    expect(newHire({ newHire: ['approve', 'gone', 'new-idea', 'route-lead'] })).toEqual(['approve', 'route-lead']);
    expect(newHire({})).toEqual(['route-lead', 'clean-data', 'approve']);
  });
});

describe('the change log', () => {
  const entries = [entry('route-lead', 'revops'), entry('gone', 'revops', { sop: { ...entry('gone', 'revops').sop, live: false } }), entry('approve', 'deal-desk')];

  test('shows every change, and can be narrowed to a function', () => {
    expect(changeLogModel(site({ entries })).items.map(({ sop }) => sop)).toEqual([
      { label: 'Route a lead', href: '/sops/route-lead/' },
      { label: 'Old gone', href: '/changes/revops/' },
      { label: 'Approve', href: '/sops/approve/' },
    ]);
    const narrowed = changeLogModel(site({ entries }), { function: 'deal-desk' });
    expect(narrowed.items.map(({ sop }) => sop.label)).toEqual(['Approve']);
    expect(narrowed.function).toEqual({ label: 'Deal desk', href: '/functions/deal-desk/' });
  });

  test('tells a commit over a mass of files in one line', () => {
    const mass = ['route-lead', 'clean-data', 'approve'].map((id) => entry(id, id === 'approve' ? 'deal-desk' : 'revops', { mass: true }));
    expect(changeLogModel(site({ entries: mass })).items).toMatchObject([
      {
        sop: { label: '3 SOPs', href: undefined }, function: 'Several functions', headline: 'Step 3 added', severity: 'retrain', more: 0,
        details: [
          { sop: 'Route a lead', text: 'Step 3 added', tag: 'Read again', severity: 'retrain', href: '/sops/route-lead/history/#change-0123456789' },
          { sop: 'Clean the data', href: '/sops/clean-data/history/#change-0123456789' },
          { sop: 'Approve', href: '/sops/approve/history/#change-0123456789' },
        ],
      },
    ]);
  });

  test('names forty of a mass of SOPs, counts the others, and links to none that is gone', () => {
    const mass = Array.from({ length: 45 }, (_, index) => entry(`gone-${index}`, 'revops', { mass: true, sop: { ...entry(`gone-${index}`, 'revops').sop, live: false } }));
    const [item] = changeLogModel(site({ entries: mass })).items;
    expect(item).toMatchObject({ sop: { label: '45 SOPs', href: undefined }, count: '45 procedures', more: 5 });
    expect(item?.details).toHaveLength(40);
    expect(item?.details[0]).toEqual({ sop: 'Old gone-0', text: 'Step 3 added', tag: 'Read again', severity: 'retrain', href: undefined });
  });

  test('leads nowhere that has no page, once a function is gone', () => {
    const gone = entry('gone', 'closed', { sop: { ...entry('gone', 'closed').sop, live: false } });
    expect(changeLogModel(site({ entries: [gone] })).items[0]).toMatchObject({ sop: { href: '/changes/' }, function: 'Closed' });
  });

  test('marks what a program did', () => {
    const bot = entry('approve', 'deal-desk', { commit: { ...entry('a', 'b').commit, authors: ['renamer[bot]'], isBot: true } });
    expect(changeLogModel(site({ entries: [bot] })).items[0]?.authors).toBe('renamer[bot] (automatic)');
  });
});

describe('the feed', () => {
  test('tells the changes under the address where the site is published', () => {
    const feed = changesFeed(site({ entries: [entry('route-lead', 'revops')], settings: { siteUrl: 'https://sops.example.com', title: 'Ours' } }));
    expect(feed).toContain('<link rel="self" href="https://sops.example.com/changes/atom.xml"/>');
    expect(feed).toContain('<link href="https://sops.example.com/sops/route-lead/history/#change-0123456789"/>');
    expect(feed).toContain('Changes to Ours');
  });
});

describe('where history cannot be read whole', () => {
  const gap = describeGap('shallow');
  const shallow = { ...site(), history: makeSiteHistory({ state: gap, notices: [], entries: [] }) };

  test('the change log and every SOP say why, and nothing leads to a history', () => {
    expect(changeLogModel(shallow)).toMatchObject({ items: [], notice: { message: expect.stringMatching(/shallow clone/) as string } });
    expect(sopPageModel(shallow, 'route-lead', '')).toMatchObject({ latest: [], historyLink: undefined, sinceRead: undefined, historyNotice: { hint: expect.stringMatching(/git fetch --unshallow/) as string } });
    expect(sopHistoryPaths(shallow)).toEqual([]);
  });

  test('nothing narrows a list that is empty, and nothing leads to a feed without entries; the calendar stays', () => {
    const text = 'title: Route a lead\nowner: sdr';
    const reviewed = { ...exampleSite({ 'sops/revops/route-lead.mdx': exampleText(`${text}\n${sealedReview(text, undefined, '2026-11-01')}`) }), history: shallow.history };
    expect(changeLogModel(reviewed)).toMatchObject({ reaches: [], functions: [], feed: undefined, calendarHref: '/reviews.ics' });
    expect(functionModel(reviewed, 'revops')).toMatchObject({ feed: undefined, changesHref: undefined, historyNotice: shallow.history.notice });
    expect(roleModel(reviewed, 'sdr').feed).toBeUndefined();
    expect(shellModel(reviewed).feedHref).toBeUndefined();
    expect(changeLogPaths(reviewed).map(({ path }) => path)).toContain('revops'); // A page that someone has kept the address of says it, too.
  });
});

describe('reviews that are due', () => {
  const reviewed = (title: string, owner: string, date: string) => exampleText(`title: ${title}\nowner: ${owner}\n${sealedReview(`title: ${title}\nowner: ${owner}`, undefined, date)}`);
  const files = {
    'sops/revops/later.mdx': reviewed('Later', 'sdr', '2026-11-01'),
    'sops/revops/late.mdx': reviewed('Late', 'cro', '2025-11-01'),
    'sops/revops/never.mdx': exampleText('title: Never\nowner: cro'),
  };
  const told = ({ rows }: ReviewsModel) => rows.map(({ due, sop, freshness }) => [due, sop.label, freshness.label]);

  test('stand on the page of health, those without a review that counts first', () => {
    const { reviewsDue } = healthModel(exampleSite(files));
    expect(told(reviewsDue)).toEqual([[undefined, 'Never', 'Not reviewed'], ['2026-11-01', 'Late', 'Review overdue since 2026-11-01'], ['2027-11-01', 'Later', 'Reviewed 2026-11-01']]);
    expect(reviewsDue).toMatchObject({ more: 0, calendarHref: '/reviews.ics', rows: [{ owner: { label: 'CRO' } }, {}, {}] });
  });

  test('are due at once where the SOP or something that it takes has changed since, on Health and for the role', () => {
    const pinned = 'title: Pinned\nowner: sdr\ndependsOn: [{ term: MQL, fingerprint: "v1:old" }]';
    const model = exampleSite({
      ...files,
      'sops/revops/changed.mdx': reviewed('Changed', 'sdr', '2026-11-01').replace('Open the lead', 'Close the lead'),
      'sops/revops/pinned.mdx': exampleText(`${pinned}\n${sealedReview(pinned, undefined, '2026-11-02', 'ran', ['v1:old'])}`),
      'sops/revops/over.mdx': exampleText(`status: retired\n${pinned}\n${sealedReview(`status: retired\n${pinned}`, undefined, '2026-11-02', 'ran', ['v1:old'])}`),
    });
    const due = [
      [undefined, 'Changed', 'Changed since the review of 2026-11-01'],
      [undefined, 'Pinned', 'Check: what it takes has changed'],
      ['2027-11-01', 'Later', 'Reviewed 2026-11-01'],
    ];
    const role = roleModel(model, 'sdr').reviewsDue;
    expect(role && told(role)).toEqual(due);
    const health = healthModel(model);
    expect(health.toCheck).toEqual([
      { label: 'Not reviewed', href: '/search/?freshness=Not+reviewed', count: 1 },
      { label: 'Changed since review', href: '/search/?freshness=Changed+since+review', count: 1 },
      { label: 'What it takes has changed', href: '/search/?freshness=What+it+takes+has+changed', count: 1 },
      { label: 'Review overdue', href: '/search/?freshness=Review+overdue', count: 1 },
    ]);
    const order = health.rows.toSorted((a, b) => compareKeys(a.reviewOrder, b.reviewOrder));
    expect(order.map(({ sop, next }) => [sop.title, next])).toEqual([['Never', 'review now'], ['Changed', 'review now'], ['Pinned', 'review now'], ['Late', 'review now'], ['Later', 'next by 2027-11-01'], ['Pinned', undefined]]);
  });

  test('stand on the first page of the role that owns them', () => {
    const { reviewsDue } = roleModel(exampleSite(files), 'sdr');
    expect(reviewsDue && told(reviewsDue)).toEqual([['2027-11-01', 'Later', 'Reviewed 2026-11-01']]);
    expect(reviewsDue?.calendarHref).toBe('/roles/sdr/reviews.ics');
    expect(roleModel(exampleSite(files), 'sales-manager').reviewsDue).toEqual({ rows: [], more: 0, calendarHref: undefined });
    expect(roleModel(exampleSite(files), 'sdr', 2).reviewsDue).toBeUndefined();
  });

  test('are ten at most, and the others are counted', () => {
    const many = exampleSite(Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`sops/ops/sop-${index}.mdx`, exampleText(`title: SOP ${index}`)])));
    expect(healthModel(many).reviewsDue).toMatchObject({ more: 3, calendarHref: undefined, rows: { length: 10 } });
  });
});

describe('the other pages', () => {
  test('health shows the weakest first and the verdict', () => {
    const model = healthModel(site());
    expect(model.verdict).toBe('All 4 active SOPs pass every gate and reach at least 60 in each dimension. One other is a draft or retired and is not judged.');
    expect(model.rows.map(({ sop }) => sop.title)).toEqual(['Approve', 'At the top', 'Clean the data', 'New idea', 'Route a lead']);
    expect(model).toMatchObject({ asOf: '2026-11-22', failing: 0, reviews: 'No review with a record counts yet.', notChecked: [] });
  });

  test('health says how the reviews were done', () => {
    const reviewed = (id: string, method: 'ran' | 'dry-run') => [`sops/revops/${id}.mdx`, exampleText(`title: ${id}\n${sealedReview(`title: ${id}`, undefined, '2026-11-20', method)}`)] as const;
    const model = healthModel(exampleSite(Object.fromEntries([reviewed('a', 'ran'), reviewed('b', 'dry-run'), reviewed('c', 'dry-run')])));
    expect(model.reviews).toBe('Checked in a dry run: 2. Checked by doing the work: 1.');
  });

  test('the glossary leads to the SOPs that use a term', () => {
    const { terms } = glossaryModel(site());
    expect(terms.map(({ id, term }) => [id, term])).toEqual([['term-mql', 'MQL'], ['term-sla', 'SLA'], ['term-speed-to-lead', 'speed to lead']]);
    expect(terms[0]).toMatchObject({ changedBy: { href: '/roles/revops-lead/' }, aliases: ['marketing qualified lead'] });
    expect(glossaryModel(site({ bare: true })).terms).toEqual([]);
  });

  test('the shell has a title even where the settings have none', () => {
    expect(shellModel(site())).toMatchObject({ title: 'Playbook', feedHref: '/changes/atom.xml', asOf: '2026-11-22' });
  });
});
