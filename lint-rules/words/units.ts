const WORDS =
  /\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|age|percent(?:age)?|scores?|points?|ratio|rating|index|rank|grade|count|number|quantity|nps|csat|level|tier|versions?|priority|severity|stage|attempts?|ids?|ports?|rules?|lines?|rows?|pages?|slots?|codes?)\b|%/i;
const FIELD = /[a-z](?:Seconds?|Minutes?|Hours?|Days?|Weeks?|Months?|Age|Percent|Score|Points?|Ratio|Rating|Index|Rank|Count|Number|Level|Tier|Attempts?)(?![a-z])/;

/** True for a measure whose own name says what is counted: "Days to renewal", "health score", `Case.HoursToLimit`. */
export function namesItsUnit(measure: string): boolean {
  return WORDS.test(measure) || FIELD.test(measure);
}

/** Words that go on with the sentence: after a number they are not what it counts. */
export const NO_UNIT: ReadonlySet<string> = new Set(
  `a about after all also an and are as at because before but by can do does for from go has have if in into is it its may must no not of on
  or otherwise should so than that the then there these they this those to unless until was when where whether which while who will with
  without you your ask call check close escalate mark move notify send set stop tell use wait write per`.split(/\s+/),
);
