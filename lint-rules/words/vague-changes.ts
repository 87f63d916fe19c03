/** Words that say that something changed and not what. An entry made of these alone says nothing. */
export const VAGUE_CHANGES: readonly string[] = [
  'misc', 'miscellaneous', 'various', 'minor', 'small', 'some', 'several', 'general', 'other', 'more', 'few', 'many', 'all', 'new', 'latest', 'last', 'further',
  'update', 'updates', 'updated', 'updating', 'fix', 'fixes', 'fixed', 'fixing', 'bugfix', 'bugfixes', 'bug', 'change', 'changes', 'changed', 'edit', 'edits', 'edited', 'improvement', 'improvements',
  'improve', 'improved', 'tweak', 'tweaks', 'tweaked', 'revision', 'revisions', 'revised', 'revise', 'correction', 'corrections', 'corrected', 'adjustment', 'adjustments',
  'adjusted', 'modification', 'modifications', 'modified', 'cleanup', 'clean-up', 'clean', 'cleaned', 'tidy', 'tidied', 'rework', 'reworked', 'refresh', 'refreshed',
  'review', 'reviewed', 'stuff', 'things', 'wip', 'work', 'in', 'progress', 'maintenance', 'housekeeping', 'polish', 'polished', 'refactor', 'refactored', 'see', 'diff', 'n/a', 'none', 'tbd',
  'sop', 'sops', 'document', 'documents', 'doc', 'docs', 'page', 'pages', 'file', 'content', 'contents', 'text', 'texts', 'process', 'procedure', 'version', 'wording', 'formatting', 'format',
  'the', 'this', 'a', 'an', 'and', 'of', 'to', 'on', 'up', 'for', 'made', 'again', 'only', 'with', 'it', 'was', 'were', 'is',
];
