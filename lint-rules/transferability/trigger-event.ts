import { absentPart } from '../../src/lint/absent-part.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import type { Frontmatter } from '../../src/sop/schema.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import { CALENDAR_WORDS } from '../words/calendar-words.ts';
import { TRIGGER } from '../words/statements.ts';
import { namesItsUnit } from '../words/units.ts';

type Trigger = Frontmatter['trigger'][number];

const ORDER = new Set(['<', '<=', '>', '>=']);

export default defineRule({
  name: 'trigger-event',
  severity: 'error',
  weight: { obligation: 9 },
  summary: 'An event that can be seen in a named system starts the work',
  why: 'Without an event to see, the work starts when somebody thinks of it, and a newcomer has nobody to remind them. The calendar alone says when, and not whether there is anything to do.',
  remedy: 'Write under "trigger:" the event and the system in which it is seen: { event: Lead is created by form fill, system: crm }. Give the limits under "when:" a number and a unit, and where only the calendar starts the work, say why at "calendarReason:".',
  source: 'Practice of event-driven processes (BPMN start events); INCOSE Guide to Writing Requirements, R34 (measurable)',
  examples: [
    {
      title: 'Events in a system, with numbers and units',
      sop: '---\ntrigger:\n  - event: Coverage ratio of a segment falls below the limit\n    system: bi\n    when: [{ metric: Coverage ratio, op: "<", value: 2.5, unit: x }]\n  - { event: Lead is created by form fill, system: crm, when: [{ metric: Lead.Status, op: "=", value: New }] }\n---\n',
      expect: [],
    },
    {
      title: 'The calendar, with the reason for it',
      sop: '---\ntrigger:\n  - event: First business day of each quarter\n    calendarReason: Quotas are set for a quarter, whatever happens in a system\n---\n',
      expect: [],
    },
    {
      title: 'No trigger',
      sop: '---\ntitle: Route a lead\n---\n',
      expect: ['1:1 Unexpected absence of a trigger, expected "trigger:" with an event and the system in which it is seen'],
    },
    {
      title: 'A trigger that stands in the text alone counts half',
      sop: 'Use this guide when a lead has no owner.\n',
      expect: ['1:1 Unexpected trigger only in the text, expected "trigger:" with an event and the system in which it is seen, in the frontmatter'],
    },
    {
      title: 'Nothing but the calendar',
      sop: '---\ntrigger:\n  - event: Every Monday at 09:00\n    system: crm\n---\n',
      expect: ['3:12 Unexpected trigger by the calendar alone, expected an event that can be seen in a system, or "calendarReason:" with why there is none'],
    },
    {
      title: 'An event nowhere, and limits that cannot be measured',
      sop: '---\ntrigger:\n  - event: Lead is created\n  - event: Data gets worse\n    system: crm\n    when:\n      - { metric: Duplicate rate, op: ">", value: 5 }\n      - { metric: Enrichment, op: "<", value: low }\n---\n',
      expect: [
        '3:5 Unexpected trigger without a system, expected "system:" with the id of the one in which the event is seen',
        '7:9 Unexpected threshold 5 without a unit, expected "unit:", such as "%" or days',
        '8:47 Unexpected threshold "low", expected a number with a unit',
      ],
    },
    {
      title: 'The calendar beside an event, and a measure that names its own unit',
      sop: '---\ntrigger:\n  - { event: Monthly data cycle, system: crm, when: [{ metric: Days since last cycle, op: ">=", value: 30 }] }\n  - { event: Every quarter }\n---\n',
      expect: [],
    },
  ],
  *check(sop) {
    const triggers = sop.meta.trigger ?? [];
    if (triggers.length === 0) {
      const absent = absentPart(sop, { key: 'trigger', named: 'a trigger', expected: '"trigger:" with an event and the system in which it is seen', statement: TRIGGER });
      yield { ...absent, gate: 'incomplete' };
      return;
    }
    if (triggers.every(isCalendarOnly)) {
      for (const trigger of triggers) {
        yield {
          place: sop.placeOf(trigger, 'event'),
          message: 'Unexpected trigger by the calendar alone, expected an event that can be seen in a system, or "calendarReason:" with why there is none',
          credit: 0.5,
        };
      }
      return;
    }
    for (const trigger of triggers) if (!isCalendarOnly(trigger)) yield* checkTrigger(sop, trigger);
  },
});

function* checkTrigger(sop: Sop, trigger: Trigger): Generator<Hit, void, undefined> {
  if (trigger.system === undefined && trigger.calendarReason === undefined) {
    yield { place: sop.placeOf(trigger), message: 'Unexpected trigger without a system, expected "system:" with the id of the one in which the event is seen' };
  }
  for (const condition of trigger.when ?? []) {
    const { metric, op, value, unit } = condition;
    if (!ORDER.has(op)) continue;
    if (value === undefined || (typeof value === 'string' && !/\d|\w\.\w/.test(value)) || typeof value === 'boolean') {
      const written = value === undefined ? 'without a value' : `"${String(value)}"`;
      yield { place: sop.placeOf(condition, 'value'), message: `Unexpected threshold ${written}, expected a number with a unit` };
    } else if (typeof value === 'number' && unit === undefined && !namesItsUnit(metric)) {
      yield { place: sop.placeOf(condition), message: `Unexpected threshold ${value} without a unit, expected "unit:", such as "%" or days` };
    }
  }
}

/** True for "Every Monday", "Annual planning" or "continuous": nothing happens in it that could be seen. */
function isCalendarOnly({ event, when, calendarReason }: Trigger): boolean {
  if (when !== undefined || calendarReason !== undefined) return false;
  const words = event.toLowerCase().match(/[\p{L}'’-]+/gu) ?? [];
  return words.every((word) => CALENDAR_WORDS.has(word) || /^q[1-4]$/.test(word));
}
