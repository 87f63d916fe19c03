import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../../lint-rules/index.ts';
import { exampleFinding, exampleReport, exampleSop, HOSTILE_REPORT } from './example-report.ts';
import { renderSarif } from './sarif.ts';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly suppressions?: readonly { readonly kind: string }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
}

interface Log {
  readonly runs: readonly { readonly results: readonly Result[]; readonly invocations: readonly { readonly toolExecutionNotifications: readonly Pick<Result, 'message'>[] }[]; readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri?: string }[] } } }[];
}

const schema = JSON.parse(readFileSync(new URL('./fixtures/sarif-2.1.0.schema.json', import.meta.url), 'utf8')) as object;
const isUri = (text: string) => URL.canParse(text);
const isUriReference = (text: string) => /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(text) && URL.canParse(text, 'file:///x/');
const ajv = new Ajv({ strict: false, unicodeRegExp: false, formats: { uri: isUri, 'uri-reference': isUriReference, 'date-time': true } });
const validate = ajv.compile(schema);
const logOf = (...args: Parameters<typeof renderSarif>) => JSON.parse(renderSarif(...args)) as Log;

describe('the SARIF report', () => {
  test('is valid SARIF 2.1.0, whatever the content says', () => {
    const log = logOf(HOSTILE_REPORT, RULES, '0.1.0');
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    expect(log.runs[0]?.results).toHaveLength(11);
    expect(validate({ ...log, version: '2.2.0' })).toBe(false);
  });

  test('describes every rule that a result names, with its page where the playbook has a site', () => {
    const log = logOf(HOSTILE_REPORT, RULES, '0.1.0', (rule) => `https://sops.example/rules/${rule}/`);
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    const rules = log.runs[0]?.tool.driver.rules ?? [];
    for (const { ruleId, ruleIndex } of log.runs[0]?.results ?? []) expect(rules[ruleIndex]?.id).toBe(ruleId);
    expect(rules.find((rule) => rule.id === 'vague-term')?.helpUri).toBe('https://sops.example/rules/vague-term/');
  });

  test('gives each result a fingerprint that no moved line changes', () => {
    const results = (line: number) => logOf(exampleReport({ sops: [exampleSop({ findings: [exampleFinding({ place: { line, column: 1 } }), exampleFinding({ place: { line: line + 1, column: 1 } })] })] }), RULES, '0').runs[0]?.results ?? [];
    const prints = (line: number) => results(line).map((result) => result.partialFingerprints['sopFinding/v1']);
    expect(new Set(prints(5)).size).toBe(2);
    expect(prints(50)).toEqual(prints(5));
  });

  test('suppresses what is waived, in the file, and what the baseline knows, beside it', () => {
    const waived = { reason: 'migration', owner: 'revops-lead', expires: '2027-01-31' };
    const results = logOf(exampleReport({ sops: [exampleSop({ findings: [exampleFinding({ waived }), exampleFinding({ debt: true }), exampleFinding()] })] }), RULES, '0').runs[0]?.results;
    expect(results?.map((result) => result.suppressions?.[0]?.kind)).toEqual(['inSource', 'external', undefined]);
  });

  test('has messages that are text: no link, no control character, no command to a build server', () => {
    const hostile = '[x](https://evil.example) \\ \u001b[31m##vso[a]b';
    const log = logOf(
      exampleReport({ sops: [exampleSop({ title: hostile, failures: ['stale'], findings: [exampleFinding({ message: hostile })] })], notices: [{ path: 'a.mdx', message: hostile }], notChecked: [{ rule: null, reason: hostile }] }),
      RULES,
      '0',
    );
    const texts = [...(log.runs[0]?.results ?? []), ...(log.runs[0]?.invocations[0]?.toolExecutionNotifications ?? [])].map(({ message }) => message.text);
    expect(texts).toHaveLength(4);
    for (const text of texts) expect(text).toContain('\\[x\\](https://evil.example) \\\\ \\[31m#\u200B#vso\\[a\\]b');
  });

  test('tells an SOP that fails as an error on its first line', () => {
    const [result] = logOf(exampleReport({ sops: [exampleSop({ failures: ['stale'] })] }), RULES, '0').runs[0]?.results ?? [];
    expect(result).toMatchObject({ ruleId: 'sop-fails', level: 'error', message: { text: 'Route a lead fails: stale' } });
  });
});
