import { reviewEvidenceOf } from '../../src/lint/review-evidence.ts';
import { defineRule, type Hit } from '../../src/lint/rule.ts';
import { dependencySources } from '../../src/lint/sop-index.ts';
import { describeDependency, resolveDependency, stateOfDependency, type Dependency, type Resolution } from '../../src/playbook/dependencies.ts';
import { suggestion } from '../../src/sop/did-you-mean.ts';
import type { Place } from '../../src/sop/place.ts';

interface DependencyFacts {
  /** False where no sealed review could have pinned anything. */
  readonly isReviewed: boolean;
  /** In the order of `dependsOn`: where the SOP or the term is named, and where the part of it is. */
  readonly places: readonly { readonly whole: Place; readonly part: Place }[];
}

const OTHER = `---
outputs: [{ what: Assigned lead, format: Lead.Owner set }]
gates: [{ name: Ready, requiredFields: [Lead.Email] }]
---

## Steps

1. Open the lead.
2. Set the owner.
`;
const PINS = {
  output: 'v1:b292bf81b1483940ea195151f3d6c850',
  step: 'v1:c4ec7a6993c6692a1016e1e711ab4d31',
  gate: 'v1:a62d56c864b5caa7e1431e1601058cb0',
  /** Of "A lead that marketing has qualified". */
  earlierTerm: 'v1:0b87db7eefe6eeb12e2bf32658f66409',
  term: 'v1:af56d54c18e42989f1d0a43d9e3e4435',
} as const;
/** Of the output as it is after the change of an example. */
const BY_HAND = 'v1:581211a39a9bb715a8129352b4c9914e';
const REVIEWED = `---
review: { date: 2026-11-02, by: "@revops-lead", dependencies: ["${Object.values(PINS).join('", "')}"], seal: "v1:227af12099abd46ef321180489a1a13a" }
`;
const takes = (entry: string) => `${REVIEWED}dependsOn: [{ ${entry} }]\n---\n`;
const others = { 'sops/sales/assign-lead.mdx': OTHER };
const changed = (from: string, to: string) => ({ 'sops/sales/assign-lead.mdx': OTHER.replace(from, to) });

