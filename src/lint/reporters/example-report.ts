import type { Finding } from '../finding.ts';
import type { LintReport, SopReport } from '../lint-report.ts';

/** Values for the reporters' tests. */

export function exampleFinding(parts: Partial<Finding> = {}): Finding {
  return { rule: 'vague-term', dimension: 'transferability', severity: 'warning', message: 'Unexpected "soon", expected a number with a unit', place: { line: 12, column: 3, endLine: 12, endColumn: 7 }, ...parts };
}

export function exampleSop(parts: Partial<SopReport> = {}): SopReport {
  return {
    id: 'route-lead',
    path: 'content/sops/revops/route-lead.mdx',
    title: 'Route a lead',
    function: 'revops',
    status: 'active',
    priority: 20,
    scores: { transferability: 88.2, freshness: 90, iteration: 71 },
    minimum: 71,
    gates: [],
    findings: [],
    implied: [],
    fixes: [],
    failures: [],
    ...parts,
  };
}

export function exampleReport(parts: Partial<LintReport> = {}): LintReport {
  return { asOf: '2026-11-22', sops: [exampleSop()], registries: [], notices: [], notChecked: [], ...parts };
}

/** Every kind of entry at once, with texts that try to be more than text. */
export const HOSTILE = 'x]]> <script>alert(1)</script> @acme/team #12 !34 GH-5 https://evil.example/a?b=1&c=2 www.evil.example [a](javascript:b) `code` | **b** \u0000\u0007\u202e\ud800 ::error::x %0A $x$ ~~y~~ :bomb: a@b.example <!-- -- -->\n/close';

export const HOSTILE_REPORT = exampleReport({
  sops: [
    exampleSop({
      title: HOSTILE,
      path: 'content/sops/x@y/[a](b)`c`#1.mdx',
      failures: ['incomplete', 'iteration 40 is below 60', 'holds something that would run as code'],
      gates: [{ gate: 'incomplete', reasons: [HOSTILE] }],
      scores: { transferability: 80, freshness: 80, iteration: 40 },
      minimum: 40,
      findings: [
        exampleFinding({ message: HOSTILE }),
        exampleFinding({ message: HOSTILE, place: { line: 20, column: 1 } }),
        exampleFinding({ rule: 'mdx-fence', dimension: 'validity', severity: 'error', message: `Unexpected ${HOSTILE}` }),
        exampleFinding({ message: 'Unexpected wait', waived: { reason: HOSTILE, owner: 'revops-lead', expires: '2027-01-31' } }),
        exampleFinding({ message: 'Unexpected length', debt: true, severity: 'error' }),
        exampleFinding({ rule: 'steps-ordered', severity: 'error', gate: 'incomplete', credit: 0, message: 'Unexpected absence of steps, expected three' }),
      ],
    }),
    exampleSop({ status: 'draft', id: 'a-draft', path: 'content/sops/revops/a-draft.mdx', findings: [exampleFinding({ severity: 'info' })] }),
    exampleSop({ status: 'unreadable', id: 'b', path: 'content/sops/b.mdx', title: 'b', failures: ['cannot be read'], findings: [exampleFinding({ rule: 'valid-frontmatter', dimension: 'validity', severity: 'error', gate: 'incomplete', message: 'Unexpected binary content, expected text' })] }),
  ],
  registries: [{ path: 'content/roles.yaml', findings: [exampleFinding({ rule: 'valid-registry', dimension: 'validity', severity: 'error', message: HOSTILE })] }],
  notices: [{ path: 'content/sops/revops/`x`.mdx', message: `review needed: ${HOSTILE}` }],
  notChecked: [{ rule: null, reason: HOSTILE }, { rule: 'reference-resolves', reason: 'no roles.yaml' }],
});
