import { describe, expect, test } from 'vitest';
import { exampleSite, exampleText, sealedReview } from './example-site.ts';
import { reviewsCalendar, rolesWithReviews } from './reviews-calendar.ts';

const LATE = 'title: "Late, or; \\\\ not\\x07\\u202e über \u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600}"\nowner: revops-lead\nreviewEvery: P30D';
const SOON = 'title: Soon\nowner: sdr\nreviewEvery: P10D';
const reviewed = (frontmatter: string, date: string) => exampleText(`${frontmatter}\n${sealedReview(frontmatter, undefined, date)}`);

function calendarSite(today: string) {
  return exampleSite(
    {
      'sops/revops/late.mdx': reviewed(LATE, '2026-09-01'),
      'sops/revops/soon.mdx': reviewed(SOON, '2026-09-02'),
      'sops/revops/never.mdx': exampleText('title: Never\nowner: cro'),
    },
    { today, settings: { siteUrl: 'https://sops.example.com/team', title: 'Ours; theirs, and\nBEGIN:VEVENT' } },
  );
}

/** Reads a calendar as RFC 5545 has it: unfolds lines, then name, parameters and value of each. */
function parseCalendar(text: string): { name: string; value: string }[] {
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nEND:VCALENDAR\r?\n?$/);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  return text.replaceAll(/\r\n[ \t]/g, '').split('\r\n').filter((line) => line !== '').map((line) => {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z]+=[^:;]+)*):(.*)$/u.exec(line) ?? expect.fail(`not a content line: ${line}`);
    return { name, value };
  });
}

function eventsOf(text: string): Record<string, string>[] {
  const events: Record<string, string>[] = [];
  let open: Record<string, string> | undefined;
  for (const { name, value } of parseCalendar(text)) {
    if (name === 'BEGIN' && value === 'VEVENT') events.push((open = {}));
    else if (name === 'END') open = undefined;
    else if (open) {
      expect(open).not.toHaveProperty([name]);
      open[name] = value;
    }
  }
  return events;
}

const unescape = (text: string | undefined) => text?.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));

describe('the calendar of due reviews', () => {
  test('has an event all day long for each SOP on the day its review is due, also when that has passed', () => {
    expect(eventsOf(reviewsCalendar(calendarSite('2026-12-24'))).map((event) => [event['DTSTART;VALUE=DATE'], event['DTEND;VALUE=DATE'], event['UID']])).toEqual([
      ['20260912', '20260913', 'review-soon@sops.example.com'],
      ['20261001', '20261002', 'review-late@sops.example.com'],
    ]);
  });

  test('says what is due, whose it is, what to run and where the SOP is, without what a calendar chokes on', () => {
    const event = eventsOf(reviewsCalendar(calendarSite('2026-09-03')))[1];
    expect(unescape(event?.['SUMMARY'])).toBe(`Review due: Late, or; \\ not über ${'\u{1F600}'.repeat(10)}`);
    expect(unescape(event?.['DESCRIPTION'])?.split('\n')).toEqual([
      'Owner: RevOps lead.',
      'Last reviewed on 2026-09-01. Hold it against the work, mend what differs, then run: sop review late',
      'https://sops.example.com/team/sops/late/',
    ]);
    expect(event?.['URL;VALUE=URI']).toBe('https://sops.example.com/team/sops/late/');
  });

  test('says that a review is needed now where the SOP or something that it takes has changed, and keeps its day', () => {
    const pinned = `${SOON}\ndependsOn: [{ term: MQL, fingerprint: "v1:old" }]`;
    const site = exampleSite({
      'sops/revops/changed.mdx': reviewed('title: Changed\nowner: sdr\nreviewEvery: P30D', '2026-09-01').replace('Open the lead', 'Close the lead'),
      'sops/revops/soon.mdx': exampleText(`${pinned}\n${sealedReview(pinned, undefined, '2026-09-02', 'ran', ['v1:old'])}`),
    });
    expect(eventsOf(reviewsCalendar(site)).map((event) => [event['DTSTART;VALUE=DATE'], event['SUMMARY'], unescape(event['DESCRIPTION'])?.split('\n')[1]])).toEqual([
      ['20260912', 'Review needed now: Soon (what it takes has changed since its review)', 'Needed now, not on this day only: what it takes has changed since its review.'],
      ['20261001', 'Review needed now: Changed (changed since its review)', 'Needed now, not on this day only: changed since its review.'],
    ]);
  });

  test('is stamped by the review and not by the clock, so that the same playbook gives the same bytes', () => {
    expect(eventsOf(reviewsCalendar(calendarSite('2026-09-03'))).map((event) => event['DTSTAMP'])).toEqual(['20260902T000000Z', '20260901T000000Z']);
    expect(reviewsCalendar(calendarSite('2026-09-03'))).toBe(reviewsCalendar(calendarSite('2027-01-01')));
  });

  test('bears a name that cannot break out of its line', () => {
    const names = parseCalendar(reviewsCalendar(calendarSite('2026-09-03'))).filter(({ name }) => name === 'X-WR-CALNAME');
    expect(names.map(({ value }) => unescape(value))).toEqual(['Reviews due: Ours; theirs, and BEGIN:VEVENT']);
  });

  test('of a role holds what that role owns; a role that owns nothing with a day has none', () => {
    const site = calendarSite('2026-09-03');
    expect(eventsOf(reviewsCalendar(site, 'sdr')).map((event) => event['UID'])).toEqual(['review-soon@sops.example.com']);
    expect(rolesWithReviews(site)).toEqual(['revops-lead', 'sdr']);
  });
});
