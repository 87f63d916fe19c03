import type { LintReport } from '../lint-report.ts';
import { DIMENSIONS, type Dimension } from '../rule.ts';
import { summarise } from '../summary.ts';
import type { Finding } from '../finding.ts';
import { toInertJson } from '../../sop/visible.ts';

/** The report as data, version 1: stable; its JSON Schema is `public/schema/lint-report.json`. Scores carry one decimal, never rounded up. */
export function renderJson(report: LintReport): string {
  const { sops, failing, findings, waived, debt } = summarise(report);
  const data = {
    version: 1,
    asOf: report.asOf,
    sops: report.sops.map((sop) => ({
      id: sop.id,
      path: sop.path,
      status: sop.status,
      scores: Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, oneDecimal(sop.scores[dimension])])),
      minimum: oneDecimal(sop.minimum),
      gates: sop.gates,
      findings: sop.findings.map(findingData),
      fixes: sop.fixes.map(({ finding, dimension, gain }) => ({ rule: finding.rule, line: finding.place.line, gain: gainData(dimension, gain) })),
      failures: sop.failures,
    })),
    registries: report.registries.map(({ path, findings: own }) => ({ path, findings: own.map(findingData) })),
    notices: report.notices,
    notChecked: report.notChecked,
    adjustedRules: (report.adjusted ?? []).map(({ rule, severity = null, options }) => ({ rule, severity, options })),
    goneDebt: [...(report.goneDebt ?? [])].flatMap(([sop, debts]) => debts.map((debt) => ({ sop, ...debt }))),
    summary: { sops, failing, findings, waived, debt },
  };
  return toInertJson(data);
}

function findingData(finding: Finding): Record<string, unknown> {
  const { rule, dimension, severity, message, place, waived, debt } = finding;
  return { rule, dimension, severity, message, line: place.line, column: place.column, ...(waived ? { waived } : {}), ...(debt ? { debt } : {}), ...(finding.fix ? { fixable: true } : {}) };
}

function gainData(dimension: Dimension, gain: number): Record<Dimension, number> {
  return { transferability: 0, freshness: 0, iteration: 0, [dimension]: oneDecimal(gain) };
}

function oneDecimal(value: number): number {
  return Math.floor(value * 10 + 1e-6) / 10;
}
