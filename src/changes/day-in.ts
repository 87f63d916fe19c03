// Making one costs more than a thousand uses.
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of a moment in a time zone, as an ISO date; in UTC where the zone is unknown. */
export function dayIn(moment: string, timeZone: string): string {
  try {
    let format = formats.get(timeZone);
    if (!format) formats.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })));
    return format.format(new Date(moment));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return moment.slice(0, 10);
  }
}
