/** A text without what a terminal or an XML parser would act on or choke on: control characters, half a character. */
export function visible(text: string): string {
  return text.replace(/\s/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '').toWellFormed();
}

/** The day of a moment in a time zone, as an ISO date; in UTC where the zone is unknown. */
export function dayIn(moment: string, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(moment));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return moment.slice(0, 10);
  }
}
