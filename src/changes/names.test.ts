import { describe, expect, test } from 'vitest';
import type { Role, System } from '../playbook/registries.ts';
import { parseSop } from '../sop/parse-sop.ts';
import { compareSops } from './compare-sops.ts';
import { IDS_AS_NAMES, namesOf } from './names.ts';

const roles = (titles: Readonly<Record<string, string>>) => ({ path: 'roles.yaml', entries: new Map<string, Role>(Object.entries(titles).map(([id, title]) => [id, { title }])) });
const systems = (names: Readonly<Record<string, string>>) => ({
  path: 'systems.yaml', entries: new Map<string, System>(Object.entries(names).map(([id, name]) => [id, { name, status: 'active', owner: 'cro' }])),
});
const NAMES = namesOf({
  roles: roles({ 'revops-lead': 'RevOps lead', 'sales-ops-manager': 'Sales ops manager', cro: 'Chief revenue officer', sdr: 'SDR' }),
  systems: systems({ crm: 'CRM', routing: 'Routing tool' }),
});

const told = (before: string, after: string) => {
  const [one, other] = [before, after].map((yaml) => parseSop(`---\ntitle: Route\n${yaml}\n---\n`, { path: 'a.mdx' }));
  return compareSops(one, other, NAMES).map(({ text, before: old, after: now }) => [text, old, now]);
};

describe('roles and systems are told by the names that readers know', () => {
  test.each<[before: string, after: string, expected: (string | undefined)[]]>([
    ['owner: revops-lead', 'owner: sales-ops-manager', ['Owner changed: RevOps lead -> Sales ops manager', 'RevOps lead', 'Sales ops manager']],
    ['owner: revops-lead', 'owner: [cro, sdr]', ['Owner changed: RevOps lead -> Chief revenue officer, SDR', 'RevOps lead', 'Chief revenue officer, SDR']],
    ['', 'owner: cro', ['Owner set: Chief revenue officer', undefined, 'Chief revenue officer']],
    ['owner: cro', 'owner: team-x', ['Owner changed: Chief revenue officer -> team-x', 'Chief revenue officer', 'team-x']],
    ['outputs: [{ what: Lead, recipient: sdr }]', 'outputs: [{ what: Lead, recipient: cro }]', ['Output "Lead": recipient SDR -> Chief revenue officer', 'SDR', 'Chief revenue officer']],
    ['escalation: [{ when: Stuck, to: sdr }]', 'escalation: [{ when: Stuck, to: cro }]', ['Escalation "Stuck": goes to SDR -> Chief revenue officer', 'SDR', 'Chief revenue officer']],
    ['feedback: { triage: sdr }', 'feedback: { triage: cro }', ['Feedback is answered by changed: SDR -> Chief revenue officer', 'SDR', 'Chief revenue officer']],
    ['raci: { informed: [sdr] }', 'raci: { informed: [sdr, cro] }', ['Informed changed: SDR -> SDR, Chief revenue officer', 'SDR', 'SDR, Chief revenue officer']],
    ['waivers: [{ rule: r, owner: sdr }]', 'waivers: [{ rule: r, owner: cro }]', ['Waiver "r": owner SDR -> Chief revenue officer', 'SDR', 'Chief revenue officer']],
    ['trigger: [{ event: Lead, system: crm }]', 'trigger: [{ event: Lead, system: routing }]', ['Trigger "Lead": system CRM -> Routing tool', 'CRM', 'Routing tool']],
    ['inputs: [{ what: Lead, system: crm }]', 'inputs: [{ what: Lead, system: routing }]', ['Input "Lead": system CRM -> Routing tool', 'CRM', 'Routing tool']],
    ['systems: []', 'systems: [routing]', ['System added: Routing tool', undefined, 'Routing tool']],
    ['gates: [{ name: G, exit: [] }]', 'gates: [{ name: G, exit: [{ artefact: Note, system: crm }] }]', ['Gate "G", exit added: Note in CRM', undefined, 'Note in CRM']],
  ])('%s -> %s', (before, after, expected) => {
    expect(told(before, after)).toEqual([expected]);
  });

  test('also as approvers, and as those who approved a change', () => {
    const approval = (tier: string) => `approvals: [{ measure: discount, unit: "%", limit: 100, tiers: [${tier}] }]`;
    expect(told(approval('{ min: 0, max: 10, approver: sdr }'), approval('{ min: 0, max: 10, approver: cro }'))).toEqual([
      ['Approver of discount 0 to 10 % changed: SDR -> Chief revenue officer', 'SDR', 'Chief revenue officer'],
    ]);
    expect(told(approval('{ min: 0, max: 10, approver: cro }'), approval('{ min: 0, max: 20, approver: cro }'))).toEqual([
      ['Limit of Chief revenue officer for discount changed: 0 to 10 % -> 0 to 20 %', '0 to 10 %', '0 to 20 %'],
    ]);
    expect(told('', 'changelog: [{ version: 1.0.0, what: Start, approvedBy: cro }]')).toEqual([
      ['Change log entry 1.0.0: Start (approved by Chief revenue officer)', undefined, '1.0.0: Start (approved by Chief revenue officer)'],
    ]);
  });
});

test('two entries of one name are told apart by their ids', () => {
  const names = namesOf({ roles: roles({ a: 'Manager', b: ' Manager ', c: 'Lead' }), systems: undefined });
  expect(['a', 'b', 'c', 'd'].map(names.role)).toEqual(['Manager (a)', 'Manager (b)', 'Lead', 'd']);
});

test('the key differs when a name does, and not with the order of entries', () => {
  const key = (titles: Readonly<Record<string, string>>, tools = {}) => namesOf({ roles: roles(titles), systems: systems(tools) }).key;
  expect(key({ a: 'A', b: 'B' })).toBe(key({ b: 'B', a: 'A' }));
  expect(new Set([key({ a: 'A' }), key({ a: 'B' }), key({}, { a: 'A' }), key({}), IDS_AS_NAMES.key]).size).toBe(5);
});
