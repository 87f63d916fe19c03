/** Calendar arithmetic on ISO 8601 text. Dates are `YYYY-MM-DD` in UTC; nothing here reads a clock. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DURATION = /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?!$)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const MS_PER_DAY = 86_400_000;

/** True for a calendar date that exists: `2026-02-30` is false. */
export function isIsoDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. Both must be ISO dates. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);
}

/** The ISO date `days` days after `date`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** True for an ISO 8601 duration such as `P90D`, `PT15M` or `P1Y`. */
export function isIsoDuration(text: string): boolean {
  return DURATION.test(text);
}

/** The numbers of an ISO duration, 0 where one is not written, or undefined when it is not one. */
function durationParts(text: string) {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  return { years, months, weeks, days, hours, minutes, seconds };
}

/** Minutes in an ISO duration (month = 30 days, year = 365), or undefined when it is not one. */
export function durationMinutes(text: string): number | undefined {
  const parts = durationParts(text);
  if (!parts) return undefined;
  const { years, months, weeks, days, hours, minutes, seconds } = parts;
  return (((years * 365 + months * 30 + weeks * 7 + days) * 24 + hours) * 60 + minutes) + seconds / 60;
}

/** An ISO duration in one way of writing: `PT60M` and `PT1H` come out alike, `P5D` and `PT120H` do not, for a day may be one of work. Undefined when it is none. */
export function canonicalDuration(text: string): string | undefined {
  const parts = durationParts(text);
  if (!parts) return undefined;
  const { years, months, weeks, days, hours, minutes, seconds } = parts;
  return `P${years * 12 + months}M${weeks * 7 + days}DT${(hours * 60 + minutes) * 60 + seconds}S`;
}

/** Days in an ISO duration, fractions included, or undefined when it is not one. */
export function durationDays(text: string): number | undefined {
  const minutes = durationMinutes(text);
  return minutes === undefined ? undefined : minutes / (24 * 60);
}

const UNITS: readonly (readonly [string, number])[] = [
  ['year', 365 * 24 * 60],
  ['week', 7 * 24 * 60],
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
];

/** An ISO duration in words: `PT15M` is "15 minutes", `PT90M` is "1 hour 30 minutes". Other text comes back as it is. */
export function durationInWords(text: string): string {
  const days = /^P(\d+)D$/.exec(text)?.[1];
  if (days) return `${days} ${days === '1' ? 'day' : 'days'}`;
  const months = /^P(\d+)M$/.exec(text)?.[1];
  if (months) return `${months} ${months === '1' ? 'month' : 'months'}`;
  let rest = durationMinutes(text);
  if (rest === undefined) return text;
  const words: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) words.push(`${count} ${count === 1 ? unit : `${unit}s`}`);
    rest -= count * size;
  }
  return words.join(' ') || '0 minutes';
}
