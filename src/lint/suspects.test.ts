import { describe, expect, test } from 'vitest';
import { RULES } from '../../lint-rules/index.ts';
import { dependenciesOf, renewPins, sourcesOf } from '../playbook/dependencies.ts';
import { makePlaybook, type Registries } from '../playbook/playbook.ts';
import { glossarySchema, rolesSchema } from '../playbook/registries.ts';
import { fingerprintOfValue } from '../sop/fingerprint.ts';
import { parseSop } from '../sop/parse-sop.ts';
import { findExposed, judgeChange } from './judge-change.ts';
import { surveyPlaybook } from './lint-playbook.ts';
import { findSuspects } from './suspects.ts';

const ROUTE = `---
title: Route a lead
owner: revops-lead
outputs: [{ what: Assigned lead, format: Lead.Owner set }, { what: Audit, format: A list }]
gates: [{ name: Ready, requiredFields: [Lead.Email] }]
---

## Steps

### Assign

1. Open the lead.
2. Set the owner.

### Audit

1. Count the leads.

## Exceptions

- **Same person twice:** Keep the owner.
`;
/** With a review record that vouches for the fingerprint, if there is one. */
const QUALIFY = (takes: string) => {
  const [pin = ''] = /"v1:[^"]*"/.exec(takes) ?? [];
  return `---\ntitle: Qualify a lead\nowner: sdr\nreview: { date: 2026-11-02, by: "@ada", dependencies: [${pin}] }\ndependsOn:\n  - ${takes}\n---\n\n## Steps\n\n1. Call.\n`;
};
const MEANING = 'A lead with 60 points';

const registry = <Entry>(path: string, entries: Readonly<Record<string, Entry>>) => ({ path, entries: new Map(Object.entries(entries)) });
const registriesWith = (meaning = MEANING, roles: Record<string, unknown> = { 'revops-lead': { title: 'RevOps lead' }, sdr: { title: 'SDR', holders: [{ handle: '@ada', since: '2026-01-01' }] } }): Registries => ({
  roles: registry('roles.yaml', rolesSchema.parse(roles)), systems: undefined, glossary: registry('glossary.yaml', glossarySchema.parse({ MQL: { meaning } })), settings: {},
});

const surveyed = (files: Readonly<Record<string, string>>, registries = registriesWith()) =>
  surveyPlaybook(makePlaybook({ ...registries, sops: Object.entries(files).map(([path, text]) => parseSop(text, { path })) }), RULES);
const playbook = (route: string, qualify: string, registries?: Registries) => surveyed({ 'sops/revops/route-lead.mdx': route, 'sops/sales/qualify-lead.mdx': qualify }, registries);
const told = (before: ReturnType<typeof playbook>, after: ReturnType<typeof playbook>) => findSuspects(before, after).map(({ sop, change }) => `${sop.id} ${change}`);

const TAKEN: readonly [what: string, entry: string, from: string, to: string][] = [
  ['an output', '{ sop: route-lead, output: Assigned lead }', 'Lead.Owner set', 'Lead.Owner and Lead.Status set'],
  ['a step', '{ sop: route-lead, step: 2 }', 'Set the owner.', 'Set the status.'],
  ['a step named with its heading', '{ sop: route-lead, step: "Audit: 1" }', 'Count the leads.', 'Count the deals.'],
  ['a gate', '{ sop: route-lead, term: Ready }', '[Lead.Email]', '[Lead.Phone]'],
  ['an exception', '{ sop: route-lead, term: same person twice }', 'Keep the owner', 'Change the owner'],
  ['all of it', '{ sop: route-lead }', 'Open the lead', 'Close the lead'],
];

describe.each(TAKEN)('an SOP that takes %s', (_, entry, from, to) => {
  const before = playbook(ROUTE, QUALIFY(entry));

  test('is suspect when that changes, with a pin or without', () => {
    expect(told(before, playbook(ROUTE.replace(from, to), QUALIFY(entry)))).toEqual(['qualify-lead altered']);
    const pinned = QUALIFY(entry.replace(' }', ', fingerprint: "v1:other" }'));
    expect(told(playbook(ROUTE, pinned), playbook(ROUTE.replace(from, to), pinned))).toEqual(['qualify-lead altered']);
  });

  test('is none when something else changes, or the file is written or called otherwise', () => {
    const others = TAKEN.filter(([, other]) => other !== entry && entry !== '{ sop: route-lead }').map(([, , one, other]) => ROUTE.replace(one, other));
    for (const route of [...others, ROUTE.replaceAll('\n', '\r\n'), ROUTE.replace(/^- /gm, '* '), `${ROUTE}\n## Notes\n\nNew.\n`, ROUTE.replace('title: Route', 'title: Send')]) {
      expect(told(before, playbook(route, QUALIFY(entry)))).toEqual([]);
    }
    const moved = surveyed({ 'sops/sales-ops/route-lead.mdx': ROUTE, 'sops/sales/qualify-lead.mdx': QUALIFY(entry) });
    expect(told(before, moved)).toEqual([]);
  });

  test('is none when the change brings its review along', () => {
    const route = ROUTE.replace(from, to);
    const sops = [parseSop(route, { path: 'sops/revops/route-lead.mdx' })];
    const [pin] = renewPins(dependenciesOf(parseSop(QUALIFY(entry), { path: 'qualify-lead.mdx' }).meta), sourcesOf(makePlaybook({ sops })));
    expect(told(before, playbook(route, QUALIFY(entry.replace(' }', `, fingerprint: "${pin?.fingerprint}" }`))))).toEqual([]);
  });

  test('is suspect still when somebody only wrote the new fingerprint by hand', () => {
    const route = ROUTE.replace(from, to);
    const sops = [parseSop(route, { path: 'sops/revops/route-lead.mdx' })];
    const [pin] = renewPins(dependenciesOf(parseSop(QUALIFY(entry), { path: 'qualify-lead.mdx' }).meta), sourcesOf(makePlaybook({ sops })));
    const byHand = QUALIFY(entry).replace(' }\n---', `, fingerprint: "${pin?.fingerprint}" }\n---`);
    expect(byHand).toContain(`${pin?.fingerprint}`);
    expect(told(before, playbook(route, byHand))).toEqual(['qualify-lead altered']);
  });

  test('is suspect when that is taken away', () => {
    expect(told(before, surveyed({ 'sops/sales/qualify-lead.mdx': QUALIFY(entry) }))).toEqual(['qualify-lead gone']);
  });
});

