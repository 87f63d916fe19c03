/** Words that stand shortly before a name in order to turn the reader away from it. */
export const TURNS_AWAY_FROM: readonly string[] = [
  'migrated from', 'migrated out of', 'migrate from', 'migration from', 'moved from', 'moved out of', 'switched from', 'imported from', 'carried over from',
  'replaces', 'replaced', 'replacing', 'supersedes', 'superseded', 'took over from', 'formerly', 'no longer', 'instead of', 'rather than', 'retired', 'decommissioned',
  'do not use', "don't use", 'never use', 'do not open', 'do not add', 'do not enter',
];

/** Words that stand shortly after a name and say that it is gone. */
export const IS_GONE: readonly string[] = ['no longer', 'retired', 'replaced', 'superseded', 'decommissioned', 'shut down', 'switched off', 'taken out of use', 'is gone', 'was migrated'];

/** Words by which a note speaks of the past. */
export const SPEAKS_OF_THE_PAST: readonly string[] = [
  'was', 'were', 'had', 'until', 'used to', 'previously', 'earlier', 'in the past', 'before', 'originally', 'historically', 'archive', 'archived', 'legacy', 'old',
];
