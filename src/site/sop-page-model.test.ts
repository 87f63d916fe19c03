import { describe, expect, test } from 'vitest';
import { RULES } from '../../lint-rules/index.ts';
import type { ChangeLogEntry } from '../changes/change-log.ts';
import { exampleSite, exampleSop, exampleText, type ExampleOptions } from './example-site.ts';
import { fitModel } from './fit-model.ts';
import { sopPageModel } from './sop-page-model.ts';

const FULL = `
title: Route a lead
owner: revops-lead
version: 1.10.0
cadence: P14D
trigger: [{ event: Lead is created, system: crm, when: [{ metric: Lead.Status, op: "=", value: New }, { metric: Lead.Score, op: ">=", value: 60, unit: points }] }]
inputs: [{ what: New lead, system: crm, location: "List view: Unrouted leads" }]
outputs: [{ what: Assigned lead, format: Lead.Owner set, recipient: sdr, channel: "#leads" }, { what: Note }]
sla: [{ what: Lead has an owner, start: Lead.CreatedAt, within: PT5M, hours: clock }]
escalation: [{ when: no rule matches, to: nobody-known, channel: "#alerts", within: PT15M }]
approvals: [{ measure: discount, unit: "%", limit: 100, tiers: [{ min: 0, max: 10, approver: sales-manager, sla: PT4H }, { min: 10, approver: cro }] }]
gates: [{ name: Ready, entry: [{ field: Lead.Owner, op: is not set }], exit: [{ artefact: Call summary }], requiredFields: [Lead.Email] }]
raci: { responsible: [revops-analyst], accountable: revops-lead, informed: [sdr] }
systems: [routing, unknown-tool]
metrics: [{ name: Speed, report: "BI: Speed to lead", op: "<=", target: 1500, unit: s, actAt: 2000 }]
feedback: { channel: "#help", triage: revops-analyst, respond: P2D }
related: [qualify-lead, gone, route-lead]
dependsOn: [{ sop: hygiene, output: Clean lead }, { sop: qualify-lead }]
changelog:
  - { version: 1.9.0, date: 2026-01-01, what: First }
  - { version: 1.10.0, date: 2026-02-01, what: Second, why: Because, approvedBy: cro }
`;
const OTHERS = {
  'sops/sales/qualify-lead.mdx': exampleText('title: Qualify a lead\ndependsOn: [{ sop: route-lead, output: Assigned lead }, { sop: route-lead }]'),
  'sops/revops/hygiene.mdx': exampleText('title: Keep data clean'),
};
const checked = 'not checked yet';
const BODY = '## Purpose\n\nGive every lead one owner. More.\n\n## Steps\n\n1. **SDR:** Open.\n\n### Later\n\n1. Close.\n';

function page(frontmatter: string, options: ExampleOptions = {}) {
  return sopPageModel(exampleSite({ 'sops/revops/route-lead.mdx': exampleText(frontmatter, BODY), ...OTHERS }, options), 'route-lead', '<p>body</p>');
}

function entry(number: number, more: Partial<ChangeLogEntry['commit']> = {}): ChangeLogEntry {
  const change = { type: 'owner-changed', severity: 'notify' as const, text: `Change ${number}`, part: 'owner' };
  return {
    commit: { hash: `abcdef0${number}`, date: '2026-11-20T23:30:00Z', authors: ['Ada', 'Ben'], subject: '', pullRequest: undefined, isBot: false, isIgnored: false, filesTouched: 1, position: number, ...more },
    sop: { id: 'route-lead', function: 'revops', title: 'Old title', file: 'sops/revops/route-lead.mdx', live: true },
    path: 'sops/revops/route-lead.mdx',
    changes: [change],
    severity: 'notify',
    headline: `Change ${number}`,
    mass: false,
  };
}

