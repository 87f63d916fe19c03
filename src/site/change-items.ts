import { functionChangesHref, sopHref } from './addresses.ts';
import { commitHref } from './forge-links.ts';
import { nameOfId } from './name-of-id.ts';
import { functionId, type Site } from './site.ts';
import type { SiteChange } from './site-history.ts';
import type { ChangeItem } from './view-models.ts';

/** A change as lists show it. An SOP that is gone keeps its name and loses its page. */
export function changeItem(entry: SiteChange, site: Site): ChangeItem {
  const { commit, sop } = entry;
  const folder = functionId(sop.function);
  const live = site.playbook.byId.get(sop.id);
  const { timeZone, forge } = site.playbook.settings;
  return {
    date: localDate(commit.date, timeZone ?? 'UTC'),
    commit: commit.hash.slice(0, 7),
    commitHref: commitHref(forge, commit.hash),
    authors: joinNames(commit.authors),
    sop: { label: live?.title ?? sop.title, href: live ? sopHref(live.id) : functionChangesHref(folder) },
    function: site.functions.find(({ id }) => id === folder)?.name ?? nameOfId(folder),
    severity: entry.severity,
    headline: entry.headline,
    changes: entry.changes.map(({ text, severity, type, before, after }) => ({
      text,
      severity,
      type,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    })),
  };
}

/** The calendar date of a moment in a time zone; in UTC where the zone is unknown. */
function localDate(moment: string, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(moment));
  } catch (cause) {
    if (cause instanceof RangeError && timeZone !== 'UTC') return localDate(moment, 'UTC');
    throw cause;
  }
}

function joinNames(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
