import { describe, expect, test } from 'vitest';
import { RULES } from '../../lint-rules/index.ts';
import { EXAMPLE_TODAY, examplePlaybook } from '../../lint-rules/example-playbook.ts';
import { causesOf, countedFindings } from './causes.ts';
import type { Finding } from './finding.ts';
import { lintPlaybook } from './lint-playbook.ts';
import { scoresOf } from './score.ts';

const PATH = 'sops/revops/send-back-lead.mdx';

function finding(rule: string, parts: Partial<Finding> = {}): Finding {
  return { rule, dimension: 'freshness', severity: 'error', message: `Unexpected ${rule}`, place: { line: 1, column: 1 }, credit: 0, ...parts };
}

function shown(findings: readonly Finding[]): string[] {
  return causesOf(findings).map((cause) => [cause.finding.rule, ...cause.implied.map(({ rule }) => rule)].join(' < '));
}

function reportOf(text: string) {
  const [report] = lintPlaybook(examplePlaybook({ [PATH]: text }), { rules: RULES, today: EXAMPLE_TODAY, only: new Set([PATH]) }).sops;
  if (!report) throw new Error('no report');
  return report;
}

describe('causesOf', () => {
  const told = finding('late', { toldBy: 'absent' });

  test('shows one finding where another tells its cause', () => {
    expect(shown([told, finding('absent')])).toEqual(['absent < late']);
  });

  test('shows a finding whose cause nothing tells', () => {
    expect(shown([told, finding('other')])).toEqual(['late', 'other']);
    expect(shown([finding('late', { toldBy: 'late' })])).toEqual(['late']);
  });

  test.each([
    ['is waived', { waived: { reason: 'r', owner: 'o', expires: '2027-01-01' } }],
    ['is debt', { debt: true }],
    ['weighs nothing', { severity: 'info' as const }],
    ['has its own cause elsewhere', { toldBy: 'late' }],
  ])('shows both where the one that tells %s', (_why, parts) => {
    expect(shown([told, finding('absent', parts)])).toEqual(['late', 'absent']);
  });

  test('keeps each reason of a gate in sight', () => {
    expect(shown([{ ...told, gate: 'stale' }, finding('absent')])).toEqual(['late', 'absent']);
    expect(shown([{ ...told, gate: 'stale' }, finding('absent', { gate: 'stale' })])).toEqual(['absent < late']);
  });

  test('takes the finding below the place of what it tells', () => {
    const at = (line: number) => finding('absent', { place: { line, column: 1 } });
    const [first, second] = [at(2), at(9)];
    const causes = causesOf([first, { ...told, place: { line: 5, column: 1 } }, second]);
    expect(causes.map((cause) => [cause.finding.place.line, cause.implied.length])).toEqual([[2, 0], [9, 1]]);
  });
});

describe('the report of an SOP', () => {
  test.each([
    ['without a review', '---\nowner: revops-lead\n---\n', 'review-evidenced', 'review-current'],
    ['without a version and a change log', '---\nowner: revops-lead\n---\n', 'change-log-quality', 'version-visible'],
    ['with a version of two numbers', '---\nversion: "1.0"\n---\n', 'valid-frontmatter', 'version-visible'],
    ['with an escalation that lacks its role', '---\nescalation: [{ when: no rule matches, channel: "#help" }]\n---\n', 'valid-frontmatter', 'escalation-path'],
    ['with a review record that is a list', '---\nreview: [ran]\n---\n', 'valid-frontmatter', 'review-current'],
  ])('%s shows one finding for it', (_what, text, teller, implied) => {
    const { findings, implied: hidden } = reportOf(text);
    expect(findings.filter(({ rule }) => rule === teller)).not.toEqual([]);
    expect(findings.filter(({ rule }) => rule === implied)).toEqual([]);
    expect(hidden.map(({ rule }) => rule)).toContain(implied);
  });

  test('shows each part that feedback lacks in one finding, at the cost of two', () => {
    const { findings } = reportOf('---\nfeedback: { channel: "#revops-help" }\n---\n');
    expect(findings.filter(({ rule }) => rule === 'feedback-channel').map(({ credit }) => credit)).toEqual([0.25 + 0.75 * 0.4 ** 2]);
  });

  test('scores by what is not shown too, and tells what a repair gains in all', () => {
    const report = reportOf('---\nowner: revops-lead\n---\n');
    expect(report.scores).toEqual(scoresOf(RULES, countedFindings(report)));
    expect(report.scores.freshness).toBeLessThan(scoresOf(RULES, report.findings).freshness);
    const review = report.findings.find(({ rule }) => rule === 'review-evidenced');
    const without = countedFindings(report).filter(({ rule }) => rule !== 'review-evidenced' && rule !== 'review-current');
    expect(report.fixes.find((fix) => fix.finding === review)?.gain).toBeCloseTo(scoresOf(RULES, without).freshness - report.scores.freshness, 6);
  });
});