export default defineRule<undefined, DependencyFacts>({
  name: 'dependency-changed',
  severity: 'warning',
  weight: { obligation: 6 },
  summary: 'What this SOP takes from other SOPs and from the glossary says what it said at the last review',
  why: 'Two SOPs may each be right and not fit together: the work arrives in a form that the steps no longer fit.',
  remedy: 'Read what changed in the other SOP and mend the steps here that rely on it. Then run "sop review" with the id of this one, which writes down what was seen.',
  source: 'Suspect links in requirements management (Doorstop, IBM DOORS)',
  reviewState: true,
  examples: [
    { title: 'The output that was reviewed', sop: takes(`sop: assign-lead, output: Assigned lead, fingerprint: "${PINS.output}"`), others, expect: [] },
    {
      title: 'The output has changed',
      sop: takes(`sop: assign-lead, output: Assigned lead, fingerprint: "${PINS.output}"`),
      others: changed('Lead.Owner set', 'Lead.Owner and Lead.Status set'),
      expect: ['3:20 Unexpected change of "Assigned lead" of assign-lead since the last review, expected what was reviewed: check it, then run "sop review route-lead"'],
    },
    { title: 'Something else in the same SOP has changed', sop: takes(`sop: assign-lead, output: Assigned lead, fingerprint: "${PINS.output}"`), others: changed('Open the lead.', 'Close the lead.'), expect: [] },
    { title: 'A step that only stands elsewhere now', sop: takes(`sop: assign-lead, step: 2, fingerprint: "${PINS.step}"`), others: changed('1. Open the lead.', '1. Open the lead.\n1. Read it.'), expect: [] },
    {
      title: 'A step that is done differently now',
      sop: takes(`sop: assign-lead, step: 2, fingerprint: "${PINS.step}"`),
      others: changed('Set the owner.', 'Set the owner and the status.'),
      expect: ['3:20 Unexpected change of step 2 of assign-lead since the last review, expected what was reviewed: check it, then run "sop review route-lead"'],
    },
    {
      title: 'A gate of another SOP, and a term of the glossary, with another meaning',
      sop: `${REVIEWED}dependsOn:\n  - { sop: assign-lead, term: Ready, fingerprint: "${PINS.gate}" }\n  - { term: MQL, fingerprint: "${PINS.earlierTerm}" }\n  - { term: SLA, fingerprint: "${PINS.term}" }\n---\n`,
      others: changed('[Lead.Email]', '[Lead.Email, Lead.Domain]'),
      expect: [
        '4:12 Unexpected change of "Ready" of assign-lead since the last review, expected what was reviewed: check it, then run "sop review route-lead"',
        '5:13 Unexpected change of the term "MQL" since the last review, expected what was reviewed: check it, then run "sop review route-lead"',
      ],
    },
    {
      title: 'The output is gone',
      sop: takes('sop: assign-lead, output: Assigned leads'),
      others,
      expect: ['3:41 Unexpected output "Assigned leads", expected one that assign-lead names (did you mean "Assigned lead"?)'],
    },
    {
      title: 'Added after the last review',
      sop: takes('sop: assign-lead, output: Assigned lead'),
      others,
      expect: ['3:20 Unexpected dependency on "Assigned lead" of assign-lead that no review has looked at, expected one: check it, then run "sop review route-lead"'],
    },
    {
      title: 'A fingerprint that somebody wrote by hand: the review record does not vouch for it',
      sop: takes(`sop: assign-lead, output: Assigned lead, fingerprint: "${BY_HAND}"`),
      others: changed('Lead.Owner set', 'Lead.Owner and Lead.Status set'),
      expect: ['3:20 Unexpected dependency on "Assigned lead" of assign-lead that no review has looked at, expected one: check it, then run "sop review route-lead"'],
    },
    { title: 'Without a sealed review there is nothing to compare', sop: '---\nlastReviewed: 2026-11-02\ndependsOn: [{ sop: assign-lead }, { sop: nowhere }]\n---\n', others, expect: [] },
  ],
  facts(sop) {
    const { dependsOn = [] } = sop.meta;
    // What cannot be read is told by the schema; the rest would be counted by wrong places.
    if (dependsOn.length === 0 || sop.schemaIssues.some(({ path }) => path[0] === 'dependsOn')) return undefined;
    return {
      isReviewed: reviewEvidenceOf(sop).kind === 'sealed',
      places: dependsOn.map((item) => {
        const whole = sop.placeOf(item, item.sop === undefined ? 'term' : 'sop');
        const key = (['output', 'step', 'term'] as const).find((each) => item[each] !== undefined);
        return { whole, part: key === undefined ? whole : sop.placeOf(item, key) };
      }),
    };
  },
  *judge({ isReviewed, places }, { sop, sops, registries }) {
    if (sop.status === 'retired') return;
    const sources = dependencySources(sops, registries);
    const seen = new Set<string>();
    for (const [index, dependency] of sop.consumes.entries()) {
      const place = places[index];
      if (!place) continue;
      const described = describeDependency(dependency);
      const isTwice = seen.has(described);
      seen.add(described);
      if (dependency.sop === sop.id) yield { place: place.whole, message: 'Unexpected dependency on itself, expected another SOP or a term of the glossary' };
      else if (isTwice) yield { place: place.whole, message: `Unexpected second entry for ${described}, expected one` };
      else if (dependency.sop === undefined && !registries.glossary) yield { notChecked: 'the playbook has no glossary.yaml, so the terms that SOPs take from it were not compared' };
      else yield* judgeDependency(dependency, resolveDependency(dependency, sources), place, isReviewed, `: check it, then run "sop review ${sop.id}"`);
    }
  },
});

function* judgeDependency(dependency: Dependency, resolution: Resolution, place: DependencyFacts['places'][number], isReviewed: boolean, then: string): Generator<Hit> {
  const state = stateOfDependency(dependency, resolution);
  if (state === 'lost') yield lost(dependency, resolution, place.part);
  if (state === 'suspect') yield { place: place.whole, message: `Unexpected change of ${describeDependency(dependency)} since the last review, expected what was reviewed${then}` };
  if (state === 'unpinned' && isReviewed) yield { place: place.whole, message: `Unexpected dependency on ${describeDependency(dependency)} that no review has looked at, expected one${then}` };
}

function lost({ sop, part }: Dependency, resolution: Resolution, place: Place): Hit {
  const { kind, name } = part ?? { kind: 'output', name: '' };
  if (resolution.kind === 'ambiguous') return { place, message: `Unexpected step "${name}", expected the heading of its list before it, such as "${resolution.names[0]}", for ${sop} has several steps ${name}` };
  const known = resolution.kind === 'missing' ? resolution.known : [];
  const owner = sop === undefined ? 'glossary.yaml explains' : `${sop} ${kind === 'term' ? 'sets' : kind === 'step' ? 'has' : 'names'}`;
  return { place, message: `Unexpected ${kind} "${name}", expected one that ${owner}${kind === 'step' ? '' : suggestion(name, known)}` };
}
