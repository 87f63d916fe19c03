import { expect, test } from 'vitest';
import { RULES } from '../../lint-rules/index.ts';
import { exampleFinding, exampleReport, exampleSop } from '../lint/reporters/example-report.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { FORMATS, type Format } from './formats.ts';
import { renderReport } from './render-report.ts';

const report = exampleReport({ sops: [exampleSop({ findings: [exampleFinding()] })], notChecked: [{ rule: null, reason: 'no history' }] });

async function render(format: Format) {
  const terminal = fakeTerminal('/');
  return { terminal, output: await renderReport(report, { format, quiet: false, rules: RULES, terminal }) };
}

test.each(FORMATS)('prints every finding as %s, and says what was not checked', async (format) => {
  const { terminal, output } = await render(format);
  expect(output).toMatch(/vague\\?-term/);
  expect(output + terminal.errors()).toContain('no history');
});

test.each(['json', 'gitlab', 'sarif'] as const)('prints nothing but JSON as %s', async (format) => {
  const { output } = await render(format);
  expect(() => JSON.parse(output) as unknown).not.toThrow();
});

test('links each finding to the page of its rule, where the playbook has a site', async () => {
  const options = { quiet: false, rules: RULES, terminal: fakeTerminal('/') };
  const markdown = await renderReport(report, { ...options, format: 'markdown', siteUrl: 'https://acme.example/playbook' });
  expect(markdown).toContain('(<https://acme.example/playbook/guide/rules/vague-term/>)');
  expect(await renderReport(report, { ...options, format: 'sarif', siteUrl: 'https://acme.example/' })).toContain('"helpUri": "https://acme.example/guide/rules/vague-term/"');
  expect(await renderReport(report, { ...options, format: 'markdown' })).not.toContain('https:');
});
