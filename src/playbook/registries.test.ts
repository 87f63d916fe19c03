import { expect, test } from 'vitest';
import { settingsSchema, systemsSchema } from './registries.ts';

const systemAt = (url: string) => systemsSchema.safeParse({ crm: { name: 'CRM', status: 'active', owner: 'revops-lead', url } });

test.each(['https://crm.example.com/x', 'http://crm.intern/'])('a system may lie at %s', (url) => expect(systemAt(url).success).toBe(true));

test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://crm.intern/', 'crm.example.com', 'http:'])('%s is no web address', (url) => {
  expect(systemAt(url).error?.issues).toMatchObject([{ path: ['crm', 'url'], message: 'expected a web address, such as https://example.com' }]);
  expect(settingsSchema.safeParse({ siteUrl: url }).success).toBe(false);
  expect(settingsSchema.safeParse({ forge: { url } }).success).toBe(false);
});

test('a forge is reached over https only', () => {
  expect(settingsSchema.safeParse({ forge: { url: 'http://git.example.com/acme/playbook' } }).success).toBe(false);
});
