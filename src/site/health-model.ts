import { DEFAULT_MINIMUM } from '../lint/lint-playbook.ts';
import { scoreBars } from './score-bars.ts';
import { sopCard } from './sop-card.ts';
import type { Site } from './site.ts';
import type { HealthModel } from './view-models.ts';

/** Every SOP's scores and gates, the weakest first. */
export function healthModel(site: Site): HealthModel {
  const { report, playbook, today } = site;
  const least = playbook.settings.minimumScore ?? DEFAULT_MINIMUM;
  const rows = site.sops.map((sop) => {
    const own = site.reportOf(sop);
    const card = sopCard(sop, site);
    return {
      sop: card,
      scores: scoreBars(own.scores, least),
      gates: own.gates.map(({ gate }) => gate),
      findings: own.findings.length,
      due: card.freshness.due,
    };
  });
  const failing = report.sops.filter((sop) => sop.failures.length > 0).length;
  return {
    asOf: today,
    rows: rows.toSorted((a, b) => a.sop.minimum - b.sop.minimum || a.sop.title.localeCompare(b.sop.title, 'en')),
    failing,
    verdict: verdictOf(failing, report.sops.length, least),
    notChecked: [...report.notChecked.map(({ reason }) => reason), ...site.history.passedOver],
  };
}

function verdictOf(failing: number, total: number, least: number): string {
  const all = total === 1 ? 'The one SOP passes' : `All ${total} SOPs pass`;
  if (failing === 0) return `${all} every gate and ${total === 1 ? 'reaches' : 'reach'} at least ${least} in each dimension.`;
  return `${failing} of ${total} ${total === 1 ? 'SOP' : 'SOPs'} ${failing === 1 ? 'trips' : 'trip'} a gate or ${failing === 1 ? 'stays' : 'stay'} below ${least} in a dimension.`;
}
