/** The day of a moment in a time zone, as an ISO date; in UTC where the zone is unknown. */
export function dayIn(moment: string, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(moment));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return moment.slice(0, 10);
  }
}
