import { describe, expect, test } from 'vitest';
import { makeInMemoryHistory } from '../history/in-memory-history.ts';
import { changeLogOf } from '../history/read-change-log.ts';
import { renderAtom } from './atom-feed.ts';
import type { Change } from './change.ts';
import type { ChangeLogEntry } from './change-log.ts';
import { renderChangesJson, renderChangesMarkdown, renderChangesText } from './render-changes.ts';
import { headlineOf, rollUp } from './roll-up.ts';

const sop = (title: string, steps: string) => `---\ntitle: ${JSON.stringify(title)}\nowner: cro\n---\n\n## Steps\n\n${steps}`;
const MASS = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`sops/a/s${index}.mdx`, sop(`S${index}`, '1. Do it.\n')]));

const { entries } = await changeLogOf(makeInMemoryHistory([
  { files: MASS, date: '2026-01-01T23:30:00Z', authors: ['renovate[bot]'], isBot: true },
  { files: { 'sops/a/s0.mdx': sop('S <b>0</b> & co', '1. Do it *now*.\n2. Wait 5 minutes.\n') }, authors: ['Ada Author', 'Bob Builder'], date: '2026-01-02T09:00:00Z', pullRequest: 12 },
  { files: { 'sops/a/s1.mdx': null }, date: '2026-01-02T10:00:00Z' },
]));

test('text groups changes by day and SOP, and tells a mass of files in one line', () => {
  expect(renderChangesText(entries)).toBe(`2026-01-02
  S1 (s1, no longer there)  Ada Author · 0000000
    notify     SOP removed: S1
  S <b>0</b> & co (s0)  Ada Author, Bob Builder · #12 · 0000000
    retrain    Step 2 added: "Wait 5 minutes."
    notify     Title changed: S0 -> "S <b>0</b> & co"
    notify     Step 1 reworded: "now" added

2026-01-01
  21 SOPs  renovate[bot] (automatic) · 0000000
    notify     Changed together with many other files
`);
  expect(renderChangesText([])).toBe('No changes.\n');
});

test('days are those of the time zone, and of UTC where that is unknown', () => {
  const days = (timeZone: string) => renderChangesText(entries, { timeZone }).match(/^\d{4}-\d\d-\d\d$/gm);
  expect([days('Europe/Berlin'), days('America/New_York'), days('Nowhere/Land')]).toEqual([['2026-01-02'], ['2026-01-02', '2026-01-01'], ['2026-01-02', '2026-01-01']]);
});

test('every change has a line of its own where the whole is asked for', () => {
  const [first] = entries as [ChangeLogEntry];
  const changes = [...[1, 2, 3].map((number): Change => ({ type: 'step-reworded', severity: 'notify', text: `Step ${number} reworded`, part: '' })), { type: 'step-added', severity: 'retrain', text: 'Step 4 added', part: '' } as const];
  const told = (isWhole: boolean) => renderChangesText([{ ...first, changes }], { isWhole }).trimEnd().split('\n').slice(2).map((line) => line.trim());
  expect(told(true)).toEqual(['retrain    Step 4 added', 'notify     Step 1 reworded', 'notify     Step 2 reworded', 'notify     Step 3 reworded']);
  expect(told(false)).toEqual(['retrain    Step 4 added', 'notify     3 steps reworded: 1 to 3']);
  expect(renderChangesMarkdown([{ ...first, changes }], { isWhole: true })).toContain('Step 2 reworded');
});

test('where nothing changed, it says since when', () => {
  expect(renderChangesText([], { since: 'v1.0' })).toBe('No changes since v1.0.\n');
  expect(renderChangesMarkdown([], { since: '2026-01-01' })).toBe('No changes since 2026\\-01\\-01.\n');
});

test('colours are those passed in', () => {
  const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
  const paint = { bold: mark('b'), dim: mark('d'), red: mark('r'), yellow: mark('y') };
  expect(renderChangesText(entries.slice(1, 2), { paint })).toContain('    <r>retrain  </r>  Step 2 added');
});

test('what an SOP says cannot steer a terminal or become markup', () => {
  const [first] = entries as [ChangeLogEntry];
  const evil = { ...first, changes: [{ ...(first.changes[0] as Change), text: 'a\u001b[31mred\u0007 \u202eb <img src=x> [x](javascript:1) `c`\n# d' }] };
  expect(renderChangesText([evil])).toContain('a[31mred b <img src=x> [x](javascript:1) `c` # d\n');
  expect(renderChangesMarkdown([evil]).replaceAll('\u200b', '')).toContain('a\\[31mred b \\<img src\\=x\\> \\[x\\]\\(javascript:1\\) \\`c\\` \\# d\n');
});

test('what an SOP says notifies nobody and links nowhere in Markdown', () => {
  const [first] = entries as [ChangeLogEntry];
  const change = { ...(first.changes[0] as Change), text: 'Ask @octocat, @acme/ops, a@b.example at https://a.example HTTP://b.example www.c.example WWW.d.example mailto:e@f.example <https://g.example>' };
  const markdown = renderChangesMarkdown([{ ...first, commit: { ...first.commit, authors: ['@ada'] }, sop: { ...first.sop, title: '@team' }, changes: [change] }]);
  expect(markdown).not.toMatch(/@\w|:\/\/|www\.|[^\\]</i);
  expect(markdown.replaceAll('\u200b', '')).toContain(change.text.replace(/[<>]/g, '\\$&'));
  expect(markdown.replaceAll('\u200b', '')).toContain('### @team');
});

