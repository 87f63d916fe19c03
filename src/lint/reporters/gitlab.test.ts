import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { exampleFinding, exampleReport, exampleSop, HOSTILE_REPORT } from './example-report.ts';
import { renderGitlab } from './gitlab.ts';

/** The fields that GitLab's documentation of the Code Quality report names as required, and no others. */
const CODE_QUALITY_SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        additionalProperties: false,
        properties: {
          path: { type: 'string', pattern: '^(?!\\./|/)' },
          lines: { type: 'object', required: ['begin'], additionalProperties: false, properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
};

interface Entry {
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const entries = (report: Parameters<typeof renderGitlab>[0]) => JSON.parse(renderGitlab(report)) as Entry[];
const withFindings = (...findings: Parameters<typeof exampleFinding>[0][]) => exampleReport({ sops: [exampleSop({ findings: findings.map(exampleFinding) })] });
const fingerprints = (...findings: Parameters<typeof exampleFinding>[0][]) => entries(withFindings(...findings)).map((entry) => entry.fingerprint);

describe('the GitLab report', () => {
  test('fits the documented shape, whatever the content says, and names nothing twice', () => {
    const validate = new Ajv2020().compile(CODE_QUALITY_SCHEMA);
    const report = entries(HOSTILE_REPORT);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(new Set(report.map((entry) => entry.fingerprint)).size).toBe(report.length);
    expect(report).toHaveLength(12);
  });

  test('is an empty list when nothing is found', () => {
    expect(renderGitlab(exampleReport())).toBe('[]\n');
  });

  test('keeps fingerprints when lines move or figures change, and changes them with the words', () => {
    const [before] = fingerprints({ message: 'Unexpected sentence of 31 words, expected at most 20' });
    expect(fingerprints({ message: 'Unexpected sentence of 29 words, expected at most 20', place: { line: 99, column: 1 } })).toEqual([before]);
    expect(fingerprints({ message: 'Unexpected paragraph of 31 words, expected at most 20' })).not.toEqual([before]);
  });

  test('loses one fingerprint and keeps the others when one of three like findings is mended', () => {
    const like = (line: number) => ({ place: { line, column: 1 } });
    const three = fingerprints(like(3), like(5), like(7));
    expect(new Set(three).size).toBe(3);
    expect(fingerprints(like(5), like(7))).toEqual(three.slice(0, 2));
  });

  test('ranks severities: a failing SOP blocks, a gate is critical', () => {
    const report = entries(exampleReport({ sops: [exampleSop({ failures: ['stale'], findings: [exampleFinding({ gate: 'stale' }), exampleFinding({ severity: 'error' }), exampleFinding(), exampleFinding({ severity: 'info' })] })] }));
    expect(report.map((entry) => entry.severity)).toEqual(['critical', 'major', 'minor', 'info', 'blocker']);
  });

  test('only shows what is waived or known debt', () => {
    const waived = { reason: 'migration', owner: 'revops-lead', expires: '2027-01-31' };
    const report = JSON.parse(renderGitlab(withFindings({ waived, gate: 'stale' }, { debt: true, severity: 'error' }))) as { severity: string; description: string }[];
    expect(report.map((entry) => entry.severity)).toEqual(['info', 'info']);
    expect(report[0]?.description).toContain('(waived until 2027-01-31 by revops-lead: migration)');
  });

  test('names paths as the repository does', () => {
    expect(entries(exampleReport({ sops: [exampleSop({ path: './sops/x.mdx', findings: [exampleFinding()] })] }))[0]?.location.path).toBe('sops/x.mdx');
  });
});
