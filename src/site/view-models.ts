import type { Gate, Dimension } from '../lint/rule.ts';
import type { ChangeItem, LatestChange, SinceReadModel, Subscription } from './change-view-models.ts';

/**
 * What pages receive: finished values, in words ready to show. Pages and components format nothing, compute no
 * dates and read no disk. Addresses (`href`) are root-relative and end with `/`.
 */

export interface Link {
  readonly label: string;
  readonly href: string;
}

/** A role as shown: its page when the registry knows it, plain text when not. */
export interface RoleLink {
  readonly id: string;
  readonly label: string;
  readonly href: string | undefined;
}

/** A rule as shown: its page when it is one of those that ship, plain text when not. */
export interface RuleLink {
  readonly label: string;
  readonly href: string | undefined;
}

export type FreshnessState = 'fresh' | 'due-soon' | 'overdue' | 'changed-since-review' | 'suspect' | 'not-reviewed' | 'draft';

export interface FreshnessBadge {
  readonly state: FreshnessState;
  /** "Reviewed 2026-11-20", "Review overdue since 2026-12-01", "Draft". */
  readonly label: string;
  /** "Checked in a dry run": how the review that counts was done, where its record says so. */
  readonly method: string | undefined;
  /** Who reviewed, how, on what, with what note, and when the next review is due. */
  readonly detail: string;
  /** ISO date of the next review, where there is one. */
  readonly due: string | undefined;
}

export interface ScoreBar {
  readonly dimension: Dimension;
  readonly label: string;
  /** 0 to 100, whole. */
  readonly score: number;
  readonly level: 'good' | 'fair' | 'poor';
}

/** One SOP in a list. */
export interface SopCard {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly summary: string;
  readonly function: Link;
  readonly owner: RoleLink | undefined;
  readonly status: string;
  readonly freshness: FreshnessBadge;
  readonly minimum: number;
  readonly priority: number | undefined;
}

/** Why there are no dates or no changes, for whoever publishes the site: shown instead of a list, never silently left out. */
export interface HistoryNotice {
  readonly message: string;
  readonly hint: string;
}

/** A labelled fact of the SOP's header; `lines` are short sentences, each may link. */
export interface Fact {
  /** Which fact it is, for styles: `trigger`, `cadence`, `inputs`, `outputs`, `sla`, `escalation`, … */
  readonly key: string;
  readonly label: string;
  readonly lines: readonly { readonly text: string; readonly detail?: string; readonly href?: string }[];
}

/** What passes between an SOP and another, and what a reader should know of it. */
export interface FitPart {
  readonly text: string;
  readonly href: string | undefined;
  readonly remark: string | undefined;
  /** Where to see what changed, and whom to ask; undefined where nothing has. */
  readonly check: SuspectCheck | undefined;
}

export interface SuspectCheck {
  /** The history of what was taken, or its term in the glossary; undefined where neither has a page. */
  readonly changes: Link | undefined;
  /** The owner of the SOP that takes it. */
  readonly ask: RoleLink | undefined;
}

/** What an SOP takes that has changed since it was last checked, in sentences that each end in a link. */
export interface SuspectNotice {
  readonly parts: readonly { readonly text: string; readonly changes: Link | undefined }[];
  /** How many more there are. */
  readonly more: number;
  readonly ask: RoleLink | undefined;
}

export interface FitNeighbour {
  readonly label: string;
  readonly href: string | undefined;
  readonly parts: readonly FitPart[];
}

/** An SOP between those that it takes from and those that take from it. */
export interface FitModel {
  readonly title: string;
  readonly takes: readonly FitNeighbour[];
  readonly gives: readonly FitNeighbour[];
  /** How many more there are, with the command that tells them. */
  readonly more: string | undefined;
}

export interface SopPageModel {
  readonly card: SopCard;
  readonly title: string;
  readonly version: string | undefined;
  readonly facts: readonly Fact[];
  readonly scores: readonly ScoreBar[];
  readonly gates: readonly { readonly gate: Gate; readonly reasons: readonly string[] }[];
  readonly contents: readonly { readonly id: string; readonly text: string; readonly depth: number }[];
  /** Rendered body: our own HTML, free of scripts. */
  readonly html: string;
  readonly related: readonly SopCard[];
  /** How it fits with others; undefined where it takes nothing and gives nothing. */
  readonly fit: FitModel | undefined;
  /** Undefined where nothing that it takes has changed since it was checked. */
  readonly suspect: SuspectNotice | undefined;
  /** Names of the systems the SOP works in, for the search filter. */
  readonly systems: readonly string[];
  readonly findings: readonly {
    /** `waived` or `debt` where the finding fails nothing although it stands. */
    readonly severity: string;
    readonly message: string;
    /** Why it fails nothing; undefined where it counts in full. */
    readonly standing: string | undefined;
    readonly rule: RuleLink;
    readonly line: number;
    readonly href: string | undefined;
  }[];
  /** How many more there are, and the command that tells all. */
  readonly moreFindings: { readonly count: number; readonly command: string };
  readonly editHref: string | undefined;
  readonly reportHref: string | undefined;
  /** The latest changes. */
  readonly latest: readonly LatestChange[];
  /** Where all of them are: "All 12 updates". */
  readonly historyLink: Link | undefined;
  /** Undefined where nothing is on record. */
  readonly sinceRead: SinceReadModel | undefined;
  readonly historyNotice: HistoryNotice | undefined;
  readonly changelog: readonly { readonly version: string; readonly date: string; readonly what: string; readonly why: string | undefined; readonly approvedBy: string | undefined }[];
}

