import type { Sop } from '../sop/parse-sop.ts';
import { changeItems } from './change-items.ts';
import { functionLink, sopCard } from './sop-card.ts';
import type { Site } from './site.ts';
import type { HomeModel, SopCard } from './view-models.ts';

const TITLES_SHOWN = 4;
const PRIORITY_SOPS = 6;
const LATEST_CHANGES = 6;
/** Enough entries to fill the list when one commit stands for many. */
const LATEST_SCANNED = 500;
const NEW_HIRE_SOPS = 12;
/** From this priority on, an SOP is shown as one to know first. */
const HIGH_PRIORITY = 12;

export function homeModel(site: Site): HomeModel {
  const { settings } = site.playbook;
  const cards = site.sops.map((sop) => sopCard(sop, site));
  return {
    title: settings.title ?? 'Playbook',
    description: settings.description ?? 'Standard operating procedures: how we work, step by step.',
    counts: {
      sops: cards.filter((card) => card.status !== 'draft').length,
      drafts: cards.filter((card) => card.status === 'draft').length,
      functions: site.functions.length,
      roles: site.roles.ids.length,
    },
    functions: site.functions.map((entry) => ({
      ...functionLink(entry),
      count: entry.sops.length,
      summary: titlesOf(entry.sops),
    })),
    prioritySops: cards.filter((card) => isCurrent(card) && (card.priority ?? 0) >= HIGH_PRIORITY).toSorted(byPriority).slice(0, PRIORITY_SOPS),
    newHire: newHireSops(site, cards),
    latest: changeItems(site.history.entries.slice(0, LATEST_SCANNED), site).slice(0, LATEST_CHANGES),
    historyNotice: site.history.notice,
  };
}

function titlesOf(sops: readonly Sop[]): string {
  const titles = sops.slice(0, TITLES_SHOWN).map((sop) => sop.title);
  const more = sops.length - titles.length;
  return [...titles, ...(more > 0 ? [`${more} more`] : [])].join(' · ');
}

/** The reading order of the settings; without one, the SOPs that matter most. Drafts are nothing to learn from. */
function newHireSops(site: Site, cards: readonly SopCard[]): SopCard[] {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const order = site.playbook.settings.newHire;
  const chosen = order ? order.flatMap((id) => byId.get(id) ?? []) : cards.toSorted(byPriority);
  return chosen.filter(isCurrent).slice(0, NEW_HIRE_SOPS);
}

function isCurrent(card: SopCard): boolean {
  return card.status === 'active';
}

function byPriority(a: SopCard, b: SopCard): number {
  return (b.priority ?? 0) - (a.priority ?? 0);
}
