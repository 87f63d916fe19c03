import type { FreshnessState } from './view-models.ts';

/** States of freshness in words: the values of the search's filter. */
export const FRESHNESS_WORDS: Readonly<Record<FreshnessState, string>> = {
  fresh: 'Up to date',
  'due-soon': 'Review due soon',
  overdue: 'Review overdue',
  'changed-since-review': 'Changed since review',
  suspect: 'What it takes has changed',
  'not-reviewed': 'Not reviewed',
  draft: 'Draft',
};
