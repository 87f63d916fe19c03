import type { PageLinks } from './view-models.ts';

/**
 * Links from one page of a list to its neighbours.
 *
 * @param current from 1.
 * @param hrefOf the address of a page.
 */
export function pageLinks(current: number, total: number, hrefOf: (page: number) => string): PageLinks | undefined {
  if (total <= 1) return undefined;
  return {
    label: `Page ${current} of ${total}`,
    previous: current > 1 ? { label: 'Previous page', href: hrefOf(current - 1) } : undefined,
    next: current < total ? { label: 'Next page', href: hrefOf(current + 1) } : undefined,
  };
}

/** Cuts a list into pages of at most `most` rows, where an item may take several; an item is never cut. */
export function cutPages<Item>(items: readonly Item[], most: number, rowsOf: (item: Item) => number): Item[][] {
  const pages: Item[][] = [[]];
  let rows = 0;
  for (const item of items) {
    const own = rowsOf(item);
    if (rows > 0 && rows + own > most) {
      pages.push([]);
      rows = 0;
    }
    pages.at(-1)?.push(item);
    rows += own;
  }
  return pages;
}
