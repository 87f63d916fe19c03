import { expect, test } from 'vitest';
import { fieldsOf } from './fields.ts';
import { systemsSchema } from './registries.ts';

const fields = fieldsOf({
  path: 'systems.yaml',
  entries: new Map(
    Object.entries(
      systemsSchema.parse({
        crm: { name: 'CRM', status: 'active', owner: 'ops', objects: { Lead: { fields: { Status: { label: 'Lead status' } } }, Case: {} } },
        desk: { name: 'Desk', status: 'active', owner: 'ops', objects: { Lead: { fields: { Ticket: {} } } } },
      }),
    ),
  ),
});

test('knows a field by its name or label, in whichever system holds its object', () => {
  expect(['Status', 'Lead status', 'Ticket'].map((field) => fields.findFault('Lead', field))).toEqual([undefined, undefined, undefined]);
});

test('suggests the field that was probably meant, and the object', () => {
  expect(fields.findFault('Lead', 'Statu')).toEqual({ hint: ' (did you mean "Lead.Status"?)' });
  expect(fields.findFault('Leads', 'Status')).toEqual({ hint: ' (did you mean "Lead.Status"?)' });
  expect(fields.findFault('Invoice', 'Status')).toEqual({ hint: '' });
});

test('does not judge the fields of an object that lists none', () => {
  expect(fields.findFault('Case', 'Anything')).toBeUndefined();
});
