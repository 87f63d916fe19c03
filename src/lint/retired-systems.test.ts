import { expect, test } from 'vitest';
import { systemsSchema } from '../playbook/registries.ts';
import { retiredSystemsOf } from './retired-systems.ts';

const system = (name: string, rest: object = {}) => ({ name, status: 'active', owner: 'revops-lead', ...rest });
const registryOf = (entries: object) => ({ path: 'systems.yaml', entries: new Map(Object.entries(systemsSchema.parse(entries))) });
const mentionsIn = (text: string, entries: object) => [...retiredSystemsOf(registryOf(entries)).findMentions(text)].map(({ system: { id }, index }) => `${id}@${index}`);

const ENTRIES = {
  sheet: system('Lead sheet', { status: 'retired', replacedBy: 'old-crm', aliases: ['tracker'] }),
  'old-crm': system('Old CRM', { status: 'retired', replacedBy: 'crm' }),
  crm: system('CRM'),
  archive: system('Lead sheet archive'),
};

test('finds names and aliases as whole words, whatever their case and line breaks', () => {
  expect(mentionsIn('The LEAD\nsheet, a Tracker; backtracker, lead sheets', ENTRIES)).toEqual(['sheet@4', 'sheet@18']);
});

test('leaves a longer name of a system in use alone', () => {
  expect(mentionsIn('Open the lead sheet archive.', ENTRIES)).toEqual([]);
});

test('leaves a name that a system in use shares alone', () => {
  expect(mentionsIn('Open the tracker.', { ...ENTRIES, new: system('Tracker') })).toEqual([]);
});

test('follows successors to one in use, and ends where they go round', () => {
  const successorOf = (entries: object) => retiredSystemsOf(registryOf(entries)).byId.get('sheet')?.successor;
  expect(successorOf(ENTRIES)).toEqual({ id: 'crm', name: 'CRM' });
  expect(successorOf({ ...ENTRIES, 'old-crm': system('Old CRM', { status: 'retired', replacedBy: 'sheet' }) })).toBeUndefined();
});

test('says that a text without the words of a name mentions none', () => {
  const retired = retiredSystemsOf(registryOf(ENTRIES));
  expect(retired.mayMention('Open the lead.')).toBe(false);
  expect(retired.mayMention('The Lead\n  Sheet')).toBe(true);
});
