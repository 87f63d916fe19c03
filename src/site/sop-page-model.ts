import type { Finding } from '../lint/finding.ts';
import type { SopReport } from '../lint/lint-report.ts';
import { minimumsOf } from '../lint/minimums.ts';
import type { Severity } from '../lint/rule.ts';
import { standingOf } from '../lint/standing.ts';
import { compareVersions } from './compare-versions.ts';
import { fitModel, suspectNotice } from './fit-model.ts';
import { editHref, lineHref, reportHref } from './forge-links.ts';
import { headingsOf } from './body-anchors.ts';
import { latestChanges, sinceRead } from './latest-changes.ts';
import { ruleLink } from './rule-link.ts';
import { scoreBars } from './score-bars.ts';
import type { Site } from './site.ts';
import { sopCard, systemIds, systemName } from './sop-card.ts';
import { sopFacts } from './sop-facts.ts';
import type { SopPageModel } from './view-models.ts';
import type { Sop } from '../sop/parse-sop.ts';

// A page stays small however long its history, however many lean on it.
const MOST_VERSIONS = 6;
const MOST_FINDINGS = 10;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * The page of one SOP.
 *
 * @param address one of `site.sopByAddress`, the id of its entry in the content collection.
 * @param html the rendered body, as the content collection holds it.
 */
export function sopPageModel(site: Site, address: string, html: string): SopPageModel {
  const sop = getSop(site, address);
  const { settings } = site.playbook;
  const report = site.reportOf(sop);
  return {
    card: sopCard(sop, site),
    title: sop.title,
    version: sop.meta.version,
    facts: sopFacts(sop, site),
    scores: scoreBars(report.scores, minimumsOf(settings, sop.function)),
    gates: report.gates,
    contents: headingsOf(sop),
    html,
    related: relatedSops(sop, site).map((other) => sopCard(other, site)),
    fit: fitModel(sop, site),
    suspect: suspectNotice(sop, site),
    systems: systemIds(sop).map((system) => systemName(system, site)),
    findings: mostUseful(report).map((finding) => ({
      severity: finding.waived ? 'waived' : finding.debt ? 'debt' : finding.severity,
      message: finding.message,
      standing: standingOf(finding),
      rule: ruleLink(finding.rule),
      line: finding.place.line,
      href: lineHref(settings.forge, sop, finding.place.line),
    })),
    moreFindings: { count: Math.max(0, report.findings.length - MOST_FINDINGS), command: `npx sop lint ${report.path}` },
    editHref: editHref(settings.forge, sop),
    reportHref: reportHref(settings.forge, sop),
    ...latestChanges(sop, site),
    sinceRead: sinceRead(sop, site),
    historyNotice: site.history.notice,
    changelog: (sop.meta.changelog ?? [])
      .map(({ version, date, what, why, approvedBy }) => ({
        version,
        date,
        what,
        why,
        approvedBy: approvedBy === undefined ? undefined : site.roles.linkTo(approvedBy).label,
      }))
      .toSorted((a, b) => compareVersions(b.version, a.version))
      .slice(0, MOST_VERSIONS),
  };
}

/** The findings whose repair raises a score most, then errors, warnings and hints; what fails nothing comes last. */
function mostUseful({ findings, fixes }: SopReport): Finding[] {
  const ranks = new Map(fixes.map(({ finding }, index) => [finding, index]));
  const rankOf = (finding: Finding) => ranks.get(finding) ?? fixes.length + (standingOf(finding) === undefined ? SEVERITIES.indexOf(finding.severity) : SEVERITIES.length);
  return findings.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST_FINDINGS);
}

function getSop(site: Site, address: string): Sop {
  const sop = site.sopByAddress.get(address);
  if (!sop) throw new Error(`No SOP has the address ${address}`);
  return sop;
}

/** What it names as related and what replaces it; each once, without itself and without what does not exist. */
function relatedSops(sop: Sop, site: Site): Sop[] {
  const ids = [...(sop.meta.related ?? []), sop.meta.successor];
  return [...new Set(ids)].flatMap((id) => (id === undefined || id === sop.id ? [] : (site.playbook.byId.get(id) ?? [])));
}

