import { isWritten, toldByFrontmatter } from '../../src/lint/is-written.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import { findStated } from '../../src/lint/stated-in-text.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import { CALENDAR_WORDS } from '../words/calendar-words.ts';
import { VAGUE_TRIGGERS } from '../words/vague-triggers.ts';

const EXPECTED = 'expected "reviewOn:" with events or limits that force a review, such as: routing error rate above 2 % in a week';

export default defineRule({
  name: 'review-trigger',
  severity: 'warning',
  weight: { obligation: 7 },
  summary: 'Events or limits are named that force a review before its time',
  why: 'A process changes on the day a tool, a team or a number changes, not on the day of the next review. Until then everyone follows the old text.',
  remedy: 'List under "reviewOn:" what someone can see happen: a limit ("routing error rate above 2 % in a week") or an event ("a new price list is published"). Leave regular reviews to "reviewEvery:".',
  source: 'ISO 9001:2015, 6.3 (planning of changes) and 10.2 (a nonconformity leads to a change)',
  examples: [
    {
      title: 'A limit and an event that someone can see',
      sop: '---\nreviewOn: [Routing error rate above 2 % in a week, A territory changes in the rule list of the Routing tool]\n---\n',
      expect: [],
    },
    { title: 'No trigger', sop: '---\ntitle: Route a lead\n---\n', expect: [`1:1 Unexpected absence of a review trigger, ${EXPECTED}`] },
    {
      title: 'Conditions that nobody can see come true',
      sop: '---\nreviewOn: [as needed, When the process changes]\n---\n',
      expect: [
        '2:12 Unexpected "as needed", expected an event or limit that someone can see',
        '2:23 Unexpected "When the process changes", expected an event or limit that someone can see',
      ],
    },
    {
      title: 'The calendar forces no review before its time',
      sop: '---\nreviewOn:\n  - Every quarter\n  - The CRM gets a new release\n---\n',
      expect: ['3:5 Unexpected "Every quarter", expected an event: how often it is reviewed belongs in "reviewEvery:"'],
    },
    {
      title: 'Only the text says so',
      sop: '## Notes\n\nReview this SOP after each lost deal.\n',
      expect: ['3:1 Unexpected review trigger only in the text, expected "reviewOn:" in the frontmatter'],
    },
    { title: 'A retired SOP needs no review', sop: '---\nstatus: retired\n---\n', expect: [] },
  ],
  *check(sop) {
    if (sop.status === 'retired') return;
    const triggers = sop.meta.reviewOn ?? [];
    if (triggers.length === 0) {
      yield absence(sop);
      return;
    }
    const flawed = triggers.flatMap((trigger, index) => flawOf(trigger, index, sop) ?? []);
    for (const hit of flawed) yield flawed.length === triggers.length ? { ...hit, credit: 0 } : hit;
  },
});

function absence(sop: Sop): Hit {
  const stated = isWritten(sop, 'reviewOn') ? undefined : findStated(sop, 'review trigger');
  if (stated) return { place: stated, message: 'Unexpected review trigger only in the text, expected "reviewOn:" in the frontmatter', credit: 0.5 };
  const what = isWritten(sop, 'reviewOn') ? 'review trigger that cannot be read' : 'absence of a review trigger';
  return { place: sop.keyPlaceOf(['reviewOn']), message: `Unexpected ${what}, ${EXPECTED}`, credit: 0, toldBy: toldByFrontmatter(sop, 'reviewOn') };
}

function flawOf(trigger: string, index: number, sop: Sop): Hit | undefined {
  const words = trigger.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’/-]*/gu) ?? [];
  const place = sop.placeOf(['reviewOn', index]);
  if (words.every((word) => VAGUE_TRIGGERS.has(word))) {
    return { place, message: `Unexpected "${trigger}", expected an event or limit that someone can see` };
  }
  if (!words.every((word) => VAGUE_TRIGGERS.has(word) || CALENDAR_WORDS.has(word) || /^\d+$/.test(word))) return undefined;
  return { place, message: `Unexpected "${trigger}", expected an event: how often it is reviewed belongs in "reviewEvery:"` };
}
