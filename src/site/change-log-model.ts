import { FEED, functionChangesHref } from './addresses.ts';
import { changeItems } from './change-items.ts';
import { functionLink } from './sop-card.ts';
import { functionId, type Site } from './site.ts';
import type { ChangeLogModel } from './view-models.ts';

/**
 * The change log, newest first.
 *
 * @param id narrows it to one of `site.functions`; all changes when left out.
 */
export function changeLogModel(site: Site, id?: string): ChangeLogModel {
  const entries = site.history.entries.filter((entry) => id === undefined || functionId(entry.sop.function) === id);
  const narrowedTo = site.functions.find((entry) => entry.id === id);
  return {
    function: narrowedTo && functionLink(narrowedTo),
    items: changeItems(entries, site),
    functions: site.functions.map((entry) => ({ label: entry.name, href: functionChangesHref(entry.id) })),
    notice: site.history.notice,
    feedHref: FEED,
  };
}
