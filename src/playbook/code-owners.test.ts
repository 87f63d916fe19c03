import { expect, test } from 'vitest';
import { parseCodeOwners } from './code-owners.ts';

test.each([
  ['*', 'content/sops/sales/a.mdx', true],
  ['*.mdx', 'content/sops/sales/a.mdx', true],
  ['*.md', 'content/sops/sales/a.mdx', false],
  ['/content/sops/sales/', 'content/sops/sales/a.mdx', true],
  ['/content/sops/sales', 'content/sops/sales/a.mdx', true],
  ['sales/', 'content/sops/sales/a.mdx', true],
  ['/sales/', 'content/sops/sales/a.mdx', false],
  ['content/*', 'content/roles.yaml', true],
  ['content/*', 'content/sops/sales/a.mdx', false],
  ['content/**', 'content/sops/sales/a.mdx', true],
  ['**/sales', 'content/sops/sales/a.mdx', true],
  ['content/**/a.mdx', 'content/sops/sales/a.mdx', true],
  ['content/**/a.mdx', 'content/a.mdx', true],
  ['/content/sops/sales/a.mdx', 'content/sops/sales/a.mdx', true],
  ['a?.mdx', 'content/ab.mdx', true],
  ['a.mdx', 'content/abmdx', false],
  ['/content/my\\ sops/', 'content/my sops/a.mdx', true],
])('%s and %s: %s', (pattern, file, isCovered) => {
  expect(parseCodeOwners(`${pattern} @revops-lead\n`).ownersOf(file)).toEqual(isCovered ? ['@revops-lead'] : undefined);
});

test('the last line that matches decides, and may name nobody', () => {
  const owners = parseCodeOwners('# who approves\n*  @cro @acme/sales # all\n/content/ @revops-lead help@example.com\n\n/content/drafts/\n');
  expect(owners.ownersOf('README.md')).toEqual(['@cro', '@acme/sales']);
  expect(owners.ownersOf('content/a.mdx')).toEqual(['@revops-lead', 'help@example.com']);
  expect(owners.ownersOf('content/drafts/a.mdx')).toEqual([]);
});

test('each section decides for itself and may have owners of its own', () => {
  const owners = parseCodeOwners('* @cro\n[Sales][2] @sales-manager\n/content/sales/\n^[RevOps]\n/content/ @revops-lead\n');
  expect(owners.ownersOf('content/sales/a.mdx')).toEqual(['@cro', '@sales-manager', '@revops-lead']);
});

test('a line that cannot be read is no line', () => {
  const owners = parseCodeOwners('* @cro\n!/content/ @sdr\n/content/[ab]/ @sdr\n/content/ revops lead\n');
  expect(owners.ownersOf('content/a.mdx')).toEqual(['@cro']);
});

test('a hostile pattern takes no more time than any other', () => {
  const owners = parseCodeOwners(`${'**/'.repeat(500)}x @cro\n/${'*a'.repeat(500)}x @cro\n`);
  const started = performance.now();
  expect(owners.ownersOf(`${'a/'.repeat(500)}b`)).toBeUndefined();
  expect(owners.ownersOf('a'.repeat(1000))).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(1000);
});