test('a step that only moved makes nothing suspect', () => {
  const entry = '{ sop: route-lead, step: 2 }';
  expect(told(playbook(ROUTE, QUALIFY(entry)), playbook(ROUTE.replace('2. Set the owner.', '2. Read it.\n3. Set the owner.'), QUALIFY(entry)))).toEqual([]);
});

test('a term of the glossary makes suspect who takes it, and only then', () => {
  const entry = '{ term: mql }';
  const before = playbook(ROUTE, QUALIFY(entry));
  expect(told(before, playbook(ROUTE, QUALIFY(entry), registriesWith('A lead with 70 points')))).toEqual(['qualify-lead altered']);
  expect(told(before, playbook(ROUTE, QUALIFY(entry), registriesWith(`${MEANING}  `)))).toEqual([]);
  const pinned = `{ term: MQL, fingerprint: "${fingerprintOfValue('A lead with 70 points')}" }`;
  expect(told(before, playbook(ROUTE, QUALIFY(pinned), registriesWith('A lead with 70 points')))).toEqual([]);
});

test('new and retired SOPs are no suspects', () => {
  const entry = '{ sop: route-lead, output: Audit }';
  const after = ROUTE.replace('A list', 'A table');
  expect(told(surveyed({ 'sops/revops/route-lead.mdx': ROUTE }), playbook(after, QUALIFY(entry)))).toEqual([]);
  expect(told(playbook(ROUTE, QUALIFY(entry)), playbook(after, QUALIFY(entry).replace('owner: sdr', 'owner: sdr\nstatus: retired')))).toEqual([]);
});

test('an SOP that is retired or becomes a draft makes suspect who takes from it', () => {
  const entry = '{ sop: route-lead, output: Audit }';
  for (const status of ['retired', 'draft']) expect(told(playbook(ROUTE, QUALIFY(entry)), playbook(ROUTE.replace('owner:', `status: ${status}\nowner:`), QUALIFY(entry)))).toEqual(['qualify-lead out of force']);
  const draft = ROUTE.replace('owner:', 'status: draft\nowner:');
  expect(told(playbook(draft, QUALIFY(entry)), playbook(draft.replace('Open', 'Read'), QUALIFY(entry)))).toEqual([]);
});

describe('on the pull request', () => {
  const options = { rules: RULES, today: '2026-11-22' };
  const entry = '{ sop: route-lead, output: Audit }';

  test('the owner of a suspect is named, and nothing fails', () => {
    const report = judgeChange({ ...options, before: playbook(ROUTE, QUALIFY(entry)), after: playbook(ROUTE.replace('A list', 'A table'), QUALIFY(entry)), changed: new Set(['sops/revops/route-lead.mdx']) });
    expect(report.notices.filter(({ message }) => message.startsWith('suspect'))).toEqual([
      { path: 'sops/sales/qualify-lead.mdx', message: 'suspect: it takes "Audit" of route-lead, which this change alters; the SDR (@ada) should check it, then run sop review qualify-lead' },
    ]);
    expect(report.sops.map(({ id }) => id)).toEqual(['route-lead']);
  });

  test('an SOP that names a role which the change takes away fails for that alone, and its owner is told', () => {
    const roles = { 'revops-lead': { title: 'RevOps lead' } };
    const after = playbook(ROUTE, QUALIFY(entry), registriesWith(MEANING, roles));
    const exposed = findExposed(after, new Set(), options);
    expect([...exposed].toSorted()).toEqual(['sops/revops/route-lead.mdx', 'sops/sales/qualify-lead.mdx']);
    const report = judgeChange({ ...options, before: playbook(ROUTE, QUALIFY(entry)), after, changed: new Set(), exposed });
    expect(report.sops.map(({ id, failures, findings }) => [id, failures, findings.map(({ message }) => message)])).toEqual([
      ['qualify-lead', ['incomplete'], ['Unexpected owner "sdr", expected one role id of roles.yaml: add sdr there, or name another']],
    ]);
    expect(report.notices).toEqual([{ path: 'sops/sales/qualify-lead.mdx', message: 'this change takes away what it names: "sdr"; tell the sdr' }]);
  });

  test('an SOP that links to one which the change takes away fails for that alone, also where it takes nothing from it', () => {
    const linking = QUALIFY('{ term: MQL }').replace('1. Call.', '1. Call, then [route](../revops/route-lead.mdx).');
    const after = surveyed({ 'sops/sales/qualify-lead.mdx': linking });
    const report = judgeChange({ ...options, before: playbook(ROUTE, linking), after, changed: new Set(), exposed: findExposed(after, new Set(), options) });
    expect(report.sops.map(({ id, failures, findings }) => [id, failures, findings.map(({ rule }) => rule)])).toEqual([['qualify-lead', ['names what this change takes away'], ['reference-resolves']]]);
  });
});
