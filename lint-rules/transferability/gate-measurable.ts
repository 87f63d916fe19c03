import { absentPart } from '../../src/lint/absent-part.ts';
import { appliesTo, kindWithoutPart } from '../../src/lint/applicable-parts.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import type { Frontmatter } from '../../src/sop/schema.ts';
import { GATES } from '../words/statements.ts';
import { namesItsUnit } from '../words/units.ts';
import { VAGUE_PLACES } from '../words/vague-addresses.ts';

type Gate = NonNullable<Frontmatter['gates']>[number];
type Criterion = NonNullable<Gate['exit']>[number];

const WITHOUT_VALUE = new Set(['is set', 'is not set', 'changes']);
const ORDER = new Set(['<', '<=', '>', '>=']);

export default defineRule({
  name: 'gate-measurable',
  severity: 'error',
  weight: { obligation: 5 },
  summary: 'Each criterion of a gate compares a field with a value, or names a document',
  why: 'A criterion that cannot be looked up is decided by whoever argues best, and each newcomer decides it differently.',
  remedy: 'Write each criterion under "gates:" as a field, a comparison and a value, such as { field: Opportunity.Budget, op: ">", value: 0, unit: USD }, or as a document by its name, such as { artefact: Call summary, system: crm }. Give every gate at least one criterion under "exit:".',
  source: 'Stage-gate practice: criteria that two people read alike; INCOSE Guide to Writing Requirements, R34 (measurable)',
  examples: [
    {
      title: 'A number with its unit, a value, a boolean, and a document with a name',
      sop: '---\nkind: lifecycle\ngates:\n  - name: To Demo\n    entry: [{ field: Opportunity.Stage, op: "=", value: Discovery }]\n    exit: [{ field: Opportunity.Budget, op: ">", value: 0, unit: USD }, { field: Opportunity.Accepted, op: "=", value: true }, { artefact: Call summary, system: crm }]\n---\n',
      expect: [],
    },
    {
      title: 'No gates',
      sop: '---\ntitle: Route a lead\n---\n',
      expect: ['1:1 Unexpected absence of gates, expected "gates:" with entry and exit criteria: a field, a comparison and a value, or a named document, or "kind:" of a procedure that has none, such as routine'],
    },
    {
      title: 'A gate that nothing passes through, and criteria that decide nothing',
      sop: '---\ngates:\n  - name: To Demo\n    entry: [{ field: Opportunity.Stage, op: "=", value: Discovery }]\n  - name: To Closing\n    exit:\n      - { field: Opportunity.Budget }\n      - { field: Opportunity.Amount, op: ">=" }\n      - { field: Opportunity.Amount, op: ">", value: high }\n      - { field: Opportunity.Amount, op: ">", value: 5 }\n      - { artefact: Document }\n---\n',
      expect: [
        '3:5 Unexpected gate "To Demo" without exit criteria, expected "exit:" with what must be true to pass',
        '7:9 Unexpected criterion "Opportunity.Budget" without a comparison, expected "op:", such as "is set", and a value',
        '8:9 Unexpected criterion "Opportunity.Amount >=" without a value, expected "value:" with what it is compared with',
        '9:54 Unexpected value "high", expected a number with a unit, or a field',
        '10:9 Unexpected value 5 without a unit, expected "unit:", such as % or days',
        '11:21 Unexpected document "Document", expected its name or the kind of record it is',
      ],
    },
    {
      title: 'A number whose field says what it counts, and a kind that needs no gates',
      sop: '---\nkind: routine\ngates: [{ name: Ready, exit: [{ field: Lead.Score, op: ">=", value: 60 }, { field: Lead.ClosedAt, op: ">", value: Lead.CreatedAt }] }]\n---\n',
      expect: [],
    },
    { title: 'A kind that needs no gates has none', sop: '---\nkind: routine\n---\n', expect: [] },
  ],
  *check(sop) {
    const gates = sop.meta.gates ?? [];
    if (gates.length === 0 && appliesTo(sop, 'gates')) {
      yield absentPart(sop, {
        key: 'gates',
        named: 'gates',
        expected: '"gates:" with entry and exit criteria: a field, a comparison and a value, or a named document',
        statement: GATES,
        otherwise: kindWithoutPart(sop),
      });
    }
    for (const gate of gates) {
      const { name, entry = [], exit = [] } = gate;
      if (exit.length === 0) yield { place: sop.placeOf(gate), message: `Unexpected gate "${name}" without exit criteria, expected "exit:" with what must be true to pass` };
      for (const criterion of [...entry, ...exit]) yield* checkCriterion(sop, criterion);
    }
  },
});

function* checkCriterion(sop: Sop, criterion: Criterion): Generator<Hit, void, undefined> {
  const { field, op, value, unit, artefact } = criterion;
  if (artefact !== undefined) {
    if (VAGUE_PLACES.has(artefact.toLowerCase())) {
      yield { place: sop.placeOf(criterion, 'artefact'), message: `Unexpected document "${artefact}", expected its name or the kind of record it is` };
    }
  } else if (op === undefined) {
    yield { place: sop.placeOf(criterion), message: `Unexpected criterion "${field}" without a comparison, expected "op:", such as "is set", and a value` };
  } else if (WITHOUT_VALUE.has(op)) {
    return;
  } else if (value === undefined) {
    yield { place: sop.placeOf(criterion), message: `Unexpected criterion "${field} ${op}" without a value, expected "value:" with what it is compared with` };
  } else if (ORDER.has(op)) {
    if (typeof value === 'boolean' || (typeof value === 'string' && !/\d|\w\.\w/.test(value))) {
      yield { place: sop.placeOf(criterion, 'value'), message: `Unexpected value "${String(value)}", expected a number with a unit, or a field` };
    } else if (typeof value === 'number' && unit === undefined && !namesItsUnit(field ?? '')) {
      yield { place: sop.placeOf(criterion), message: `Unexpected value ${value} without a unit, expected "unit:", such as % or days` };
    }
  }
}
