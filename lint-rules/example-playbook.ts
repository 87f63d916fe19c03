import { makePlaybook, type Playbook } from '../src/playbook/playbook.ts';
import { glossarySchema, rolesSchema, systemsSchema } from '../src/playbook/registries.ts';
import { parseSop } from '../src/sop/parse-sop.ts';

/** The day on which a rule's examples are judged, unless one says otherwise. */
export const EXAMPLE_TODAY = '2026-11-22';

const ROLES = rolesSchema.parse({
  'revops-lead': { title: 'RevOps lead', holders: [{ handle: '@revops-lead', since: '2026-01-05' }], backup: 'revops-analyst' },
  'revops-analyst': { title: 'RevOps analyst', holders: [{ handle: '@revops-analyst', since: '2026-01-05' }] },
  'sales-manager': { title: 'Sales manager', holders: [{ handle: '@sales-manager', since: '2026-01-05' }], backup: 'revops-lead' },
  'partner-manager': { title: 'Partner manager', holders: [{ handle: '@partner-manager', since: '2026-01-05', until: '2026-06-30' }], backup: 'sales-manager' },
  sdr: { title: 'SDR', aliases: ['sales development representative'] },
  cro: { title: 'CRO', aliases: ['chief revenue officer'] },
});

const SYSTEMS = systemsSchema.parse({
  crm: {
    name: 'CRM',
    status: 'active',
    owner: 'revops-lead',
    access: 'Request the CRM licence in the IT portal',
    objects: { Lead: { fields: { Status: { type: 'picklist', values: ['New', 'Working'] }, Owner: { type: 'lookup' }, Phone: {} } }, Opportunity: { fields: { Budget: { type: 'currency', label: 'Deal budget' } } } },
    reports: ['Speed to lead'],
  },
  routing: { name: 'Routing tool', status: 'active', owner: 'revops-lead' },
  bi: { name: 'BI', status: 'active', owner: 'revops-analyst', reports: ['Speed to lead'] },
  'lead-spreadsheet': { name: 'Lead spreadsheet', aliases: ['lead tracker'], status: 'retired', replacedBy: 'crm', owner: 'revops-lead' },
});

const GLOSSARY = glossarySchema.parse({
  MQL: { meaning: 'A lead whose score has reached the threshold', aliases: ['marketing qualified lead'], changedBy: 'revops-lead' },
  SLA: { meaning: 'A promised time', aliases: ['service level agreement'] },
  'speed to lead': { meaning: 'Minutes from creation to first contact', avoid: ['response speed'] },
});

/** The small playbook around a rule's example: `others` are further SOPs, path -> text. */
export function examplePlaybook(others: Readonly<Record<string, string>> = {}): Playbook {
  const registry = <Entry>(path: string, entries: Record<string, Entry>) => ({ path, entries: new Map(Object.entries(entries)) });
  return makePlaybook({
    sops: Object.entries(others).map(([path, text]) => parseSop(text, { path })),
    roles: registry('roles.yaml', ROLES),
    systems: registry('systems.yaml', SYSTEMS),
    glossary: registry('glossary.yaml', GLOSSARY),
  });
}
