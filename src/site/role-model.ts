import { pagePath, roleFeedHref, roleHref } from './addresses.ts';
import { feedTitle } from './changes-feed.ts';
import { cutPages, pageLinks } from './page-links.ts';
import { holdersOfRole } from '../playbook/role-holders.ts';
import { reviewsModel } from './reviews-model.ts';
import { rolePart, rowsOf, type RolePart } from './role-part.ts';
import { sopCard } from './sop-card.ts';
import type { Site } from './site.ts';
import type { RoleModel, RolesModel } from './view-models.ts';

const ROWS_PER_PAGE = 28;
const NO_TEAM = 'Other roles';

/** Every page of every role: the path that names it, and what `roleModel` is to be asked for. */
export function rolePaths(site: Site): { readonly path: string; readonly id: string; readonly page: number }[] {
  return site.roles.ids.flatMap((id) => pagesOf(site, id).map((_, index) => ({ path: pagePath(id, index + 1), id, page: index + 1 })));
}

/**
 * The page of one role: everything its holder owns, does, approves and hears of.
 *
 * @param page from 1.
 */
export function roleModel(site: Site, id: string, page = 1): RoleModel {
  const role = site.roles.get(id);
  const pages = pagesOf(site, id);
  const parts = (pages[page - 1] ?? []).map((part) => ({ ...part, card: sopCard(part.sop, site) }));
  return {
    title: site.roles.linkTo(id).label,
    pages: pageLinks(page, pages.length, (number) => roleHref(id, number)),
    team: role?.team,
    holders: holdersOfRole(role, site.today),
    backup: role?.backup === undefined ? undefined : site.roles.linkTo(role.backup),
    owns: parts.filter(({ owns }) => owns).map(({ card }) => card),
    does: parts.flatMap(({ card, steps }) => (steps === undefined ? [] : [{ sop: card, steps }])),
    approves: parts.filter(({ approves }) => approves.length > 0).map(({ card, approves }) => ({ sop: card, what: approves.join(' · ') })),
    hears: parts.filter(({ hears }) => hears.length > 0).map(({ card, hears }) => ({ sop: card, what: hears.join(' · ') })),
    reviewsDue: page === 1 ? reviewsModel(site, id) : undefined,
    feed: site.history.notice ? undefined : { label: 'Feed for this role', href: roleFeedHref(id), title: feedTitle(site, { role: id }) },
  };
}

/** All roles by team; roles without a team come last. */
export function rolesModel(site: Site): RolesModel {
  const entries = site.roles.ids.map((id) => {
    const parts = partsOf(site, id);
    return {
      team: site.roles.get(id)?.team ?? NO_TEAM,
      role: site.roles.linkTo(id),
      holders: holdersOfRole(site.roles.get(id), site.today),
      owns: parts.filter((part) => part.owns).length,
      does: parts.filter((part) => part.steps !== undefined).length,
    };
  });
  const teams = [...Map.groupBy(entries, (entry) => entry.team)].map(([team, roles]) => ({ team, roles: roles.map(({ team: _, ...rest }) => rest) }));
  return { teams: teams.toSorted((a, b) => Number(a.team === NO_TEAM) - Number(b.team === NO_TEAM)) };
}

function pagesOf(site: Site, id: string): RolePart[][] {
  return cutPages(partsOf(site, id), ROWS_PER_PAGE, rowsOf);
}

const known = new WeakMap<Site, Map<string, readonly RolePart[]>>();

/** The SOPs that concern a role, in the site's order; found once for each role of a site. */
function partsOf(site: Site, id: string): readonly RolePart[] {
  const ofSite = known.get(site) ?? new Map<string, readonly RolePart[]>();
  known.set(site, ofSite);
  const parts = ofSite.get(id) ?? site.sops.map((sop) => rolePart(sop, id, site.roles)).filter((part) => rowsOf(part) > 0);
  ofSite.set(id, parts);
  return parts;
}