test('Markdown has a heading a day and a list an SOP', () => {
  expect(renderChangesMarkdown(entries.slice(0, 1))).toBe('## 2026-01-02\n\n### S1 \\(s1, no longer there\\)\n\nAda Author · 0000000\n\n- **Notify:** SOP removed: S1\n');
});

test('JSON has one record a change, in its fixed shape', () => {
  const data = JSON.parse(renderChangesJson(entries)) as { version: number; changes: unknown[] };
  expect(data.version).toBe(1);
  expect(data.changes).toHaveLength(25);
  expect(data.changes[3]).toEqual({
    commit: '2'.padStart(40, '0'), date: '2026-01-02T09:00:00Z', authors: ['Ada Author', 'Bob Builder'], sop: 's0', path: 'sops/a/s0.mdx', type: 'step-added', severity: 'retrain',
    text: 'Step 2 added: "Wait 5 minutes."', part: 'Steps', before: null, after: 'Wait 5 minutes.',
  });
});

describe('the Atom feed', () => {
  const options = { title: 'Playbook & more', siteUrl: 'https://sops.example.com/team' };

  test('is the same for the same entries, and dated by the newest', () => {
    expect(renderAtom(entries, options)).toBe(renderAtom(entries, options));
    expect(renderAtom(entries, options)).toMatch(/<updated>2026-01-02T10:00:00.000Z<\/updated>\s*<generator>/);
    expect(renderAtom([], options)).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
  });

  test('gives each entry an id for good, an address on the site and text that is no markup', () => {
    const feed = renderAtom(entries, { ...options, linkOf: ({ sop: { id } }) => `sops/${id}/` });
    expect([...feed.matchAll(/<id>(.*)<\/id>/g)].map(([, id]) => id)).toEqual([
      'https://sops.example.com/team/changes/', `urn:sop-change:${'3'.padStart(40, '0')}:sops%2Fa%2Fs1.mdx`, `urn:sop-change:${'2'.padStart(40, '0')}:sops%2Fa%2Fs0.mdx`,
      `urn:sop-change:${'1'.padStart(40, '0')}`,
    ]);
    expect(feed).toContain('<link href="https://sops.example.com/team/sops/s0/"/>');
    expect(feed).toContain('S &lt;b&gt;0&lt;/b&gt; &amp; co: Step 2 added');
    expect(feed).toContain('<title>Playbook &amp; more</title>');
  });

  test('holds no character that XML forbids, and no more entries than asked for', () => {
    const [first] = entries as [ChangeLogEntry];
    const evil = { ...first, commit: { ...first.commit, authors: ['A & <B>\u0000'] }, changes: [{ ...(first.changes[0] as Change), text: 'a\u0001]]>\ud800' }], headline: 'a\u0001]]>\ud800' };
    const feed = renderAtom([evil], options);
    expect(feed).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff]/);
    expect(feed).toContain('<li>a]]&gt;\ufffd</li>');
    expect(feed).toContain('<name>A &amp; &lt;B&gt;</name>');
    expect(renderAtom(entries, { ...options, most: 1 }).match(/<entry>/g)).toHaveLength(1);
  });
});

describe('rolling up', () => {
  const change = (type: string, text: string, severity: Change['severity'] = 'retrain', part = 'Steps'): Change => ({ type, severity, text, part });

  test('tells three or more of a kind in one line, and two each', () => {
    const added = ['a', 'b', 'c'].map((text) => change('step-added', text));
    expect(rollUp(added).map(({ text, count }) => [text, count])).toEqual([['3 steps added under "Steps"', 3]]);
    expect(rollUp([...added.slice(1), change('step-added', 'd', 'editorial')])).toHaveLength(3);
    expect(rollUp([...added, change('step-added', 'e', 'retrain', 'Audit')]).map(({ text }) => text)).toEqual(['4 steps added']);
    expect(rollUp(['a', 'b', 'c'].map((text) => change('owner-changed', text)))).toHaveLength(3);
  });

  test('names what it rolled up where that is short', () => {
    const texts = (type: string, changes: readonly string[]) => rollUp(changes.map((text) => ({ ...change(type, text), after: text }))).map(({ text }) => text);
    expect(texts('step-reworded', ['Step 3 reworded: a', 'Step 4.1 reworded: b', 'Step 12 reworded: c'])).toEqual(['3 steps reworded under "Steps": 3, 4.1, 12']);
    expect(texts('related-added', ['lead-sla', 'route-lead', 'renew'])).toEqual(['3 related SOPs added: lead-sla, route-lead, renew']);
    expect(texts('input-added', ['a', 'b', `c ${'c'.repeat(40)}`])).toEqual(['3 inputs added']);
    const lists = ['Take', 'Audit', 'Audit'].map((part, index) => change('step-reworded', `Step ${index + 1} of "${part}" reworded: a`, 'retrain', part));
    expect(rollUp(lists).map(({ text }) => text)).toEqual(['3 steps reworded']);
  });

  test('a headline begins with what reaches furthest and counts the rest', () => {
    const changes = [change('reviewed', 'r', 'editorial'), change('title-changed', 't', 'notify'), ...['a', 'b', 'c'].map((text) => change('link-changed', text, 'editorial')), change('sla-tightened', 's')];
    expect(headlineOf(changes)).toBe('s; t; r; and 3 more');
  });
});
