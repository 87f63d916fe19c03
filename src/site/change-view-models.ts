import type { ChangeSeverity } from '../changes/change.ts';
import type { Stretch } from './mark-differences.ts';
import type { HistoryNotice, Link, PageLinks } from './view-models.ts';

/** What every telling of a change says of the commit that made it. */
export interface CommitFacts {
  /** The ISO date it landed, in the playbook's time zone. */
  readonly date: string;
  readonly authors: string;
  /** The commit's short hash. */
  readonly commit: string;
  readonly commitHref: string | undefined;
  /** "#12"; undefined where no pull request is known. */
  readonly pullRequest: { readonly label: string; readonly href: string | undefined } | undefined;
}

/** How far a change reaches: the severity for styles, the tag in a word or two for its readers. A review stands apart. */
export interface Reach {
  readonly severity: ChangeSeverity | 'review';
  readonly tag: string;
}

/** What one commit did to one SOP, or to a mass of them, as lists show it. */
export interface ChangeItem extends CommitFacts, Reach {
  /** Without an address where it stands for many SOPs. */
  readonly sop: { readonly label: string; readonly href: string | undefined };
  readonly function: string;
  readonly headline: string;
  /** "3 changes", "1 change". */
  readonly count: string;
  /** Single changes, or what the commit did to each of many SOPs; none where the headline says it all. */
  readonly details: readonly ChangeDetail[];
  /** How many more changes, or SOPs, there are. */
  readonly more: number;
  /** Where the texts before and after stand side by side. */
  readonly fullHref: string | undefined;
}

/** A line of a folded list: a change, or an SOP and what happened to it. */
export interface ChangeDetail extends Reach {
  /** Undefined for a change of the SOP that the item is about. */
  readonly sop: string | undefined;
  readonly text: string;
  readonly href: string | undefined;
}

/** A link to a choice among several, and whether it is the one taken. */
export interface Choice extends Link {
  readonly isCurrent: boolean;
}

/** A feed or a calendar to subscribe to. */
export interface Subscription extends Link {
  /** What the feed calls itself. */
  readonly title: string;
}

export interface ChangeLogModel {
  readonly title: string;
  readonly lede: string;
  /** The function that the list is narrowed to; undefined on the page of all changes. */
  readonly function: Link | undefined;
  readonly items: readonly ChangeItem[];
  readonly pages: PageLinks | undefined;
  /** By how far changes reach; no choices where there is nothing to narrow. */
  readonly reaches: readonly Choice[];
  readonly functions: readonly Choice[];
  readonly notice: HistoryNotice | undefined;
  /** Undefined where history cannot be read, as for all feeds. */
  readonly feed: Subscription | undefined;
  /** Where the calendar of due reviews is, if it would hold any. */
  readonly calendarHref: string | undefined;
}

/** One difference between two versions: the part and what happened to it, and its texts where there are any. */
export interface DifferenceModel {
  readonly title: string;
  readonly before: readonly Stretch[] | undefined;
  readonly after: readonly Stretch[] | undefined;
}

/** What one commit did to one SOP, in full, or as much of it as this page has room for. */
export interface HistoryEntryModel extends CommitFacts, Reach {
  /** The id that links lead to; undefined where the entry began on an earlier page. */
  readonly anchor: string | undefined;
  readonly headline: string;
  /** The differences by how far they reach, without one that the headline has told. */
  readonly groups: readonly (Reach & { readonly differences: readonly DifferenceModel[] })[];
  /** Where the rest of it is. */
  readonly rest: string | undefined;
}

export interface SopHistoryModel {
  readonly sop: Link;
  readonly function: Link;
  /** "12 updates so far": what a commit did to the SOP is one, however many changes it holds. */
  readonly lede: string;
  readonly entries: readonly HistoryEntryModel[];
  readonly pages: PageLinks | undefined;
}

/** One line of the latest changes on an SOP's page. */
export interface LatestChange extends Reach {
  readonly date: string;
  readonly headline: string;
  readonly href: string;
}

/** What a browser needs to tell its reader what changed since they last read an SOP. */
export interface SinceReadModel {
  /** Under which the browser keeps its mark: of this SOP of this site, since all sites of one origin share one storage. */
  readonly key: string;
  /** Hashes of the newest commits that changed it, newest first, spaces between. */
  readonly marks: string;
  /** When the newest of them landed, in ISO 8601. */
  readonly landed: string;
  /** Of the text as it is. */
  readonly fingerprint: string;
  /** The newest changes that ask something of a reader, newest first; wording and reviews are left out. */
  readonly items: readonly (LatestChange & { readonly mark: string; readonly landed: string })[];
  /** True where there are more such changes than these. */
  readonly hasMore: boolean;
}
