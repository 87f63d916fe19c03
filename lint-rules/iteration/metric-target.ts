import { isWritten, toldByFrontmatter } from '../../src/lint/is-written.ts';
import { listInWords } from '../../src/lint/list-in-words.ts';
import { phrasePattern } from '../../src/lint/phrases.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { findStated } from '../../src/lint/stated-in-text.ts';
import type { Frontmatter } from '../../src/sop/schema.ts';
import { ACTIVITIES, DONE, RESULTS } from '../words/activities.ts';

type Metric = NonNullable<Frontmatter['metrics']>[number];

const PARTS = [
  ['report', 'where it is read'],
  ['op', 'a comparison such as <='],
  ['target', 'the number to reach'],
  ['unit', 'the unit of that number'],
  ['actAt', 'the value at which someone acts'],
] as const;

const plural = (noun: string) => [noun, noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : /(?:s|ch)$/.test(noun) ? `${noun}es` : `${noun}s`];
const ACTIVITY = phrasePattern(ACTIVITIES.flatMap(plural));
const COUNTED = phrasePattern([...DONE, 'number of', 'count of', 'volume of', 'amount of', 'total']);
const RESULT = phrasePattern(RESULTS);

export default defineRule({
  name: 'metric-target',
  severity: 'error',
  weight: { obligation: 9 },
  summary: 'A metric says whether the process works: report, target and the value at which someone acts',
  why: 'Without a number nobody sees that the process has stopped working. A count of activity rises while the result falls.',
  remedy: 'Complete each entry of "metrics:": { name: Median speed to lead, report: "BI: Speed to lead", op: "<=", target: 5, unit: min, actAt: 15 }. Measure a time, a share or a quality in place of how often something is done.',
  source: 'ISO 9001:2015, 9.1.1 (what to measure, how, and when to act); Doran, SMART goals (1981)',
  examples: [
    {
      title: 'Report, comparison, target, unit and the value to act at',
      sop: '---\nmetrics: [{ name: Median speed to lead, report: "BI: Speed to lead", op: "<=", target: 5, unit: min, actAt: 15 }]\n---\n',
      expect: [],
    },
    {
      title: 'No metric',
      sop: '---\ntitle: Route a lead\n---\n',
      expect: ['1:1 Unexpected absence of a metric, expected "metrics:" with name, report, op, target, unit and actAt'],
    },
    {
      title: 'Only the text tells',
      sop: '## Notes\n\nOur target is 95 % within a day.\n',
      expect: ['3:1 Unexpected metric only in the text, expected "metrics:" with name, report, op, target, unit and actAt'],
    },
    {
      title: 'Parts are missing',
      sop: '---\nmetrics:\n  - { name: Median speed to lead, report: "BI: Speed to lead", op: "<=", target: 5, unit: min }\n  - { name: Routing errors }\n---\n',
      expect: [
        '3:5 Unexpected metric "Median speed to lead" without actAt, expected the value at which someone acts',
        '4:5 Unexpected metric "Routing errors" without report, op, target, unit and actAt, expected where it is read, a comparison such as <=, the number to reach, the unit of that number and the value at which someone acts',
      ],
    },
    {
      title: 'Nothing but activity is counted',
      sop: '---\nmetrics: [{ name: Calls made per week, report: "CRM: Calls", op: ">=", target: 50, unit: calls, actAt: 30 }]\n---\n',
      expect: ['2:19 Unexpected count of activity "Calls made per week", expected what comes of it: a share, a time, a quality'],
    },
    {
      title: 'A share of calls, and a number that is to stay small, are results',
      sop: '---\nmetrics:\n  - { name: Share of calls made within 5 minutes, report: "CRM: Calls", op: ">=", target: 95, unit: "%", actAt: 90 }\n  - { name: Number of messages from angry customers, report: "Desk: Mood", op: "<=", target: 2, unit: messages, actAt: 5 }\n---\n',
      expect: [],
    },
  ],
  *check(sop) {
    const metrics = sop.meta.metrics ?? [];
    if (metrics.length === 0) {
      const stated = isWritten(sop, 'metrics') ? undefined : findStated(sop, 'metric');
      if (stated) {
        yield { place: stated, message: 'Unexpected metric only in the text, expected "metrics:" with name, report, op, target, unit and actAt', credit: 0.5 };
        return;
      }
      const what = isWritten(sop, 'metrics') ? 'metrics that cannot be read' : 'absence of a metric';
      yield { place: sop.keyPlaceOf(['metrics']), message: `Unexpected ${what}, expected "metrics:" with name, report, op, target, unit and actAt`, credit: 0, toldBy: toldByFrontmatter(sop, 'metrics') };
      return;
    }
    for (const metric of metrics) {
      const missing = PARTS.filter(([key]) => metric[key] === undefined);
      if (missing.length === 0) continue;
      const keys = listInWords(missing.map(([key]) => key));
      const meanings = listInWords(missing.map(([, meaning]) => meaning));
      yield { place: sop.placeOf(metric), message: `Unexpected metric "${metric.name}" without ${keys}, expected ${meanings}` };
    }
    // Beside a result, a count of activity does no harm.
    if (!metrics.every(countsActivity)) return;
    for (const metric of metrics) {
      yield { place: sop.placeOf(metric, 'name'), message: `Unexpected count of activity "${metric.name}", expected what comes of it: a share, a time, a quality`, credit: 0.5 };
    }
  },
});

function countsActivity({ name, op, unit }: Metric): boolean {
  if (op === '<' || op === '<=' || unit === '%') return false;
  return name.search(ACTIVITY) >= 0 && name.search(COUNTED) >= 0 && name.search(RESULT) < 0;
}
