import { phrasePattern } from '../../src/lint/phrases.ts';
import { fieldsOfGates, systemsNamed } from '../../src/lint/registry-references.ts';
import { retiredSystemsOf, type RetiredSystem, type RetiredSystems } from '../../src/lint/retired-systems.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import { fieldsOf } from '../../src/playbook/fields.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import { readPassage, readPlainPassage, type Passage } from '../../src/sop/passages.ts';
import type { FieldPath } from '../../src/sop/read-yaml.ts';
import type { Zone } from '../../src/sop/sections.ts';
import type { Step } from '../../src/sop/steps.ts';
import { IS_GONE, SPEAKS_OF_THE_PAST, TURNS_AWAY_FROM } from '../words/past-mentions.ts';

const AWAY = phrasePattern(TURNS_AWAY_FROM);
const GONE = phrasePattern(IS_GONE);
const PAST = phrasePattern(SPEAKS_OF_THE_PAST);
/** How far from a name such words may stand, in characters: some four words. */
const NEAR = 30;

/** Frontmatter that tells people what to do, or is read to tell how it goes. */
const TEXT_KEYS = ['trigger', 'inputs', 'outputs', 'escalation', 'sla', 'gates', 'approvals', 'metrics', 'feedback', 'reviewOn'];

export default defineRule({
  name: 'no-retired-system',
  severity: 'error',
  weight: { smell: 0.5, precision: 0.6 },
  summary: 'No step leads into a system that the registry calls retired',
  why: 'The reader cannot get in, or works in data that nobody reads any more.',
  remedy: 'Write the successor in its place, and try whether the steps work there. Add the successor at "replacedBy:" in systems.yaml where the message names none.',
  source: 'The systems registry, systems.yaml: status retired, replacedBy',
  examples: [
    { title: 'Systems in use', sop: '---\nsystems: [crm]\n---\n\n## Steps\n\n1. **CRM:** Assign the lead.\n', expect: [] },
    {
      title: 'By id in the frontmatter, by name or alias in its texts and in the body',
      sop: '---\ninputs: [{ what: Leads, system: lead-spreadsheet, location: Lead tracker }]\n---\n\n## Steps\n\n### Fill the lead tracker\n\n1. **Lead spreadsheet:** Add a row.\n2. Open the **Lead spreadsheet**.\n',
      expect: [
        '2:33 Unexpected "lead-spreadsheet", a retired system, expected its successor crm',
        '2:61 Unexpected "Lead tracker", a retired system, expected its successor CRM',
        '7:14 Unexpected "lead tracker", a retired system, expected its successor CRM',
        '9:6 Unexpected "Lead spreadsheet", a retired system, expected its successor CRM',
        '10:15 Unexpected "Lead spreadsheet", a retired system, expected its successor CRM',
      ],
    },
    {
      title: 'What was migrated, what is gone, a note on the past and the change log may name it',
      sop: '## Steps\n\n1. Open the list that was migrated from the lead tracker.\n2. The lead tracker is no longer read.\n\n## Notes\n\nUntil 2025 this was in the lead tracker.\n\n## Change log\n\n- Lead tracker: columns added.\n',
      expect: [],
    },
    {
      title: 'A note that sends the reader there',
      sop: '## Notes\n\nThe lead tracker holds the territories.\n',
      expect: ['3:5 Unexpected "lead tracker", a retired system, expected its successor CRM'],
    },
  ],
  *check(sop, { registries }) {
    if (!registries.systems) {
      yield { notChecked: 'the playbook has no systems.yaml, so retired systems were not looked for' };
      return;
    }
    const retired = retiredSystemsOf(registries.systems);
    if (retired.byId.size === 0) return;
    for (const { id, place } of systemsNamed(sop)) {
      const system = retired.byId.get(id);
      if (system) yield hit(id, system, place());
    }
    const fields = fieldsOf(registries.systems);
    for (const { id, place } of fieldsOfGates(sop)) {
      const holders = fields.systemsOf(id.slice(0, id.indexOf('.'))).map((holder) => retired.byId.get(holder));
      if (holders[0] && !holders.includes(undefined)) yield hit(id, holders[0], place());
    }
    if (!retired.mayMention(sop.text)) return;
    for (const key of TEXT_KEYS) yield* inFrontmatter(sop.frontmatter.data[key], [key], sop, retired);
    yield* inBody(sop, retired);
  },
});

function hit(words: string, { id, successor }: RetiredSystem, place: Hit['place']): Hit {
  const expected = successor === undefined ? 'a system in use' : `its successor ${words === id ? successor.id : successor.name}`;
  return { place, message: `Unexpected "${words.replace(/\s+/g, ' ')}", a retired system, expected ${expected}`, gate: 'stale' };
}

function* inFrontmatter(value: unknown, path: FieldPath, sop: Sop, retired: RetiredSystems): Generator<Hit, void, undefined> {
  if (typeof value === 'string') {
    if (path.at(-1) === 'system') return;
    for (const { system, words, index } of retired.findMentions(value)) {
      yield hit(words, system, readPlainPassage(value, sop.placeOf(path), sop.lines).placeAt(index, words.length));
    }
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) yield* inFrontmatter(item, [...path, Array.isArray(value) ? Number(key) : key], sop, retired);
  }
}

function* inBody(sop: Sop, retired: RetiredSystems): Generator<Hit, void, undefined> {
  for (const { heading, zone } of sop.sections) if (heading) yield* inPassage(readPassage(heading.children, sop.lines), zone, retired);
  for (const { passage, zone } of sop.passages) if (zone !== 'frontmatter') yield* inPassage(passage, zone, retired);
  for (const step of sop.steps) yield* inActors(step, retired);
}

function* inPassage(passage: Passage, zone: Zone, retired: RetiredSystems): Generator<Hit, void, undefined> {
  if (zone === 'changelog') return;
  for (const { system, words, index } of retired.findMentions(passage.text)) {
    const sentence = passage.sentences.findLast(({ start }) => start <= index) ?? { start: 0, text: passage.text };
    if (!isTurnedAwayFrom(sentence.text, index - sentence.start, words.length, zone)) yield hit(words, system, passage.placeAt(index, words.length));
  }
}

function isTurnedAwayFrom(sentence: string, at: number, length: number, zone: Zone): boolean {
  if (zone === 'note' && sentence.search(PAST) >= 0) return true;
  const end = at + length;
  return sentence.slice(Math.max(0, at - NEAR), at).search(AWAY) >= 0 || sentence.slice(end, end + NEAR).search(GONE) >= 0;
}

function* inActors({ actor, substeps }: Step, retired: RetiredSystems): Generator<Hit, void, undefined> {
  if (actor) {
    for (const { system, words, index } of retired.findMentions(actor.name)) {
      yield hit(words, system, { line: actor.place.line, column: actor.place.column + index });
    }
  }
  for (const substep of substeps) yield* inActors(substep, retired);
}
