import { isIsoDate, isIsoDuration } from '../sop/iso-time.ts';

/** What documents write as dates, times, versions and roles, in the form that the frontmatter has for it. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const DATES: readonly (readonly [RegExp, (parts: readonly string[]) => readonly [year: string, month: string, day: string]])[] = [
  [/\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, ([y = '', m = '', d = '']) => [y, m, d]],
  [new RegExp(`\\b${DAY}[ .-]+(?:of )?${MONTH}[ ,.-]+(\\d{4})\\b`, 'i'), ([d = '', m = '', y = '']) => [y, monthOf(m), d]],
  [new RegExp(`\\b${MONTH} +${DAY},? +(\\d{4})\\b`, 'i'), ([m = '', d = '', y = '']) => [y, monthOf(m), d]],
  [/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/, ([d = '', m = '', y = '']) => [y, m, d]],
];

/** The first date of a text as YYYY-MM-DD. Undefined where there is none, or where day and month could be exchanged. */
export function dateIn(text: string): string | undefined {
  for (const [pattern, order] of DATES) {
    const match = pattern.exec(text);
    if (!match) continue;
    const date = isoOf(order(match.slice(1)));
    if (date !== undefined) return date;
  }
  const [, a = '', b = '', year = ''] = /\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/.exec(text) ?? [];
  if (Number(a) > 12) return isoOf([year, b, a]);
  return Number(b) > 12 || (a !== '' && a === b) ? isoOf([year, a, b]) : undefined;
}

/** True for a text that means a date, readable without doubt or not. */
export function looksLikeDate(text: string): boolean {
  return dateIn(text) !== undefined || /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/.test(text) || new RegExp(`\\b${MONTH} +\\d{4}\\b`, 'i').test(text);
}

function monthOf(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function isoOf([year, month, day]: readonly [string, string, string]): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(date) ? date : undefined;
}

const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, fifteen: 15, twenty: 20, thirty: 30, sixty: 60, ninety: 90 };
const COUNT = `(\\d{1,4}|${Object.keys(NUMBERS).join('|')})`;
const UNIT = '(minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|quarters?|years?)';
const SPAN = new RegExp(`\\b${COUNT}(?:\\s*\\(\\d+\\))?[\\s-]*(?:(business|working|work|calendar|clock)\\s+)?${UNIT}\\b`, 'i');

/** A time span of a text as an ISO duration, with its kind of hours where the text says so. */
export function durationIn(text: string): { readonly duration: string; readonly hours: 'business' | 'clock' | undefined } | undefined {
  const iso = /\bP[\dYMWDTHS]+\b/.exec(text)?.[0];
  if (iso !== undefined && isIsoDuration(iso)) return { duration: iso, hours: undefined };
  const [, written = '', kind = '', unit = ''] = SPAN.exec(text) ?? [];
  if (unit === '') return undefined;
  const count = NUMBERS[written.toLowerCase()] ?? Number(written);
  const hours = /^(?:business|work)/i.test(kind) ? 'business' : /^(?:calendar|clock)/i.test(kind) ? 'clock' : undefined;
  return { duration: isoDuration(count, unit.toLowerCase()), hours };
}

function isoDuration(count: number, unit: string): string {
  if (unit.startsWith('min')) return `PT${count}M`;
  if (unit.startsWith('h')) return `PT${count}H`;
  if (unit.startsWith('d')) return `P${count}D`;
  if (unit.startsWith('w')) return `P${count}W`;
  if (unit.startsWith('mo')) return `P${count}M`;
  return unit.startsWith('q') ? `P${count * 3}M` : `P${count}Y`;
}

const INTERVALS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:semi-?annual(?:ly)?|bi-?annual(?:ly)?|half-?yearly|twice (?:a|per) year|every six months)\b/i, 'P6M'],
  [/\b(?:annual(?:ly)?|yearly|every year|each year|(?:once )?(?:a|per) year|every other release)\b/i, 'P1Y'],
  [/\b(?:quarterly|every quarter|each quarter|(?:once )?(?:a|per) quarter)\b/i, 'P3M'],
  [/\b(?:monthly|every month|each month|(?:once )?(?:a|per) month)\b/i, 'P1M'],
  [/\b(?:weekly|every week|each week|(?:once )?(?:a|per) week)\b/i, 'P1W'],
];

