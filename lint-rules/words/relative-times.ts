/** Words that place a statement at the time of its writing, which the reader does not know. "Soon" and its like are vague terms. */
export const WRITERS_NOW: readonly string[] = [
  'currently', 'at present', 'at the moment', 'at this time', 'at this point in time', 'for the time being', 'nowadays', 'these days', 'as of now', 'as of today', 'as of this writing',
  'at the time of writing', 'presently', 'until further notice', 'in the near future', 'so far', 'recently', 'lately', 'of late', 'not yet', 'will soon', 'coming soon',
];

/** Years, quarters and months counted from an unknown day. */
export const WRITERS_PERIODS: readonly string[] = [
  "this year's", "last year's", "next year's", 'this year’s', 'last year’s', 'next year’s', 'earlier this year', 'later this year', 'early next year', 'late last year', 'by the end of this year',
];

/** Words that make a statement one about the time at which the reader acts. */
export const READERS_NOW: readonly string[] = [
  'if', 'when', 'whenever', 'whether', 'unless', 'while', 'until', 'once', 'check', 'confirm', 'verify', 'see', 'ensure', 'make sure', 'who', 'which', 'what', 'that', 'where', 'any', 'every', 'each', 'all', 'no', 'most', 'not',
];
