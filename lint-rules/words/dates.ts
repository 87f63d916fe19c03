/** Month names and their usual short forms, in order; the first three letters tell them apart. */
export const MONTHS: readonly string[] = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
];

/** Words that make a date without a year one that comes round each year. */
export const RECURRING: readonly string[] = ['every', 'each', 'annual', 'annually', 'yearly', 'per year', 'fiscal', 'public holiday', 'holiday'];
