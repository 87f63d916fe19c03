import { declareSystem } from '../../src/lint/declare-system.ts';
import { systemsNamed } from '../../src/lint/registry-references.ts';
import { phrasePattern } from '../../src/lint/phrases.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Registry } from '../../src/playbook/playbook.ts';
import type { System } from '../../src/playbook/registries.ts';
import type { Place } from '../../src/sop/place.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import type { Step } from '../../src/sop/steps.ts';

const SYSTEMS = '---\ninputs: [{ what: Lead, system: crm, location: "Report: Speed to lead" }]\nsystems: [bi]\n---\n';

export default defineRule({
  name: 'input-undeclared',
  severity: 'warning',
  weight: { smell: 0.12, precision: 0.6 },
  summary: 'Every system that a step names stands in the inputs, the trigger or the list of systems',
  why: 'A newcomer asks for access to what the top of the page lists, and meets the other system in the middle of the work.',
  remedy: 'Add the id of the system to "systems:" in the frontmatter. If the steps take something from it, list that under "inputs:" instead.',
  source: 'ISO/IEC/IEEE 26514 (prerequisites before procedures)',
  examples: [
    {
      title: 'Systems that are declared, by name or by alias, and a bold actor',
      sop: `${SYSTEMS}\n## Steps\n\n1. **SDR:** Open the report **Speed to lead** in BI.\n2. **CRM:** Set the owner.\n`,
      expect: [],
    },
    {
      title: 'A system in a step, and one that acts; each found once',
      sop: `${SYSTEMS}\n## Steps\n\n1. **SDR:** Open the rule list of the Routing tool.\n2. **Routing tool:** Set the owner.\n`,
      expect: ['8:39 Unexpected system "Routing tool", expected "routing" among the inputs or under "systems:"'],
    },
    {
      title: 'An actor, a substep and a name in bold',
      sop: `---\nsystems: [bi]\n---\n\n## Steps\n\n1. **Routing tool:** Set the owner.\n2. **SDR:** Do this:\n   1. Open the **CRM**.\n`,
      expect: [
        '7:6 Unexpected system "Routing tool", expected "routing" among the inputs or under "systems:"',
        '9:18 Unexpected system "CRM", expected "crm" among the inputs or under "systems:"',
      ],
    },
    {
      title: 'Notes and examples name what they like; a retired system is found elsewhere',
      sop: `${SYSTEMS}\n## Steps\n\n1. **SDR:** Open the lead spreadsheet.\n\n## Notes\n\nThe Routing tool came later.\n`,
      expect: [],
    },
  ],
  *check(sop, { registries }) {
    const { systems } = registries;
    if (!systems) {
      yield { notChecked: 'the playbook has no systems.yaml, so the systems that steps name were not compared with those declared' };
      return;
    }
    const names = namesOf(systems);
    const seen = new Set(systemsNamed(sop).map(({ id }) => id));
    const undeclared = [...names.ids].flatMap(([name, id]) => (seen.has(id) ? [] : [name]));
    const mayName = (text: string) => holdsAny(text.toLowerCase(), undeclared);
    if (!mayName(textOfSteps(sop))) return;
    for (const { words, place } of mentionsIn(sop, names.pattern, mayName)) {
      const id = names.ids.get(words.toLowerCase().replace(/\s+/g, ' '));
      if (id === undefined || seen.has(id)) continue;
      seen.add(id);
      yield { place, message: `Unexpected system "${words}", expected "${id}" among the inputs or under "systems:"`, fix: declareSystem(sop, id) };
    }
  },
});

interface Mention {
  readonly words: string;
  readonly place: Place;
}

/** Every name of a system in a step or as its actor, in reading order. */
function* mentionsIn(sop: Sop, pattern: RegExp, mayName: (text: string) => boolean): Generator<Mention, void, undefined> {
  for (const step of sop.steps.flatMap(withSubsteps)) {
    if (step.actor && mayName(step.actor.name)) {
      for (const { 0: words, index } of step.actor.name.matchAll(pattern)) {
        if (index === 0 && words.length === step.actor.name.length) yield { words, place: step.actor.place };
      }
    }
    for (const passage of step.passages) {
      if (!mayName(passage.text)) continue;
      for (const { 0: words, index } of passage.text.matchAll(pattern)) yield { words, place: passage.placeAt(index, words.length) };
    }
  }
}

/** The lines from the first step to the last, which hold all that they say. */
function textOfSteps({ steps, lines }: Sop): string {
  const [first, last] = [steps[0], steps.at(-1)];
  return first && last ? lines.slice(first.place.line - 1, last.place.endLine ?? lines.length).join('\n') : '';
}

function withSubsteps(step: Step): Step[] {
  return [step, ...step.substeps.flatMap(withSubsteps)];
}

/** A quick look before the slow one: true when one of the names stands somewhere in a text, as a word of its own. */
function holdsAny(text: string, names: readonly string[]): boolean {
  return names.some((name) => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (!/[a-z0-9]/.test(text.charAt(at - 1)) && !/[a-z0-9]/.test(text.charAt(at + name.length))) return true;
    }
    return false;
  });
}

interface Names {
  readonly pattern: RegExp;
  /** Name in lower case -> id of the system in use that alone has it. */
  readonly ids: ReadonlyMap<string, string>;
}

const cache = new WeakMap<Registry<System>, Names>();

/**
 * Names and aliases of the systems in use. Reports and objects are in the pattern too, so that the longest name wins:
 * "BI adoption" is a report and no mention of BI.
 */
function namesOf(systems: Registry<System>): Names {
  let names = cache.get(systems);
  if (!names) {
    const ids = new Map<string, string>();
    const others: string[] = [];
    for (const [id, { name, aliases = [], status, reports = [], objects = {} }] of systems.entries) {
      if (status !== 'retired') for (const written of [name, ...aliases]) ids.set(written.toLowerCase(), id);
      else others.push(name, ...aliases);
      others.push(...reports, ...Object.keys(objects));
    }
    for (const other of others) ids.delete(other.toLowerCase());
    names = { pattern: phrasePattern([...ids.keys(), ...others]), ids };
    cache.set(systems, names);
  }
  return names;
}
