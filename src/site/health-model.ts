import type { SopReport } from '../lint/lint-report.ts';
import { minimumsOf } from '../lint/minimums.ts';
import { DEFAULT_MINIMUM } from '../lint/verdict.ts';
import { freshnessSearchHref } from './addresses.ts';
import { FRESHNESS_WORDS } from './freshness-words.ts';
import { reviewsModel } from './reviews-model.ts';
import { ruleLink } from './rule-link.ts';
import { scoreBars } from './score-bars.ts';
import { sopCard } from './sop-card.ts';
import type { Site } from './site.ts';
import type { FreshnessBadge, FreshnessState, HealthModel, SopCard } from './view-models.ts';

/** What must not be relied on before someone has looked, the least known first. */
const TO_CHECK: readonly FreshnessState[] = ['not-reviewed', 'changed-since-review', 'suspect', 'overdue'];

/** Every SOP's scores and gates, the weakest first. */
export function healthModel(site: Site): HealthModel {
  const { report, playbook, today } = site;
  const { settings } = playbook;
  const rows = site.sops.map((sop) => {
    const own = site.reportOf(sop);
    const card = sopCard(sop, site);
    return {
      sop: card,
      scores: scoreBars(own.scores, minimumsOf(settings, sop.function)),
      gates: own.gates.map(({ gate }) => gate),
      findings: own.findings.length,
      ...nextReview(card),
    };
  });
  const failing = report.sops.filter((sop) => sop.failures.length > 0).length;
  return {
    asOf: today,
    rows: rows.toSorted((a, b) => a.sop.minimum - b.sop.minimum || a.sop.title.localeCompare(b.sop.title, 'en')),
    toCheck: toCheckOf(rows.map(({ sop }) => sop)),
    failing,
    reviewsDue: reviewsModel(site),
    verdict: verdictOf(report.sops, settings.thresholds ? 'its minimum' : String(settings.minimumScore ?? DEFAULT_MINIMUM)),
    reviews: reviewsOf(rows.map(({ sop }) => sop.freshness)),
    notChecked: [
      ...report.notChecked.map(({ reason, rule }) => ({ reason, rule: rule === null ? undefined : ruleLink(rule) })),
      ...site.history.passedOver.map((reason) => ({ reason, rule: undefined })),
    ],
  };
}

function nextReview({ status, freshness: { state, due } }: SopCard): Pick<HealthModel['rows'][number], 'next' | 'reviewOrder'> {
  if (status === 'retired') return { next: undefined, reviewOrder: '' };
  const rank = TO_CHECK.indexOf(state);
  if (rank >= 0) return { next: 'review now', reviewOrder: `${rank} ${due ?? ''}` };
  return { next: due && `next by ${due}`, reviewOrder: due === undefined ? '' : `${TO_CHECK.length} ${due}` };
}

/** As the search finds them: without what is retired. */
function toCheckOf(cards: readonly SopCard[]): HealthModel['toCheck'] {
  const inForce = cards.filter(({ status }) => status !== 'retired');
  return TO_CHECK.flatMap((state) => {
    const { length } = inForce.filter(({ freshness }) => freshness.state === state);
    const label = FRESHNESS_WORDS[state];
    return length === 0 ? [] : [{ label, href: freshnessSearchHref(label), count: length }];
  });
}

/** How the reviews that count were done, the commonest way first: a green date says less where nobody did the work. */
function reviewsOf(badges: readonly FreshnessBadge[]): string {
  const ways = [...Map.groupBy(badges.flatMap(({ method }) => method ?? []), (method) => method)].toSorted(([, a], [, b]) => b.length - a.length);
  return ways.length === 0 ? 'No review with a record counts yet.' : `${ways.map(([method, { length }]) => `${method}: ${length}`).join('. ')}.`;
}

/** Drafts and retired SOPs are not judged, and are not counted as passing. */
function verdictOf(sops: readonly SopReport[], least: string): string {
  const judged = sops.filter(({ status }) => status !== 'draft' && status !== 'retired');
  const failing = sops.filter(({ failures }) => failures.length > 0).length;
  const apart = sops.length - judged.length;
  const rest = apart === 0 ? '' : ` ${apart === 1 ? 'One other is a draft or retired and is' : `${apart} others are drafts or retired and are`} not judged.`;
  if (failing > 0) return `${failing} of ${count(sops.length)} ${failing === 1 ? 'trips a gate or stays' : 'trip a gate or stay'} below ${least} in a dimension.${rest}`;
  if (judged.length === 0) return `There is no active SOP to judge yet.${rest}`;
  return `${judged.length === 1 ? 'The one active SOP passes' : `All ${judged.length} active SOPs pass`} every gate and ${judged.length === 1 ? 'reaches' : 'reach'} at least ${least} in each dimension.${rest}`;
}

function count(sops: number): string {
  return `${sops} ${sops === 1 ? 'SOP' : 'SOPs'}`;
}
