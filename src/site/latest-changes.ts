import { createHash } from 'node:crypto';
import type { ChangeLogEntry } from '../changes/change-log.ts';
import { clip } from '../changes/values.ts';
import { fingerprintOf } from '../sop/fingerprint.ts';
import { keptWith } from '../sop/kept-with.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { historyHref } from './addresses.ts';
import { changeHeadline } from './change-headline.ts';
import { reachOf } from './change-reach.ts';
import type { LatestChange, SinceReadModel } from './change-view-models.ts';
import { commitFacts } from './commit-facts.ts';
import { entriesOf, entryHref } from './history-pages.ts';
import type { Site } from './site.ts';
import type { SopPageModel } from './view-models.ts';

const MOST_SHOWN = 3;
const MOST_SINCE = 4;
const LONGEST_HEADLINE = 120;
/** By so many hashes a browser finds its mark; an older one is compared by date. */
const MOST_MARKS = 20;
const MARK_LENGTH = 10;

/** The latest updates of an SOP in a line each, and where all of them are. */
export function latestChanges(sop: Sop, site: Site): Pick<SopPageModel, 'latest' | 'historyLink'> {
  const entries = entriesOf(sop.id, site);
  const label = entries.length === 1 ? 'The one update in full' : `All ${entries.length} updates, with the texts before and after`;
  return {
    latest: entries.slice(0, MOST_SHOWN).map((entry) => latestChange(entry, site)),
    historyLink: entries.length === 0 ? undefined : { label, href: historyHref(sop.id) },
  };
}

/** What a returning reader is to be told; undefined where nothing is on record. */
export function sinceRead(sop: Sop, site: Site): SinceReadModel | undefined {
  const entries = entriesOf(sop.id, site);
  const [newest] = entries;
  if (!newest) return undefined;
  // Nobody has to act on wording or a review; a notice of every comma would soon be read by nobody.
  const telling = entries.filter(({ severity }) => severity !== 'editorial');
  return {
    key: `read:${nameOfSite(site)}:${sop.id}`,
    marks: entries.slice(0, MOST_MARKS).map(markOf).join(' '),
    landed: newest.commit.date,
    fingerprint: fingerprintOf(sop),
    items: telling.slice(0, MOST_SINCE).map((entry) => ({ ...latestChange(entry, site), mark: markOf(entry), landed: entry.commit.date })),
    hasMore: telling.length > MOST_SINCE,
  };
}

/** Tells the sites of one origin apart. */
const nameOfSite = keptWith(({ playbook: { settings } }: Site) =>
  createHash('sha256').update(JSON.stringify([settings.siteUrl && new URL(settings.siteUrl).pathname, settings.title])).digest('hex').slice(0, 8),
);

function latestChange(entry: ChangeLogEntry, site: Site): LatestChange {
  return {
    ...reachOf(entry.changes),
    date: commitFacts(site, entry.commit).date,
    headline: clip(changeHeadline(entry.changes, site, 1), LONGEST_HEADLINE),
    href: entryHref(entry, site) ?? historyHref(entry.sop.id),
  };
}

function markOf({ commit }: ChangeLogEntry): string {
  return commit.hash.slice(0, MARK_LENGTH);
}
