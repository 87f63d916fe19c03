import { phrasePattern } from '../../src/lint/phrases.ts';
import { replaceWords } from '../../src/lint/replace-words.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { findVisible, type VisibleMatch } from '../../src/lint/visible-text.ts';
import { isIsoDate } from '../../src/sop/iso-time.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import { readPlainPassage } from '../../src/sop/passages.ts';
import { MONTHS, RECURRING } from '../words/dates.ts';

const MONTH = `(?:${MONTHS.map((name) => (name.length > 4 ? `${name}|${name.slice(0, 3)}\\.?` : name)).join('|')}|Sept\\.?)`;
const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?';
const YEAR = '(?:,?\\s+(?:19|20)\\d{2})';
/** Day first, month first, and numbers with the year at either end. "May 3" may be a verb: there the year or an ordinal must follow. */
const DATE = new RegExp(
  [
    `(?<![\\w.])(?<dayBefore>${DAY})(?:\\s+of)?\\s+(?<monthAfter>${MONTH})(?![\\p{L}-])(?<yearLast>${YEAR})?(?!\\d)`,
    `(?<!\\p{L})(?<monthBefore>${MONTH})\\s+(?<dayAfter>${DAY})(?![\\w-])(?!\\s*%|[.,:]\\d)(?<yearEnd>${YEAR})?(?!\\d)`,
    '(?<![\\w.,/-])(?<first>\\d{1,2})(?<mark>[/.-])(?<second>\\d{1,2})\\k<mark>(?<lastYear>(?:19|20)\\d{2})(?![\\w/-]|\\.\\d)',
    '(?<![\\w.,/-])(?<firstYear>(?:19|20)\\d{2})(?<sign>[/.-])(?<month>\\d{1,2})\\k<sign>(?<day>\\d{1,2})(?![\\w/-]|\\.\\d)',
  ].join('|'),
  'gu',
);
/** Month and day of a date that exists every year. */
const REAL = '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))';
/** What every such date holds: a quick look before the slow one. */
const HINT = new RegExp(
  [
    '\\d[/.-]\\d{1,2}[/.-](?:19|20)\\d\\d',
    `(?:19|20)\\d\\d(?:[/.]\\d|-(?!${REAL}(?!\\d))\\d)`,
    `\\d(?:st|nd|rd|th)?(?:\\s+of)?\\s+${MONTH}`,
    `${MONTH}\\s+\\d`,
  ].join('|'),
);
const EVERY_YEAR = phrasePattern(RECURRING);
const VERSION_BEFORE = /(?:\bv|\bversion|\brelease|\bbuild)\s*$/i;

export default defineRule({
  name: 'iso-date',
  severity: 'warning',
  weight: { smell: 0.06, precision: 0.6 },
  summary: 'Dates are written YYYY-MM-DD',
  why: '02/03/2026 is February in one office and March in another. A date without a year says nothing a year later.',
  remedy: 'Write year, month and day with hyphens: 2026-03-02. Ask whoever wrote a date such as 02/03/2026 which number is the month.',
  source: 'ISO 8601-1:2019; W3C, Date formats, https://www.w3.org/QA/Tips/iso-date',
  examples: [
    { title: 'Year, month, day', sop: '## Steps\n\n1. Use the price list of 2026-03-02.\n', expect: [] },
    {
      title: 'Other orders and separators',
      sop: '## Notes\n\nSince 02/03/2026, then from 3 March 2026, until **March 3rd**.\n\n| Valid from |\n|---|\n| 2026.03.02 |\n| 31.12.2026 |\n',
      expect: [
        '3:7 Unexpected date "02/03/2026", expected YYYY-MM-DD',
        '3:29 Unexpected date "3 March 2026", expected 2026-03-03',
        '3:51 Unexpected date "March 3rd", expected YYYY-MM-DD',
        '7:3 Unexpected date "2026.03.02", expected 2026-03-02',
        '8:3 Unexpected date "31.12.2026", expected 2026-12-31',
      ],
    },
    {
      title: 'Code, quotations, versions, parts of a year and dates that return each year',
      sop: '## Notes\n\nThe field shows `02/03/2026`, labelled "3 March 2026". Version 2026.03.02 came in March 2026. It may 3 times fail. Check on the 30/60/90 plan. Close the books each year on December 31. Read chapter 10.12.2.\n',
      expect: [],
    },
    { title: 'A sample shows somebody else\'s text', sop: '## Sample e-mail\n\nHello, we close on March 3rd.\n\n<Template>\n\nSee you on 02/03/2026.\n\n</Template>\n', expect: [] },
    { title: 'A day that does not exist, and a date in the title', sop: '---\ntitle: Prices of 1.3.2026\n---\n\n## Notes\n\nDue 2026-02-30.\n', expect: ['2:18 Unexpected date "1.3.2026", expected YYYY-MM-DD', '7:5 Unexpected date "2026-02-30", expected a day that exists, written YYYY-MM-DD'] },
  ],
  *check(sop) {
    if (!HINT.test(sop.text)) return;
    for (const { match, place, prose } of findDates(sop)) {
      const written = match[0].replace(/\s+/g, ' ');
      if (isIsoDate(written) || VERSION_BEFORE.test(prose.slice(Math.max(0, match.index - 12), match.index))) continue;
      const expected = expectedFor(match, prose);
      if (!expected) continue;
      const isSafe = isIsoDate(expected) && !/\bthe\s+$/i.test(prose.slice(0, match.index)); // "the 3rd of March 2026" needs a hand.
      yield { place, message: `Unexpected date "${written}", expected ${expected}`, fix: isSafe ? replaceWords(sop, place, match[0], expected) : undefined };
    }
  },
});

