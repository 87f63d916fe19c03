import { isInstruction } from '../../src/lint/prose.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { NO_UNIT, namesItsUnit } from '../words/units.ts';

const ONE = '\\d+(?:,\\d{3})*(?:\\.\\d+)?';
/** A number or a range; no date, time, version, amount of money, code or year. */
const NUMBER = new RegExp(`(?<![\\p{L}\\p{N}.,:$€£#/-])(?!(?:19|20)\\d\\d\\b)(${ONE})(?:\\s*(?:-|–|to)\\s*${ONE})?(?![\\p{L}\\p{N}:%/]|[.,-]\\p{N})`, 'gu');
const LIMIT =
  /(?:(?<![\p{L}-])(?:within|above|below|over|under|beyond|no later than|(?:long|short|high|low|larg|small|great)er than|exceeds?|exceeding|exceeded|reaches|after|every|for|waits?)\s+|[<>≤≥]=?\s*)$/iu;
/** "At least 3 of the leads" counts leads. */
const COUNT = /(?<![\p{L}-])(?:at least|at most|up to|(?:no|not) more than|no less than|no fewer than|more than|less than|fewer than|(?:a )?minimum(?: of)?|(?:a )?maximum(?: of)?)\s+$/iu;
const OR_MORE = /^\s+or\s+(?:more|less|fewer|higher|lower|above|below|greater|later|earlier)\b/i;
const NAME = /\b(?:steps?|stage|tier|level|phase|version|priority|severity|usd|eur|gbp|chf)\s+$/i;

export default defineRule({
  name: 'number-without-unit',
  severity: 'warning',
  weight: { smell: 0.1, precision: 0.6 },
  summary: 'A limit has a unit: "within 15 minutes", "above 20 %"',
  why: 'Fifteen minutes or fifteen days: the reader picks one, and the limit is kept by chance.',
  remedy: 'Write the number with its unit: "within 15 minutes", "above 20 %". Write what is counted where there is no unit: "after 3 calls".',
  source: 'INCOSE Guide to Writing Requirements, rule R6 (units)',
  examples: [
    {
      title: 'Units, counted things, currencies and scores',
      sop: '## Steps\n\n1. **SDR:** Call the lead within 15 minutes, with a rate above 20 %.\n2. **SDR:** If more than 3 leads wait over 1-2 hours, offer up to USD 500 or $20.\n3. **SDR:** If the health score is below 70, go to step 4.\n4. **SDR:** Select 20 leads, or 3 or more accounts with 2.5x coverage or above.\n',
      expect: [],
    },
    {
      title: 'The unit is missing',
      sop: '## Steps\n\n1. **SDR:** Call the lead within 15.\n2. **SDR:** If the discount is above 20, ask the CRO.\n3. **SDR:** Offer 10 or more.\n',
      expect: [
        '3:34 Unexpected number "15" without a unit, expected what it counts, such as minutes, % or leads',
        '4:38 Unexpected number "20" without a unit, expected what it counts, such as minutes, % or leads',
        '5:19 Unexpected number "10" without a unit, expected what it counts, such as minutes, % or leads',
      ],
    },
    {
      title: 'Steps, stages, dates and versions are names',
      sop: '## Steps\n\n1. **SDR:** After 2026-11-02, return to step 4 after stage 3.\n2. **SDR:** Call by 17:00, after 12:30, in version 1.2.0 or above 1.2.\n3. **SDR:** Wait until after 31 May.\n',
      expect: [],
    },
  ],
  *check(sop) {
    const included = isInstruction(sop);
    for (const zoned of sop.passages) {
      const { passage } = zoned;
      const { prose } = passage;
      if (!included(zoned) || !/\d/.test(prose)) continue;
      for (const match of prose.matchAll(NUMBER)) {
        const [range, number = ''] = match;
        if (!lacksUnit(prose.slice(0, match.index), prose.slice(match.index + range.length))) continue;
        const place = passage.placeAt(match.index, number.length);
        yield { place, message: `Unexpected number "${number}" without a unit, expected what it counts, such as minutes, % or leads` };
      }
    }
  },
});

/** True for a limit, such as "within 15" or "20 or more", with nothing around it that says what is counted. */
function lacksUnit(before: string, after: string): boolean {
  const near = before.slice(-40);
  const orMore = NAME.test(near) ? undefined : OR_MORE.exec(after)?.[0];
  const counts = COUNT.test(near) || orMore !== undefined;
  if (!counts && !LIMIT.test(near)) return false;
  return !hasUnit(after.slice(orMore?.length ?? 0), counts) && !isDimensionless(before);
}

/** True when a word that can be counted follows: anything but the words that go on with the sentence. */
function hasUnit(after: string, mayCount: boolean): boolean {
  const next = /^(?:\s*|-)(\uFFFC|[%‰°€£$]|[\p{L}][\p{L}'’-]*)/u.exec(after)?.[1];
  return next !== undefined && (!NO_UNIT.has(next) || (mayCount && next === 'of'));
}

/** True for "the score is below": the clause before names a measure that has no unit, or says what is counted. */
function isDimensionless(before: string): boolean {
  const clause = before.split(/[.,;:!?](?:\s|$)/).at(-1) ?? '';
  return namesItsUnit(clause.split(/\s+/).slice(-8).join(' '));
}
