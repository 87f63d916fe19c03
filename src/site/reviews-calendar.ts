import ical, { ICalEventTransparency } from 'ical-generator';
import { dueReviews, type DueReview, type ReviewNeed } from '../lint/due-reviews.ts';
import { addDays } from '../sop/iso-time.ts';
import { visible } from '../sop/visible.ts';
import { addressPart, sopHref } from './addresses.ts';
import { absoluteHref } from './absolute-href.ts';
import type { Site } from './site.ts';

/** Roles whose calendar would hold something: RFC 5545 knows no calendar without an event. */
export function rolesWithReviews(site: Site): string[] {
  return site.roles.ids.filter((id) => hasReviews(site, id));
}

/** True where a calendar of due reviews would hold something. */
export function hasReviews(site: Site, owner?: string): boolean {
  return dueReviews(site.playbook, site.graph, owner).some(({ on }) => on !== undefined);
}

/**
 * The days on which reviews are due, as an iCalendar file: one event all day long for each SOP, on its day also when
 * that has passed. An SOP without a review that counts has no day, and no event. The same playbook gives the same
 * bytes, and an SOP keeps its event for good, so that a calendar moves it when the SOP is reviewed.
 *
 * Where a review no longer holds, the event says that one is needed now and stays on its day: on which day it ceased to
 * hold only git knows, and an event that moved to the day of each build would be news in every calendar every day.
 *
 * @param owner narrows it to the SOPs of one role.
 */
export function reviewsCalendar(site: Site, owner?: string): string {
  const { title = 'Playbook' } = site.playbook.settings;
  const whose = owner === undefined ? '' : `, ${site.roles.linkTo(owner).label}`;
  const calendar = ical({ name: escapeName(visible(`Reviews due: ${title}${whose}`)), prodId: { company: 'Sopwright', product: 'Reviews due', language: 'EN' } });
  for (const due of dueReviews(site.playbook, site.graph, owner)) addEvent(calendar, due, site);
  return calendar.toString();
}

const NEEDED_NOW: Readonly<Record<ReviewNeed, string>> = {
  'not-reviewed': 'no review counts',
  'changed-since-review': 'changed since its review',
  suspect: 'what it takes has changed since its review',
};

function addEvent(calendar: ReturnType<typeof ical>, { sop, reviewed, on, atOnce }: DueReview, site: Site): void {
  if (on === undefined || reviewed === undefined) return;
  const page = absoluteHref(sopHref(sop.id), site);
  const owner = sop.meta.owner === undefined ? 'nobody' : site.roles.linkTo(sop.meta.owner).label;
  const told = atOnce && NEEDED_NOW[atOnce];
  const lines = [`Owner: ${owner}.`, ...(told ? [`Needed now, not on this day only: ${told}.`] : []), `Last reviewed on ${reviewed}. Hold it against the work, mend what differs, then run: sop review ${sop.id}`, page];
  calendar.createEvent({
    id: `review-${addressPart(sop.id)}@${new URL(page).hostname}`,
    // The moment of the review that set the day: a clock would make every build differ.
    stamp: new Date(`${reviewed}T00:00:00Z`),
    start: new Date(`${on}T00:00:00Z`),
    end: new Date(`${addDays(on, 1)}T00:00:00Z`),
    allDay: true,
    transparency: ICalEventTransparency.TRANSPARENT, // Nobody is busy all day for it.
    summary: visible(told ? `Review needed now: ${sop.title} (${told})` : `Review due: ${sop.title}`),
    description: lines.map(visible).join('\n'),
    url: page,
  });
}

/** The generator escapes every text but the calendar's name. */
function escapeName(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&');
}
