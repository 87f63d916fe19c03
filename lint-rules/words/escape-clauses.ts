/** Phrases that let a step be skipped without saying when (INCOSE Guide to Writing Requirements, R8 and R9). */
export const ESCAPE_CLAUSES: readonly string[] = [
  'as needed', 'as required', 'as necessary', 'as appropriate', 'as applicable', 'as desired', 'as possible',
  'if needed', 'if required', 'if necessary', 'if possible', 'if appropriate', 'if applicable', 'if practicable', 'if relevant',
  'when needed', 'when required', 'when necessary', 'when possible', 'when appropriate', 'when applicable',
  'where needed', 'where required', 'where necessary', 'where possible', 'where appropriate', 'where applicable', 'where practicable', 'where relevant',
  'wherever possible', 'whenever possible', 'to the extent possible', 'to the extent practical', 'as far as possible', 'so far as possible',
  'as much as possible', 'as the case may be', 'in most cases', 'under normal circumstances', 'best effort', 'at your discretion',
  'at the discretion of', 'use your judgment', 'use your judgement', 'use your best judgment', 'use your best judgement', 'use common sense',
  'and so on', 'and so forth', 'and the like', 'and similar', 'or similar', 'or the like', 'or so', 'including but not limited to',
  'etc', 'et cetera',
];
