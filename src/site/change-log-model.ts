import { keptWith } from '../sop/kept-with.ts';
import { CALENDAR, CHANGES, changesHref, FEED, functionFeedHref, type ChangesScope } from './addresses.ts';
import { changeItems } from './change-items.ts';
import type { ChangeItem, ChangeLogModel } from './change-view-models.ts';
import { feedTitle } from './changes-feed.ts';
import { htmlBytes } from './html-bytes.ts';
import { cutPages, pageLinks } from './page-links.ts';
import { hasReviews } from './reviews-calendar.ts';
import { functionLink } from './sop-card.ts';
import { functionId, type Site } from './site.ts';

/** Entries of a page, and what it has room for besides its frame, in bytes. */
const MOST_ITEMS = 30;
const PAGE = 20_000;
const ITEM_MARKUP = 560;
const DETAIL_MARKUP = 85;

/** Every page of the change log: the path that names it, and what `changeLogModel` is to be asked for. */
export function changeLogPaths(site: Site): { readonly path: string | undefined; readonly scope: ChangesScope; readonly page: number }[] {
  return [undefined, ...site.functions.map(({ id }) => id)].flatMap((id) =>
    [false, true].flatMap((readAgain) => {
      const scope = { function: id, readAgain };
      return pagesOf(site, scope).map((_, index) => ({ path: changesHref(scope, index + 1).slice(CHANGES.length, -1) || undefined, scope, page: index + 1 }));
    }),
  );
}

/**
 * The change log, newest first.
 *
 * @param scope narrows it: to one of `site.functions`, to what people must read again.
 * @param page from 1.
 */
export function changeLogModel(site: Site, scope: ChangesScope = {}, page = 1): ChangeLogModel {
  const { function: id, readAgain = false } = scope;
  const { notice } = site.history;
  const narrowedTo = site.functions.find((entry) => entry.id === id);
  const pages = pagesOf(site, scope);
  const isWithin = (to: ChangesScope) => to.function === id && (to.readAgain ?? false) === readAgain;
  const choice = (label: string, to: ChangesScope) => ({ label, href: changesHref(to), isCurrent: isWithin(to) });
  return {
    title: `${readAgain ? 'To read again' : 'Changes'}${narrowedTo ? ` in ${narrowedTo.name}` : ''}`,
    lede: readAgain ? 'Updates after which people who do the work must read the procedure again, newest first.' : 'What changed in the procedures themselves, update by update, newest first.',
    function: narrowedTo && functionLink(narrowedTo),
    items: pages[page - 1] ?? [],
    pages: pageLinks(page, pages.length, (number) => changesHref(scope, number)),
    reaches: notice ? [] : [choice('All changes', { function: id }), choice('To read again', { function: id, readAgain: true })],
    functions: notice ? [] : [choice('All functions', { readAgain }), ...site.functions.map((entry) => choice(entry.name, { function: entry.id, readAgain }))],
    notice,
    feed: notice ? undefined : { label: narrowedTo ? `Feed of ${narrowedTo.name}` : 'Feed of all changes', href: id === undefined ? FEED : functionFeedHref(id), title: feedTitle(site, { function: id }) },
    calendarHref: hasReviews(site) ? CALENDAR : undefined,
  };
}

const listsOf = keptWith((_site: Site) => new Map<string, ChangeItem[][]>());

/** Cut once for each list of a site. */
function pagesOf(site: Site, scope: ChangesScope): ChangeItem[][] {
  const lists = listsOf(site);
  const key = changesHref(scope);
  const pages = lists.get(key) ?? cutPages(changeItems(entriesWithin(site, scope), site), PAGE, bytesOf);
  lists.set(key, pages);
  return pages;
}

function entriesWithin({ history }: Site, { function: id, readAgain = false }: ChangesScope): typeof history.entries {
  return history.entries.filter((entry) => (id === undefined || functionId(entry.sop.function) === id) && (!readAgain || entry.severity === 'retrain'));
}

function bytesOf({ sop, headline, authors, details }: ChangeItem): number {
  const told = [sop.label, headline, authors, ...details.flatMap(({ sop: title = '', text, tag, href = '' }) => [title, text, tag, href])].reduce((sum, text) => sum + htmlBytes(text), 0);
  return Math.max(PAGE / MOST_ITEMS, ITEM_MARKUP + told + DETAIL_MARKUP * details.length);
}