function* findDates(sop: Sop): Generator<Pick<VisibleMatch, 'match' | 'place' | 'prose'>, void, undefined> {
  const title = sop.meta.title ?? '';
  if (title.search(DATE) >= 0) {
    const passage = readPlainPassage(title, sop.placeOf(['title']), sop.lines);
    for (const match of passage.prose.matchAll(DATE)) yield { match, place: passage.placeAt(match.index, match[0].length), prose: passage.prose };
  }
  for (const found of findVisible(sop, DATE)) if (found.zone !== 'example') yield found;
}

/** The ISO date that is meant, its form where that cannot be told, or undefined where it is no date. */
function expectedFor({ 0: text, index, groups = {} }: RegExpExecArray, prose: string): string | undefined {
  const monthName = groups['monthBefore'] ?? groups['monthAfter'];
  if (monthName !== undefined) {
    const dayText = groups['dayBefore'] ?? groups['dayAfter'] ?? '';
    const year = /\d{4}/.exec(groups['yearLast'] ?? groups['yearEnd'] ?? '')?.[0];
    if (year !== undefined) return isoOr(year, String(monthNumber(monthName)), dayText.replace(/\D+/, ''));
    const isVerb = monthName === 'May' && groups['monthBefore'] !== undefined && !/\D/.test(dayText);
    return isVerb || isEveryYear(prose, index, text.length) ? undefined : 'YYYY-MM-DD';
  }
  if (groups['firstYear'] !== undefined) return isoOr(groups['firstYear'], groups['month'] ?? '', groups['day'] ?? '');
  const [first, second] = [Number(groups['first']), Number(groups['second'])];
  if (first > 31 || second > 31 || (first > 12 && second > 12) || first === 0 || second === 0) return undefined;
  const year = groups['lastYear'] ?? '';
  if (first > 12) return isoOr(year, String(second), String(first));
  if (second > 12) return isoOr(year, String(first), String(second));
  return first === second ? isoOr(year, String(first), String(second)) : 'YYYY-MM-DD';
}

function isoOr(year: string, month: string, day: string): string | undefined {
  if (Number(month) === 0 || Number(month) > 12 || Number(day) === 0 || Number(day) > 31) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : 'a day that exists, written YYYY-MM-DD';
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.slice(0, 3) === name.slice(0, 3)) + 1;
}

function isEveryYear(prose: string, index: number, length: number): boolean {
  const from = Math.max(prose.lastIndexOf('. ', index), 0);
  const stop = prose.indexOf('. ', index + length);
  return prose.slice(from, stop < 0 ? undefined : stop).search(EVERY_YEAR) >= 0;
}