/** One review that is due. */
export interface ReviewRow {
  /** The ISO date; undefined where it is due at once, for the reason that the freshness tells. */
  readonly due: string | undefined;
  readonly sop: Link;
  readonly owner: RoleLink | undefined;
  readonly freshness: FreshnessBadge;
}

/** The reviews due next. */
export interface ReviewsModel {
  readonly rows: readonly ReviewRow[];
  /** How many more there are. */
  readonly more: number;
  /** Undefined where none has a day. */
  readonly calendarHref: string | undefined;
}

/** What stands around the content of every page. */
export interface ShellModel {
  readonly title: string;
  readonly description: string;
  /** The ISO date that freshness was judged on. */
  readonly asOf: string;
  readonly functions: readonly Link[];
  readonly feedHref: string | undefined;
}

export interface RolesModel {
  readonly teams: readonly {
    readonly team: string;
    readonly roles: readonly { readonly role: RoleLink; readonly holders: readonly string[]; readonly owns: number; readonly does: number }[];
  }[];
}

export interface HomeModel {
  readonly title: string;
  readonly description: string;
  readonly counts: { readonly sops: number; readonly drafts: number; readonly functions: number; readonly roles: number };
  readonly functions: readonly (Link & { readonly count: number; readonly summary: string })[];
  readonly prioritySops: readonly SopCard[];
  readonly newHire: readonly SopCard[];
  readonly latest: readonly ChangeItem[];
  readonly historyNotice: HistoryNotice | undefined;
}

/** Neighbours of one page of a list that is too long for one; undefined where the list fits. */
export interface PageLinks {
  /** "Page 2 of 5". */
  readonly label: string;
  readonly previous: Link | undefined;
  readonly next: Link | undefined;
}

export interface FunctionModel {
  readonly title: string;
  /** SOPs on all pages. */
  readonly count: number;
  readonly pages: PageLinks | undefined;
  readonly changesHref: string | undefined;
  readonly historyNotice: HistoryNotice | undefined;
  readonly feed: Subscription | undefined;
  readonly sops: readonly SopCard[];
  readonly roles: readonly RoleLink[];
  readonly latest: readonly ChangeItem[];
}

export interface RoleModel {
  readonly title: string;
  readonly pages: PageLinks | undefined;
  readonly team: string | undefined;
  readonly holders: readonly string[];
  readonly backup: RoleLink | undefined;
  readonly owns: readonly SopCard[];
  /** SOPs in which the role acts, with the numbers of its steps. */
  readonly does: readonly { readonly sop: SopCard; readonly steps: string }[];
  readonly approves: readonly { readonly sop: SopCard; readonly what: string }[];
  readonly hears: readonly { readonly sop: SopCard; readonly what: string }[];
  /** Of what the role owns; on its first page. */
  readonly reviewsDue: ReviewsModel | undefined;
  readonly feed: Subscription | undefined;
}

export interface GlossaryModel {
  readonly terms: readonly {
    readonly id: string;
    readonly term: string;
    readonly meaning: string;
    readonly aliases: readonly string[];
    readonly avoid: readonly string[];
    readonly setBy: string | undefined;
    readonly changedBy: RoleLink | undefined;
    readonly usedIn: readonly { readonly label: string; readonly href: string | undefined }[];
  }[];
}

export interface HealthModel {
  readonly asOf: string;
  readonly rows: readonly {
    readonly sop: SopCard;
    readonly scores: readonly ScoreBar[];
    readonly gates: readonly string[];
    readonly findings: number;
    /** "review now", "next by 2027-01-31"; undefined where none is due, as of a draft. */
    readonly next: string | undefined;
    /** Puts those first that are to be reviewed at once, then by day. */
    readonly reviewOrder: string;
  }[];
  /** How many SOPs must not be relied on before someone has looked, by the reason, and where to list them. */
  readonly toCheck: readonly (Link & { readonly count: number })[];
  readonly failing: number;
  readonly verdict: string;
  readonly reviewsDue: ReviewsModel;
  /** How the reviews that count were done: "Checked in a dry run: 23." */
  readonly reviews: string;
  readonly notChecked: readonly { readonly reason: string; readonly rule: RuleLink | undefined }[];
}

export interface RulesModel {
  readonly count: number;
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly question: string;
    readonly rules: readonly { readonly name: string; readonly href: string; readonly summary: string; readonly severity: string }[];
  }[];
}

/** A line of an example, with what the check says of it. */
export interface SampleLine {
  readonly text: string;
  readonly messages: readonly string[];
}

/** An example of a rule: the SOP's file first, then the files that stand beside it. */
export interface Sample {
  /** Unique on its page. */
  readonly id: string;
  readonly title: string;
  readonly note: string | undefined;
  /** `path` where it matters which file it is. */
  readonly files: readonly { readonly label: string; readonly path: string | undefined; readonly lines: readonly SampleLine[] }[];
}

export interface RuleModel {
  readonly name: string;
  readonly severity: string;
  readonly dimension: string;
  readonly summary: string;
  readonly why: string;
  readonly remedy: string;
  readonly weight: string;
  readonly source: string;
  /** The day on which the examples are judged, where it may matter. */
  readonly today: string | undefined;
  readonly found: readonly Sample[];
  readonly passing: readonly Sample[];
  readonly waiver: { readonly frontmatter: string; readonly comment: string } | { readonly refusal: string };
}
