import { defineRule, type Hit } from '../../src/lint/rule.ts';
import { findTermValues } from '../../src/lint/term-values.ts';
import type { Registry } from '../../src/playbook/playbook.ts';
import type { Term } from '../../src/playbook/registries.ts';
import { durationInWords, durationMinutes } from '../../src/sop/iso-time.ts';
import type { Sop } from '../../src/sop/parse-sop.ts';
import type { Place } from '../../src/sop/place.ts';
import { SEGMENT_FILLERS } from '../words/segment-fillers.ts';

/** One value that an SOP gives to something that others may speak of too. */
interface Fact {
  /** What it is about, with its unit and segment: the same for every SOP that states it. */
  readonly key: string;
  /** In a form that can be compared. */
  readonly value: number;
  readonly words: string;
  readonly what: string;
  readonly place: Place;
}

interface Stated extends Fact {
  readonly path: string;
}

const sla = (within: string) => `---\nsla: [{ what: First touch of a Tier 1 lead, start: Lead.MQLAt, within: ${within}, hours: business }]\n---\n`;

export default defineRule<undefined, readonly Fact[]>({
  name: 'value-conflict',
  severity: 'error',
  weight: { smell: 0.3, precision: 0.6 },
  summary: 'No two SOPs give different values to the same thing',
  why: 'Two teams work to two limits and each is right by its own text. The customer sees both.',
  remedy: 'Agree on one value with the owner of the other SOP, and write it in both. Where both values are right, name what sets them apart: "an MQL in France has 65 points or more".',
  source: 'Single source of truth; ISO/IEC/IEEE 29148:2018, 5.2.6 (a consistent set)',
  examples: [
    { title: 'The same limit, written in two ways', sop: sla('PT15M'), others: { 'sops/sales/qualify-lead.mdx': sla('PT0H15M') }, expect: [] },
    {
      title: 'Two limits for one SLA',
      sop: sla('PT15M'),
      others: { 'sops/sales/qualify-lead.mdx': sla('PT30M') },
      expect: ['2:72 Unexpected 15 minutes for "First touch of a Tier 1 lead", expected one value: sops/sales/qualify-lead.mdx says 30 minutes'],
    },
    {
      title: 'Two targets for one metric',
      sop: '---\nmetrics: [{ name: Speed to lead, op: "<=", target: 5, unit: min }]\n---\n',
      others: { 'sops/sales/qualify-lead.mdx': '---\nmetrics: [{ name: speed to lead, op: "<=", target: 10, unit: min }]\n---\n' },
      expect: ['2:52 Unexpected 5 min for "Speed to lead", expected one value: sops/sales/qualify-lead.mdx says 10 min'],
    },
    {
      title: 'Two values of a glossary term in the text',
      sop: '## Before you start\n\nAn MQL has 60 points or more.\n',
      others: { 'sops/sales/qualify-lead.mdx': '## Before you start\n\nEach MQL needs 65 points or more.\n' },
      expect: ['3:12 Unexpected 60 points for "MQL", expected one value: sops/sales/qualify-lead.mdx says 65 points'],
    },
    {
      title: 'Another segment, another comparison, a retired SOP',
      sop: '## Before you start\n\nAn MQL has 60 points or more.\n',
      others: {
        'sops/sales/a.mdx': '## Before you start\n\nAn MQL in France has 65 points or more.\n',
        'sops/sales/b.mdx': '## Before you start\n\nAn MQL has 80 points at most.\n',
        'sops/sales/c.mdx': '---\nstatus: retired\n---\n\n## Before you start\n\nAn MQL has 70 points or more.\n',
      },
      expect: [],
    },
  ],
  facts(sop, { registries }) {
    if (sop.status === 'retired' || sop.status === 'draft') return undefined;
    const facts = [...slaFacts(sop), ...metricFacts(sop), ...(registries.glossary ? termFacts(sop, registries.glossary) : [])];
    return facts.length > 0 ? facts : undefined;
  },
  *judge(facts, { sop, all }) {
    const index = indexOf(all);
    for (const fact of facts) {
      const other = findOther(index.get(fact.key) ?? new Map(), fact.value, sop.path);
      if (other) yield conflict(fact, other);
    }
  },
});

function conflict({ words, what, place }: Fact, other: Stated): Hit {
  return { place, message: `Unexpected ${words} for "${what}", expected one value: ${other.path} says ${other.words}` };
}

/** Key -> value -> who states it, two SOPs at most: enough to tell anyone of another. */
type Index = ReadonlyMap<string, ReadonlyMap<number, readonly Stated[]>>;

const indexes = new WeakMap<ReadonlyMap<string, readonly Fact[]>, Index>();

/** Built once a run. */
function indexOf(all: ReadonlyMap<string, readonly Fact[]>): Index {
  let index = indexes.get(all);
  if (!index) {
    const building = new Map<string, Map<number, Stated[]>>();
    for (const [path, facts] of all) {
      for (const fact of facts) {
        const values = building.get(fact.key) ?? new Map<number, Stated[]>();
        building.set(fact.key, values);
        const stated = values.get(fact.value) ?? [];
        if (stated.length < 2 && !stated.some((one) => one.path === path)) values.set(fact.value, [...stated, { ...fact, path }]);
      }
    }
    indexes.set(all, (index = building));
  }
  return index;
}

function findOther(values: ReadonlyMap<number, readonly Stated[]>, own: number, path: string): Stated | undefined {
  for (const [value, stated] of values) {
    const other = value === own ? undefined : stated.find((one) => one.path !== path);
    if (other) return other;
  }
  return undefined;
}

function* slaFacts(sop: Sop): Generator<Fact, void, undefined> {
  for (const item of sop.meta.sla ?? []) {
    const value = durationMinutes(item.within);
    if (item.what === undefined || value === undefined) continue;
    const key = `sla|${plain(item.what)}|${plain(item.start)}|${item.hours ?? ''}`;
    yield { key, value, words: durationInWords(item.within), what: item.what, place: sop.placeOf(item, 'within') };
  }
}

function* metricFacts(sop: Sop): Generator<Fact, void, undefined> {
  for (const metric of sop.meta.metrics ?? []) {
    const { name, op, target, unit } = metric;
    if (target === undefined || op === undefined || unit === undefined) continue;
    yield { key: `metric|${plain(name)}|${op}|${plain(unit)}`, value: target, words: `${target} ${unit}`, what: name, place: sop.placeOf(metric, 'target') };
  }
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

function* termFacts(sop: Sop, glossary: Registry<Term>): Generator<Fact, void, undefined> {
  for (const { term, unit, segment, value, words, place } of findTermValues(sop, glossary, SEGMENT_FILLERS)) {
    yield { key: `term|${term}|${unit}|${segment}`, value, words, what: term, place };
  }
}
