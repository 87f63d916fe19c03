import type { HistoryNotice } from './view-models.ts';

/** One commit's effect on one SOP, as the change log tells it. */
export interface SiteChange {
  readonly commit: {
    readonly hash: string;
    /** ISO 8601 in UTC. */
    readonly date: string;
    readonly authors: readonly string[];
    readonly pullRequest?: number | undefined;
    readonly isBot?: boolean;
  };
  readonly sop: { readonly id: string; readonly function: string; readonly title: string; readonly live: boolean };
  readonly changes: readonly {
    readonly type: string;
    readonly severity: 'retrain' | 'notify' | 'editorial';
    readonly text: string;
    readonly before?: string | undefined;
    readonly after?: string | undefined;
  }[];
  readonly severity: 'retrain' | 'notify' | 'editorial';
  readonly headline: string;
}

/** What changed, newest first; with a notice instead where history cannot be read whole. */
export interface SiteHistory {
  readonly entries: readonly SiteChange[];
  readonly notice: HistoryNotice | undefined;
}

export const NO_HISTORY: SiteHistory = { entries: [], notice: undefined };
