import type { Fix } from './fixes.ts';
import type { LintReport, SopReport } from './lint-report.ts';

export interface LintSummary {
  readonly sops: number;
  readonly drafts: number;
  /** Files that fail the run: SOPs, and registries that cannot be read whole. */
  readonly failing: number;
  readonly findings: number;
  readonly waived: number;
  readonly debt: number;
}

export function summarise(report: LintReport): LintSummary {
  const all = [...report.sops, ...report.registries].flatMap(({ findings }) => findings);
  return {
    sops: report.sops.length,
    drafts: report.sops.filter((sop) => sop.status === 'draft').length,
    failing: report.sops.filter((sop) => sop.failures.length > 0).length + report.registries.length,
    findings: all.length,
    waived: all.filter(({ waived }) => waived).length,
    debt: all.filter(({ debt }) => debt).length,
  };
}

/** The repairs that raise a score most, over all SOPs. */
export function topFixes(sops: readonly SopReport[], count: number): { readonly sop: SopReport; readonly fix: Fix }[] {
  return sops
    .flatMap((sop) => sop.fixes.map((fix) => ({ sop, fix })))
    .toSorted((a, b) => b.fix.gain - a.fix.gain)
    .slice(0, count);
}

/** A score as shown to people: whole, and never rounded up over a limit it misses. */
export function shownScore(score: number): number {
  return Math.floor(score + 1e-9);
}
