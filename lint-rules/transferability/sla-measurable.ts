import { absentPart } from '../../src/lint/absent-part.ts';
import { appliesTo } from '../../src/lint/applicable-parts.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { SLA } from '../words/statements.ts';
import { NO_CLOCK } from '../words/clock-starts.ts';


export default defineRule({
  name: 'sla-measurable',
  severity: 'error',
  weight: { obligation: 6 },
  summary: 'Each time limit has a number, a unit, a clock start, and business or clock hours',
  why: 'Four hours from Friday 17:00 end on Friday night or on Monday. Whoever waits and whoever works must count alike.',
  remedy: 'Write each limit under "sla:" in the frontmatter: { start: lead created, within: PT15M, hours: business }. Write times as PT15M (15 minutes), PT4H (4 hours) or P2D (2 days).',
  source: 'ITIL practice of service level management: what, from when, in which hours',
  examples: [
    {
      title: 'Start, time and hours',
      sop: '---\nsla:\n  - { what: First call, start: Lead.CreatedAt, within: PT4H, hours: business }\n  - { what: Lead.Owner is set, start: lead created, within: PT5M, hours: clock }\n---\n',
      expect: [],
    },
    {
      title: 'No time limit',
      sop: '---\nkind: handoff\n---\n',
      expect: ['1:1 Unexpected absence of a time limit, expected "sla:" with what starts the clock, "within:" and "hours:"'],
    },
    {
      title: 'Hours that nobody can count, and a clock that nothing starts',
      sop: '---\nsla:\n  - { start: lead created, within: PT4H }\n  - { start: as needed, within: PT4H, hours: business }\n---\n',
      expect: [
        '3:5 Unexpected time limit without its hours, expected "hours: business" or "hours: clock"',
        '4:14 Unexpected clock start "as needed", expected the event or the field that starts the clock',
      ],
    },
    {
      title: 'A limit in the text counts half, where the kind of SOP asks for one',
      sop: '---\nkind: escalation\n---\n\n## Steps\n\n1. **SDR:** Answer the case within 4 hours.\n',
      expect: ['7:29 Unexpected time limit only in the text, expected "sla:" with what starts the clock, "within:" and "hours:", in the frontmatter'],
    },
    {
      title: 'How soon help comes when a step fails is no limit of the work',
      sop: '## Steps\n\n1. If the tool refuses the refund, ask in #billing-help within 1 hour.\n',
      expect: ['1:1 Unexpected absence of a time limit, expected "sla:" with what starts the clock, "within:" and "hours:"'],
    },
    { title: 'A kind that needs no limit has none', sop: '---\nkind: routine\n---\n', expect: [] },
  ],
  *check(sop) {
    const limits = sop.meta.sla ?? [];
    if (limits.length === 0 && appliesTo(sop, 'sla')) {
      yield absentPart(sop, { key: 'sla', named: 'a time limit', expected: '"sla:" with what starts the clock, "within:" and "hours:"', statement: SLA });
    }
    for (const limit of limits) {
      if (NO_CLOCK.test(limit.start)) {
        yield { place: sop.placeOf(limit, 'start'), message: `Unexpected clock start "${limit.start}", expected the event or the field that starts the clock` };
      } else if (limit.hours === undefined) {
        yield { place: sop.placeOf(limit), message: 'Unexpected time limit without its hours, expected "hours: business" or "hours: clock"' };
      }
    }
  },
});