/** How often something is done, as an ISO duration: "annually", "every 6 months". */
export function intervalIn(text: string): string | undefined {
  return INTERVALS.find(([pattern]) => pattern.test(text))?.[1] ?? durationIn(text)?.duration;
}

const CADENCES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:real[- ]?time|continuous(?:ly)?)\b/i, 'real time'],
  [/\b(?:per event|as[- ]needed|on demand|ad[- ]?hoc|when(?:ever)? it (?:happens|occurs)|each time)\b/i, 'per event'],
  [/\b(?:daily|every (?:business |working )?day|each (?:business |working )?day)\b/i, 'daily'],
  [/\b(?:weekly|every week|each week)\b/i, 'weekly'],
  [/\b(?:monthly|every month|each month)\b/i, 'monthly'],
  [/\b(?:quarterly|every quarter|each quarter)\b/i, 'quarterly'],
  [/\b(?:annually|annual|yearly|every year|each year)\b/i, 'yearly'],
];

/** How often the work is done, as the frontmatter's `cadence` has it. */
export function cadenceIn(text: string): string | undefined {
  return CADENCES.find(([pattern]) => pattern.test(text))?.[1] ?? (/\bevery\b/i.test(text) ? durationIn(text)?.duration : undefined);
}

/** A version in three numbers: "v1.2" is 1.2.0. */
export function versionIn(text: string): string | undefined {
  const [, found] = /^\s*(?:version\s*|rev(?:ision)?\.?\s*|v\.?\s*)?(\d{1,4}(?:\.\d{1,4}){0,2})\b(?![./-]\d)/i.exec(text) ?? [];
  if (found === undefined || /^(?:19|20)\d\d$/.test(found)) return undefined;
  return [...found.split('.'), '0', '0'].slice(0, 3).map((part) => String(Number(part))).join('.');
}

const ROLE_NOUN =
  /\b(?:manager|lead|leader|director|head|officer|engineer|analyst|coordinator|co-ordinator|specialist|owner|vp|president|chief|administrator|admin|representative|rep|executive|controller|supervisor|technician|developer|architect|designer|recruiter|accountant|buyer|agent|assistant|associate|partner|operator|planner|responder|commander|liaison|dispatcher|editor|editor-in-chief|nurse|clerk|master|consultant|ce[o]|c[fotirpm]o|cro|sdr|bdr|ae|csm|pm|sre|dba)s?\b/i;
const SEVERAL = /[,;&/|]|\b(?:and|or)\b/i;
const GROUP = /\b(?:teams?|department|committee|group|board|council|everyone|all)\b/i;

/** A role's id, where a text names one role and nothing else: "RevOps Lead" is `revops-lead`. People, teams and lists are none. */
export function roleIn(text: string): string | undefined {
  const plain = text.replace(/^the\s+/i, '').replace(/[.\s]+$/, '').trim();
  if (!/^[\p{L}][\p{L} .'’()-]*$/u.test(plain) || plain.split(/\s+/).length > 6) return undefined;
  if (SEVERAL.test(plain) || GROUP.test(plain) || !ROLE_NOUN.test(plain)) return undefined;
  return idOf(plain);
}

/** A text as an id: lower-case letters, digits and hyphens. Empty when nothing of it is left. */
export function idOf(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}

/** A place to write to: a chat channel, a mail address, a web address or a phone number. */
export function channelIn(text: string): string | undefined {
  return (/(?<![\w/&])#[a-z][\w-]{2,}/i.exec(text) ?? /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(text) ?? /\bhttps?:\/\/[^\s<>)"']+/.exec(text))?.[0].replace(/[.,;:]+$/, '');
}
