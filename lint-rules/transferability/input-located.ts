import { absentPart } from '../../src/lint/absent-part.ts';
import { bodyActionsOf, locatedWorth, shareOfLocated } from '../../src/lint/body-actions.ts';
import type { Registries } from '../../src/playbook/playbook.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import type { Frontmatter } from '../../src/sop/schema.ts';
import { INPUTS } from '../words/statements.ts';
import { SPOKEN, VAGUE_PLACES } from '../words/vague-addresses.ts';
import { VERB_LISTS } from '../words/verbs.ts';

const MOST_OF_IT = 0.75;
const ENOUGH_PLACES = 12;
/** Of the actions of a body, so many name their place where a newcomer need not ask. */
const MOST_ACTIONS = 0.8;

type Input = Frontmatter['inputs'][number];

export default defineRule({
  name: 'input-located',
  severity: 'error',
  weight: { obligation: 12 },
  summary: 'Each input says in which system it lies, and in which report, view, object or field',
  why: 'A newcomer who has to search for the input asks a colleague, or works from the wrong list.',
  remedy: 'Give each entry of "inputs:" its system and its place there: { what: New lead, system: crm, location: "List view: Unrouted leads" }. For what is only told, name the form or field in which it is written down.',
  source: 'SIPOC practice: every input has a supplier and a place; ISO 9001:2015, 4.4.1 a',
  examples: [
    {
      title: 'A list view and a field',
      sop: '---\ninputs:\n  - { what: New lead, system: crm, location: "List view: Unrouted leads" }\n  - { what: Phone number, system: crm, location: Lead.Phone }\n---\n',
      expect: [],
    },
    {
      title: 'No inputs',
      sop: '---\ntitle: Route a lead\n---\n',
      expect: ['1:1 Unexpected absence of inputs, expected "inputs:" with what the reader needs, its system and its location'],
    },
    {
      title: 'Inputs that stand in the text alone count half',
      sop: '## Prerequisites\n\n- The list of new leads\n',
      expect: ['1:1 Unexpected inputs only in the text, expected "inputs:" with what the reader needs, its system and its location, in the frontmatter'],
    },
    {
      title: 'An input without a location, and one without either',
      sop: '---\ninputs:\n  - { what: New lead, system: crm }\n  - what: Price list\n---\n',
      expect: [
        '3:5 Unexpected input "New lead" without a location, expected "location:" with its report, list view, object or field',
        '4:5 Unexpected input "Price list" without a system and a location, expected "system:" and "location:" with its report, list view, object or field',
      ],
    },
    {
      title: 'Places that are none',
      sop: '---\ninputs:\n  - { what: Price list, system: bi, location: The spreadsheet }\n  - { what: Lead, system: crm, location: CRM }\n  - { what: Verbal yes, system: crm, location: Phone call with the buyer }\n  - { what: Contract, system: crm, location: "Object: Contract" }\n---\n',
      expect: [
        '3:47 Unexpected location "The spreadsheet", expected the name of the report, list view, object or field',
        '4:42 Unexpected location "CRM", expected the name of the report, list view, object or field',
        '5:48 Unexpected location "Phone call with the buyer", expected the form or field in which it is written down',
      ],
    },
  ],
  *check(sop, { registries }) {
    const inputs = sop.meta.inputs ?? [];
    if (inputs.length === 0) {
      const absent = absentPart(sop, { key: 'inputs', named: 'inputs', expected: '"inputs:" with what the reader needs, its system and its location', statement: INPUTS });
      yield { ...absent, credit: Math.max(absent.credit ?? 0, creditOfPlaces(sop)) };
      return;
    }
    for (const input of inputs) {
      const missing = (['system', 'location'] as const).filter((key) => input[key] === undefined);
      if (missing.length > 0) {
        const keys = missing.map((key) => `"${key}:"`).join(' and ');
        const tail = input.location === undefined ? ' with its report, list view, object or field' : ' with the id of the one that holds it';
        yield { place: sop.placeOf(input), message: `Unexpected input "${input.what}" without a ${missing.join(' and a ')}, expected ${keys}${tail}` };
        continue;
      }
      const expected = betterPlace(input, registries);
      if (expected) yield { place: sop.placeOf(input, 'location'), message: `Unexpected location "${input.location}", expected ${expected}` };
    }
  },
});

/** Steps that each say where spare the reader the search, though not the question of what to have ready. */
function creditOfPlaces(sop: Sop): number {
  const actions = bodyActionsOf(sop, VERB_LISTS);
  const share = Math.min(1, shareOfLocated(actions) / MOST_ACTIONS);
  return MOST_OF_IT * Math.min(1, locatedWorth(actions) / ENOUGH_PLACES) * (0.5 + 0.5 * share);
}

/** What a location should have been, where it is no place. */
function betterPlace({ system, location }: Input, registries: Registries): string | undefined {
  const written = (location ?? '').toLowerCase().replace(/^(?:the|our|a|an|in|on|by|via)\s+/, '').trim();
  if (SPOKEN.test(written)) return 'the form or field in which it is written down';
  const entry = registries.systems?.entries.get(system ?? '');
  const ownNames = [system, entry?.name, ...(entry?.aliases ?? [])].map((name) => name?.toLowerCase());
  return VAGUE_PLACES.has(written) || ownNames.includes(written) ? 'the name of the report, list view, object or field' : undefined;
}
