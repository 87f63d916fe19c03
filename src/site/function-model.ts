import { changesHref, functionFeedHref, functionHref, pagePath } from './addresses.ts';
import { changeItems } from './change-items.ts';
import { feedTitle } from './changes-feed.ts';
import { cutPages, pageLinks } from './page-links.ts';
import { rolesNamedIn } from './role-directory.ts';
import { sopCard } from './sop-card.ts';
import { functionId, type Site, type SiteFunction } from './site.ts';
import type { FunctionModel } from './view-models.ts';

const LATEST_CHANGES = 5;
const SOPS_PER_PAGE = 20;

/** Every page of every function: the path that names it, and what `functionModel` is to be asked for. */
export function functionPaths(site: Site): { readonly path: string; readonly id: string; readonly page: number }[] {
  return site.functions.flatMap((entry) => pagesOf(entry).map((_, index) => ({ path: pagePath(entry.id, index + 1), id: entry.id, page: index + 1 })));
}

/**
 * The page of one business function.
 *
 * @param id one of `site.functions`.
 * @param page from 1.
 */
export function functionModel(site: Site, id: string, page = 1): FunctionModel {
  const entry = site.functions.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`No function has the id ${id}`);
  const pages = pagesOf(entry);
  const named = new Set(entry.sops.flatMap(rolesNamedIn));
  const own = site.history.entries.filter((change) => functionId(change.sop.function) === id);
  return {
    title: entry.name,
    count: entry.sops.length,
    pages: pageLinks(page, pages.length, (number) => functionHref(id, number)),
    changesHref: site.history.notice ? undefined : changesHref({ function: id }),
    historyNotice: site.history.notice,
    feed: site.history.notice ? undefined : { label: 'Feed of these changes', href: functionFeedHref(id), title: feedTitle(site, { function: id }) },
    sops: (pages[page - 1] ?? []).map((sop) => sopCard(sop, site)),
    roles: site.roles.ids.filter((role) => named.has(role)).map((role) => site.roles.linkTo(role)),
    latest: changeItems(own, site).slice(0, LATEST_CHANGES),
  };
}

function pagesOf({ sops }: SiteFunction): SiteFunction['sops'][number][][] {
  return cutPages(sops, SOPS_PER_PAGE, () => 1);
}
