/** Words without a measure (INCOSE Guide to Writing Requirements, R7), by what a reader misses. */

/** When or how often? Excused by a number with a unit of time in the same sentence. */
export const VAGUE_TIMES: readonly string[] = [
  'promptly', 'prompt response', 'timely', 'in good time', 'in due course', 'in a while', 'soon', 'soonest', 'sooner rather than later', 'shortly',
  'quickly', 'swiftly', 'speedily', 'rapidly', 'asap', 'without delay', 'without undue delay', 'regularly', 'on a regular basis', 'at regular intervals',
  'periodically', 'frequently', 'occasionally', 'from time to time', 'every so often', 'every now and then', 'once in a while',
  'well in advance', 'far enough in advance', 'a few minutes', 'a few hours', 'a few days', 'a few weeks', 'a few months',
  'a couple of minutes', 'a couple of hours', 'a couple of days', 'a couple of weeks', 'several minutes', 'several hours',
  'several days', 'several weeks', 'at your earliest convenience', 'at the earliest convenience', 'at their earliest convenience',
];

/** How much or how many? Excused by a number with a unit in the same sentence. */
export const VAGUE_AMOUNTS: readonly string[] = [
  'a few', 'a couple', 'a couple of', 'several', 'numerous', 'a lot of', 'lots of', 'a large number of', 'a small number of',
  'a reasonable amount', 'a reasonable number', 'a reasonable time', 'reasonable time', 'a sufficient number of', 'sufficient', 'sufficiently', 'adequate', 'adequately',
  'substantial', 'substantially', 'considerable', 'considerably', 'significant', 'significantly', 'excessive', 'excessively', 'minimal',
];

/** Which, or good enough by whose measure? A number excuses nothing here. */
export const VAGUE_CHOICES: readonly string[] = [
  'appropriate', 'appropriately', 'suitable', 'suitably', 'reasonable', 'reasonably', 'acceptable', 'acceptably', 'satisfactory', 'satisfactorily',
  'proper', 'properly', 'relevant', 'sensible', 'the necessary', 'any necessary', 'all necessary', 'the right person', 'the right people',
  'the right team', 'the correct person', 'the correct people', 'the correct team', 'the responsible person', 'the responsible team',
  'the proper channels', 'the usual channels', 'interested parties', 'affected parties', 'concerned parties', 'key stakeholders', 'best practice', 'best practices',
  'makes sense', 'make sense', 'optimal', 'optimally',
];
