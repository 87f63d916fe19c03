import { dueReviews } from '../lint/due-reviews.ts';
import { CALENDAR, roleCalendarHref } from './addresses.ts';
import { freshnessOf } from './freshness.ts';
import { sopLink } from './sop-card.ts';
import type { Site } from './site.ts';
import type { ReviewsModel } from './view-models.ts';

const MOST_ROWS = 10;

/**
 * The reviews due next, those due at once first.
 *
 * @param owner narrows it to the SOPs of one role.
 */
export function reviewsModel(site: Site, owner?: string): ReviewsModel {
  const due = dueReviews(site.playbook, site.graph, owner);
  return {
    rows: due.slice(0, MOST_ROWS).map(({ sop, on, atOnce }) => ({
      due: atOnce ? undefined : on,
      sop: sopLink(sop),
      owner: sop.meta.owner === undefined ? undefined : site.roles.linkTo(sop.meta.owner),
      freshness: freshnessOf(sop, site),
    })),
    more: Math.max(0, due.length - MOST_ROWS),
    calendarHref: due.some(({ on }) => on !== undefined) ? (owner === undefined ? CALENDAR : roleCalendarHref(owner)) : undefined,
  };
}
