import { phrasePattern } from '../../src/lint/phrases.ts';
import { NEARBY, matchProse } from '../../src/lint/prose.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import { isIsoDate } from '../../src/sop/iso-time.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import type { Place } from '../../src/sop/place.ts';
import type { ZonedPassage } from '../../src/sop/zoned-passages.ts';
import { MONTHS } from '../words/dates.ts';
import { READERS_NOW, WRITERS_NOW, WRITERS_PERIODS } from '../words/relative-times.ts';

const RELATIVE = phrasePattern([...WRITERS_NOW, ...WRITERS_PERIODS]);
const PERIODS = new Set(WRITERS_PERIODS);
const READS = phrasePattern(READERS_NOW);
/** "A receipt is required at this time": in this step. */
const AT_STEP = /^at\s+(?:this|present|the\s+moment)/i;
/** "The currently assigned owner", "the most recently used": a state of the record. */
const ATTRIBUTE = /\b(?:the|a|an|any|all|each|their|its|your|his|her|most|is|are|has|have|been|already)\s+$/i;
const STATE = /^\s+(?:\p{L}+ed|open|active|held|set|shown|listed|on|in|at|under|running|working|logged|available\s+(?:quantity|slots?|rooms?))\b/iu;

const MONTH = `(?:${MONTHS.join('|')})`;
const ENDS = new RegExp(
  `\\b(?<word>until|through|valid\\s+(?:to|until)|expires?(?:\\s+on)?|ends?\\s+on|no\\s+later\\s+than|starting(?:\\s+on|\\s+from)?|beginning(?:\\s+on)?|from)\\s+(?:the\\s+)?(?<date>\\d{4}-\\d{2}-\\d{2}|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH},?\\s+\\d{4})`,
  'gi',
);
/** A quick look before the slow one. */
const YEAR = /\b(?:19|20)\d\d\b/;
const TOLD_AS_COMING = /\b(?:will|going to|shall)\b/i;
const TOLD_AS_PAST = /\b(?:was|were|had|did|used to|previously|formerly)\b/i;
const STARTS = /^(?:starting|beginning|from)/i;

/** A day that a sentence treats as still to come. */
interface ComingDay {
  readonly date: string;
  readonly words: string;
  readonly place: Place;
}

export default defineRule<undefined, readonly ComingDay[]>({
  name: 'no-relative-time',
  severity: 'warning',
  weight: { smell: 0.1, precision: 0.6 },
  summary: 'No "currently" or "recently", and no day that has passed told as still to come',
  why: 'The reader does not know when "currently" was. What was so then may have changed the week after.',
  remedy: 'Write since when it holds ("since 2026-03-02"), or leave the word out where it adds nothing. Delete what applied only until a day that has passed.',
  source: 'Google developer documentation style guide, Write timeless documentation',
  examples: [
    { title: 'What holds whenever it is read', sop: '## Steps\n\n1. Open the list of the current quarter.\n2. Call each new lead.\n3. Use the price list until 2027-01-31.\n', expect: [] },
    {
      title: 'Words that count from the day of writing, which nobody knows',
      sop: '## Purpose\n\nWe currently route by hand. So far, nobody is on call. This year\'s limit is 5 %.\n',
      expect: [
        '3:4 Unexpected "currently", expected what holds whenever it is read, or the date since when',
        '3:29 Unexpected "So far", expected what holds whenever it is read, or the date since when',
        '3:56 Unexpected "This year\'s", expected the year',
      ],
    },
    {
      title: 'The time at which the steps are done, a note on the past, a quotation',
      sop: '## Steps\n\n1. If the lead is currently in a queue, call it. Otherwise, wait.\n2. Open the most recently used list.\n3. Choose "Currently open".\n4. Call the currently assigned owner.\n5. Copy last year\'s plan.\n\n## Notes\n\nIt was recently moved.\n',
      expect: [],
    },
    {
      title: 'Days that have passed',
      sop: '## Steps\n\n1. Use the old form until 2026-11-21.\n2. Use the new list until 2026-11-22.\n3. Starting March 1, 2025, the tool will refuse old keys.\n4. Starting March 1, 2025, use the new keys.\n',
      expect: [
        '3:21 Unexpected "until 2026-11-21", a day that has passed, expected what holds now',
        '5:4 Unexpected "Starting March 1, 2025", a day that has passed, expected what holds now',
      ],
    },
  ],
  *check(sop) {
    for (const { words, place, zoned, index } of matchProse(sop, RELATIVE, isRead)) {
      const sentence = zoned.passage.sentences.findLast(({ start }) => start <= index);
      const at = index - (sentence?.start ?? 0);
      const before = (sentence?.prose ?? '').slice(Math.max(0, at - NEARBY), at);
      const after = zoned.passage.prose.slice(index + words.length, index + words.length + NEARBY);
      if (PERIODS.has(words.toLowerCase())) {
        if (zoned.zone !== 'step') yield hit(words, place, 'the year');
      } else if (!isReadersNow(before, after) && !(AT_STEP.test(words) && before.trim() !== '')) yield hit(words, place, 'what holds whenever it is read, or the date since when');
    }
  },
  facts(sop) {
    const days = [...comingDays(sop)];
    return days.length > 0 ? days : undefined;
  },
  *judge(days, { today }) {
    for (const { date, words, place } of days) {
      if (today !== undefined && date < today) yield { place, message: `Unexpected "${words}", a day that has passed, expected what holds now` };
    }
  },
});

/** Notes and examples may tell of other times. */
function isRead({ zone }: ZonedPassage): boolean {
  return zone !== 'note' && zone !== 'example' && zone !== 'changelog';
}

function hit(words: string, place: Place, expected: string): Hit {
  return { place, message: `Unexpected "${words}", expected ${expected}` };
}

function isReadersNow(before: string, after: string): boolean {
  return before.replace(/\bnote that\b/i, '').search(READS) >= 0 || (ATTRIBUTE.test(before) && STATE.test(after)) || /\bmost\s+$/i.test(before);
}

function* comingDays(sop: Sop): Generator<ComingDay, void, undefined> {
  for (const { words, place, zoned, index, match } of matchProse(sop, ENDS, ({ zone, passage }) => zone !== 'example' && zone !== 'changelog' && YEAR.test(passage.prose))) {
    const told = zoned.passage.sentences.findLast(({ start }) => start <= index);
    const sentence = (told?.prose ?? '').slice(Math.max(0, index - (told?.start ?? 0) - NEARBY), index - (told?.start ?? 0) + NEARBY);
    const date = readDate(match.groups?.['date'] ?? '');
    if (date === undefined || TOLD_AS_PAST.test(sentence)) continue;
    if ((STARTS.test(words) || zoned.zone === 'note') && !TOLD_AS_COMING.test(sentence)) continue;
    yield { date, words, place };
  }
}

function readDate(written: string): string | undefined {
  if (/^\d{4}-/.test(written)) return isIsoDate(written) ? written : undefined;
  const [, month = ''] = /(\p{L}{3,})/u.exec(written.replace(/\d+(?:st|nd|rd|th)/g, '')) ?? [];
  const [day = '', year = ''] = written.match(/\d+/g) ?? [];
  const number = MONTHS.findIndex((name) => name.toLowerCase() === month.toLowerCase()) + 1;
  const iso = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : undefined;
}