describe('the page of an SOP', () => {
  test('tells the facts of its header in words', () => {
    expect(page(FULL).facts.map(({ label, lines }) => [label, ...lines.map(({ text, detail }) => (detail ? `${text} | ${detail}` : text))])).toEqual([
      ['Starts when', 'Lead is created | Seen in CRM · when Lead.Status = New and Lead.Score >= 60 points'],
      ['How often', 'Every 14 days'],
      ['You need', 'New lead | CRM · List view: Unrouted leads'],
      ['You deliver', 'Assigned lead | Lead.Owner set · to SDR in #leads', 'Note'],
      ['Time limit', '5 minutes: Lead has an owner | From: Lead.CreatedAt (clock hours)'],
      ['Call for help', 'Nobody known in #alerts, within 15 minutes | When: no rule matches'],
      ['Who approves', 'Discount 0 % to 10 %: Sales manager | within 4 hours', 'Discount 10 % and above: CRO'],
      ['Gates', 'Ready | Entry: Lead.Owner is not set · Exit: Call summary · Required: Lead.Email'],
      ['Who is involved', 'RevOps analyst | Does the work', 'RevOps lead | Answers for it', 'SDR | Told after'],
      ['Systems', 'CRM | Request the CRM licence in the IT portal', 'Routing tool', 'Unknown tool'],
      ['Measured by', 'Speed | target <= 1,500 s · someone acts at 2,000 s · BI: Speed to lead'],
      ['Report a mistake', '#help | RevOps analyst answers within 2 days'],
    ]);
  });

  test('links roles of the registry and no others', () => {
    const { facts, card } = page(FULL);
    const hrefs = (key: string) => facts.find((fact) => fact.key === key)?.lines.map(({ href }) => href);
    expect(hrefs('approvals')).toEqual(['/roles/sales-manager/', '/roles/cro/']);
    expect(hrefs('escalation')).toEqual([undefined]);
    expect(card.owner).toEqual({ id: 'revops-lead', label: 'RevOps lead', href: '/roles/revops-lead/' });
  });

  test('leaves out what the SOP does not say', () => {
    const model = page('title: Route a lead');
    expect(model).toMatchObject({ facts: [], version: undefined, changelog: [], related: [], editHref: undefined, reportHref: undefined });
    expect(model.card).toMatchObject({ owner: undefined, status: 'active', priority: undefined, summary: 'Give every lead one owner. More.' });
  });

  test('names what is related, once, without itself and what is gone', () => {
    expect(page(FULL).related.map(({ id }) => id)).toEqual(['qualify-lead']);
  });

  test('shows what it takes and gives, one neighbour each, with what is to be checked', () => {
    expect(page(FULL).fit).toEqual({
      title: 'Route a lead',
      takes: [
        { label: 'Keep data clean', href: '/sops/hygiene/', parts: [{ text: 'Clean lead', href: undefined, remark: 'not found under this name', check: undefined }] },
        { label: 'Qualify a lead', href: '/sops/qualify-lead/', parts: [{ text: 'All of it', href: undefined, remark: checked, check: undefined }] },
      ],
      gives: [{ label: 'Qualify a lead', href: '/sops/qualify-lead/', parts: [{ text: 'Assigned lead', href: undefined, remark: checked, check: undefined }, { text: 'All of it', href: undefined, remark: checked, check: undefined }] }],
      more: undefined,
    });
    expect(fitModel(exampleSop('title: A'), exampleSite({ 'sops/revops/route-lead.mdx': exampleText('title: A') }))).toBeUndefined();
  });

  test('links terms of the glossary, and leaves a page small where very many take from an SOP', () => {
    expect(page('title: A\ndependsOn: [{ term: MQL }]').fit?.takes).toEqual([{ label: 'Glossary', href: '/glossary/', parts: [{ text: 'MQL', href: '/glossary/#term-mql', remark: checked, check: undefined }] }]);
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`sops/sales/taker-${index}.mdx`, exampleText(`title: Taker ${index}\ndependsOn: [{ sop: route-lead }]`)]));
    const fit = fitModel(exampleSop('title: A'), exampleSite({ 'sops/revops/route-lead.mdx': exampleText('title: A'), ...many }));
    expect([fit?.gives.length, fit?.more]).toEqual([8, '32 more: sop deps route-lead']);
  });

  test('says at once when something that it takes has changed since it was checked: what, where to see how, and whom to ask', () => {
    expect(page(FULL).suspect).toBeUndefined();
    const pinned = 'title: A\nowner: revops-lead\nreview: { date: 2026-11-02, by: "@sdr", dependencies: ["v1:old"] }\ndependsOn: [{ sop: qualify-lead, fingerprint: "v1:old" }, { sop: hygiene, fingerprint: "v1:old" }, { term: MQL, fingerprint: "v1:old" }]';
    const entries = [{ ...entry(1), sop: { ...entry(1).sop, id: 'qualify-lead' } }];
    const model = page(pinned, { entries });
    const ask = { id: 'revops-lead', label: 'RevOps lead', href: '/roles/revops-lead/' };
    const [history, term] = [{ label: 'What changed', href: '/sops/qualify-lead/history/' }, { label: 'What it means now', href: '/glossary/#term-mql' }];
    expect(model.suspect).toEqual({
      parts: [{ text: 'Qualify a lead', changes: history }, { text: 'Keep data clean', changes: undefined }, { text: 'the term "MQL"', changes: term }],
      more: 0,
      ask,
    });
    expect(model.fit?.takes.map(({ parts }) => [parts[0]?.remark, parts[0]?.check])).toEqual([history, undefined, term].map((changes) => ['changed since this was last checked', { changes, ask }]));
    expect(page(`${pinned}\nstatus: retired`).suspect).toBeUndefined();
  });

  test('names the owner of what takes from it where that is to be checked', () => {
    const taker = 'title: B\nowner: cro\nreview: { date: 2026-11-02, by: "@sdr", dependencies: ["v1:old"] }\ndependsOn: [{ sop: route-lead, fingerprint: "v1:old" }]';
    const site = exampleSite({ 'sops/revops/route-lead.mdx': exampleText('title: A', BODY), 'sops/revops/taker.mdx': exampleText(taker) }, { entries: [entry(1)] });
    expect(fitModel(exampleSop('title: A'), site)?.gives[0]?.parts[0]?.check).toEqual({ changes: { label: 'What changed', href: '/sops/route-lead/history/' }, ask: { id: 'cro', label: 'CRO', href: '/roles/cro/' } });
  });

  test('orders its versions by number, the newest first', () => {
    expect(page(FULL).changelog.map(({ version, approvedBy }) => [version, approvedBy])).toEqual([
      ['1.10.0', 'CRO'],
      ['1.9.0', undefined],
    ]);
  });

  test('lists its headings', () => {
    expect(page(FULL).contents.map(({ id, depth }) => `${depth} ${id}`)).toEqual(['2 purpose', '2 steps', '3 later']);
  });

  test('dates its changes in the time zone of the settings, in UTC where that is unknown', () => {
    const dateIn = (timeZone: string) => page(FULL, { entries: [entry(1)], settings: { timeZone } }).latest[0]?.date;
    expect(['UTC', 'Europe/Berlin', 'Nowhere/Nil'].map(dateIn)).toEqual(['2026-11-20', '2026-11-21', '2026-11-20']);
  });

  test('shows its latest changes, and says where all of them are', () => {
    const model = page(FULL, { entries: Array.from({ length: 8 }, (_, index) => entry(index)) });
    expect(model.latest.map(({ headline }) => headline)).toEqual(['Change 0', 'Change 1', 'Change 2']);
    expect(model.latest[0]).toEqual({ date: '2026-11-20', severity: 'notify', tag: 'Take note', headline: 'Change 0', href: '/sops/route-lead/history/#change-abcdef00' });
    expect(model.historyLink).toEqual({ label: 'All 8 updates, with the texts before and after', href: '/sops/route-lead/history/' });
    expect(page(FULL, { entries: [entry(1)] }).historyLink?.label).toBe('The one update in full');
  });

  test('leaves out the changes of a gone SOP that had its id', () => {
    expect(page(FULL, { entries: [{ ...entry(1), sop: { ...entry(1).sop, live: false } }] })).toMatchObject({ latest: [], historyLink: undefined, sinceRead: undefined });
  });

  test('leads to the forge that the settings name', () => {
    const hrefs = (url: string) => {
      const { editHref, reportHref } = page(FULL, { settings: { forge: { url, contentPath: 'docs/content' } } });
      return [editHref, reportHref];
    };
    const file = 'main/docs/content/sops/revops/route-lead.mdx';
    expect(hrefs('https://github.com/a/b.git')).toEqual([
      `https://github.com/a/b/edit/${file}`,
      'https://github.com/a/b/issues/new?title=Route%20a%20lead%20(route-lead)%3A%20',
    ]);
    expect(hrefs('https://gitlab.example.com/a/b/')[0]).toBe(`https://gitlab.example.com/a/b/-/edit/${file}`);
    expect(hrefs('https://bitbucket.org/a/b')[0]).toBe(`https://bitbucket.org/a/b/src/${file}?mode=edit`);
  });

  test('is not made for an SOP that there is not', () => {
    expect(() => sopPageModel(exampleSite({}), 'gone', '')).toThrow('No SOP has the address gone');
  });
});

