const NUMBER = '(?:\\d[\\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety)';
const TIME_UNIT = '(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|quarters?|years?)';

/** A number with a unit of time, or a time of day. */
export const MEASURED_TIME = new RegExp(`\\b${NUMBER}(?:st|nd|rd|th)?[\\s-]*(?:[\\p{L}-]+\\s+){0,2}${TIME_UNIT}\\b|\\b\\d{1,2}:\\d{2}\\b|\\b(?:daily|weekly|monthly|quarterly|yearly|every\\s+(?:day|week|month|quarter|year))\\b`, 'iu');

/** A number with whatever it counts; the number of a step, stage or version is a name. */
export const MEASURED_AMOUNT = new RegExp(`(?<!\\b(?:steps?|stage|tier|level|section|page|phase|version|row|rule|priority)\\s)(?<![\\w.])(?:[$€£]\\s?\\d|${NUMBER}\\s*%|${NUMBER}\\s+\\p{Ll})`, 'iu');
