import { reviewEvidenceOf } from '../../src/lint/review-evidence.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import type { Registries } from '../../src/playbook/playbook.ts';
import { suggestion } from '../../src/sop/did-you-mean.ts';
import { fingerprintOfValue } from '../../src/sop/fingerprint.ts';
import type { Place } from '../../src/sop/place.ts';

interface Consumed {
  readonly sop: string;
  readonly output?: string | undefined;
  readonly pin?: string | undefined;
  readonly place: Place;
  readonly outputPlace: Place;
}

interface DependencyFacts {
  /** The day of the sealed review: a date alone proves nothing. */
  readonly reviewed?: string | undefined;
  /** The newest day in its change log. */
  readonly changed?: string | undefined;
  /** What it hands on, with the fingerprint of each. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly consumes: readonly Consumed[];
  /** Terms that changed since they were pinned. */
  readonly terms: readonly { readonly term: string; readonly place: Place }[];
}

const OUTPUT = '{ what: Assigned lead, format: Lead.Owner set }';
const OTHER = `---\noutputs: [${OUTPUT}]\nchangelog: [{ version: 1.1.0, date: 2026-11-03, what: Owner set by rule }]\n---\n`;
const PIN = 'v1:b292bf81b1483940ea195151f3d6c850';
const SEALS = {
  '2026-11-02': 'v1:38cff1b658e6132243b1d7263412d4ae',
  '2026-11-03': 'v1:5f7ebe16d48383ce791084b4ffbe98c6',
  '2026-11-04': 'v1:cc268c13a315dd2dc213aa52a220d486',
} as const;
const reviewed = (date: keyof typeof SEALS) => `---
review: { date: ${date}, by: "@revops-lead", seal: "${SEALS[date]}" }
`;
const others = { 'sops/sales/assign-lead.mdx': OTHER };

export default defineRule<undefined, DependencyFacts>({
  name: 'dependency-changed',
  severity: 'warning',
  weight: { obligation: 6 },
  summary: 'What this SOP takes from other SOPs has not changed since it was reviewed',
  why: 'Two SOPs may each be right and not fit together: the work arrives in a form that the steps no longer fit.',
  remedy: 'Read what changed in the other SOP, mend the steps here that rely on it, then run "sop review" with the id of this one. Delete an old "fingerprint:" of that entry of "dependsOn:" once you have looked.',
  source: 'Suspect links in requirements management (Doorstop, IBM DOORS)',
  reviewState: true,
  examples: [
    { title: 'Reviewed after the last change of what it takes', sop: reviewed('2026-11-03') + 'dependsOn: [{ sop: assign-lead, output: Assigned lead }]\n---\n', others, expect: [] },
    {
      title: 'Changed since',
      sop: reviewed('2026-11-02') + 'dependsOn: [{ sop: assign-lead, output: Assigned lead }]\n---\n',
      others,
      expect: ['3:20 Unexpected change of assign-lead on 2026-11-03, after the review of 2026-11-02, expected a look at what it hands on: check it, then run "sop review route-lead"'],
    },
    { title: 'With the fingerprint of an output, and the output is the same', sop: reviewed('2026-11-02') + `dependsOn: [{ sop: assign-lead, output: Assigned lead, fingerprint: "${PIN}" }]\n---\n`, others, expect: [] },
    {
      title: 'With the fingerprint of an output, and the output has changed',
      sop: reviewed('2026-11-04') + `dependsOn: [{ sop: assign-lead, output: Assigned lead, fingerprint: "${PIN}" }]\n---\n`,
      others: { 'sops/sales/assign-lead.mdx': OTHER.replace('Lead.Owner set', 'Lead.Owner and Lead.Status set') },
      expect: ['3:20 Unexpected change of "Assigned lead" in assign-lead since it was pinned, expected a look at it: check it, then run "sop review route-lead"'],
    },
    {
      title: 'The output is gone',
      sop: reviewed('2026-11-04') + 'dependsOn: [{ sop: assign-lead, output: Assigned leads }]\n---\n',
      others,
      expect: ['3:41 Unexpected output "Assigned leads", expected one that assign-lead names (did you mean "Assigned lead"?)'],
    },
    { title: 'Without a sealed review there is nothing to compare', sop: '---\nlastReviewed: 2026-11-02\ndependsOn: [{ sop: assign-lead }, { sop: nowhere }]\n---\n', others, expect: [] },
  ],
  facts(sop, { registries }) {
    const { outputs = [], changelog = [], dependsOn = [] } = sop.meta;
    const { kind, record } = reviewEvidenceOf(sop);
    const changed = changelog.reduce<string | undefined>((latest, { date }) => (latest === undefined || date > latest ? date : latest), undefined);
    if (outputs.length === 0 && changed === undefined && dependsOn.length === 0) return undefined;
    return {
      reviewed: kind === 'sealed' ? record.date : undefined,
      changed,
      outputs: Object.fromEntries(outputs.map((output) => [output.what, fingerprintOfValue(output)])),
      consumes: dependsOn.flatMap((item) =>
        item.sop === undefined ? [] : [{ sop: item.sop, output: item.output, pin: item.fingerprint, place: sop.placeOf(item, 'sop'), outputPlace: sop.placeOf(item, 'output') }],
      ),
      terms: dependsOn.flatMap((item) =>
        item.term !== undefined && item.fingerprint !== undefined && hasMoved(item.term, item.fingerprint, registries) ? [{ term: item.term, place: sop.placeOf(item, 'term') }] : [],
      ),
    };
  },
  *judge({ consumes, terms, reviewed }, { sop, sops, all }) {
    if (sop.status === 'retired') return;
    const then = `: check it, then run "sop review ${sop.id}"`;
    for (const { term, place } of terms) yield { place, message: `Unexpected change of the term "${term}" since it was pinned, expected a look at it${then}` };
    for (const item of consumes) {
      const head = sops.byId.get(item.sop);
      const facts = head && all.get(head.path);
      if (!head || !facts) continue;
      const hit = missingOutput(item, facts) ?? (item.pin === undefined ? changedSince(item, facts, reviewed, then) : movedPin(item, facts, head.fingerprint, then));
      if (hit) yield hit;
    }
  },
});

function hasMoved(term: string, pin: string, { glossary }: Registries): boolean {
  const entry = glossary?.entries.get(term);
  return entry !== undefined && fingerprintOfValue(entry.meaning) !== pin;
}

function missingOutput({ sop, output, outputPlace }: Consumed, { outputs }: DependencyFacts): Hit | undefined {
  const names = Object.keys(outputs);
  if (output === undefined || names.length === 0 || Object.hasOwn(outputs, output)) return undefined;
  return { place: outputPlace, message: `Unexpected output "${output}", expected one that ${sop} names${suggestion(output, names)}` };
}

function changedSince({ sop, place }: Consumed, { changed }: DependencyFacts, reviewed: string | undefined, then: string): Hit | undefined {
  if (reviewed === undefined || changed === undefined || changed <= reviewed) return undefined;
  return { place, message: `Unexpected change of ${sop} on ${changed}, after the review of ${reviewed}, expected a look at what it hands on${then}` };
}

/** The pin of an output is the output's fingerprint; any other pin is that of the whole SOP. */
function movedPin({ sop, output, pin, place }: Consumed, { outputs }: DependencyFacts, whole: string, then: string): Hit | undefined {
  if (pin === (output === undefined ? whole : outputs[output])) return undefined;
  return { place, message: `Unexpected change of ${output === undefined ? sop : `"${output}" in ${sop}`} since it was pinned, expected a look at it${then}` };
}