test('says of a waived finding why it fails nothing', () => {
  const waiver = 'waivers: [{ rule: vague-term, reason: The tool has no number yet, owner: revops-lead, expires: 2027-01-31 }]';
  const site = exampleSite({ 'sops/revops/route-lead.mdx': exampleText(`title: Route a lead\n${waiver}`, '## Steps\n\n1. **SDR:** Call the lead promptly.\n') }, { rules: RULES.filter(({ name }) => name === 'vague-term') });
  const found = sopPageModel(site, 'route-lead', '').findings.find(({ rule }) => rule.label === 'vague-term');
  expect(found).toMatchObject({ severity: 'waived', standing: 'waived until 2027-01-31 by revops-lead: The tool has no number yet' });
});

test('shows the findings that matter most, and says how many more there are', () => {
  const steps = Array.from({ length: 14 }, () => '1. **SDR:** Call the lead promptly.').join('\n');
  const rules = RULES.filter(({ name }) => ['vague-term', 'owner-single-role', 'approval-ranges', 'no-placeholder'].includes(name));
  const site = exampleSite({ 'sops/revops/route-lead.mdx': exampleText('title: Route a lead', `## Steps\n\n${steps}\n\nTODO: more.\n`) }, { rules });
  const sop = site.sopByAddress.get('route-lead');
  const report = sop && site.reportOf(sop);
  const { findings, moreFindings } = sopPageModel(site, 'route-lead', '');
  const fixes = report?.fixes.map(({ finding }) => finding.message) ?? [];
  expect(fixes.length).toBeGreaterThan(2);
  expect(findings.slice(0, fixes.length).map(({ message }) => message)).toEqual(fixes);
  expect(findings).toHaveLength(10);
  const rest = findings.slice(fixes.length);
  const order = ['error', 'warning', 'info'];
  expect(rest).toEqual(rest.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || a.line - b.line));
  expect(moreFindings).toEqual({ count: (report?.findings.length ?? 0) - 10, command: `npx sop lint ${report?.path}` });
  expect(moreFindings.count).toBeGreaterThan(0);
});

test('says nothing of more findings where all are shown', () => {
  expect(page('title: Route a lead', { rules: [] })).toMatchObject({ findings: [], moreFindings: { count: 0 } });
});
