import { describe, expect, test } from 'vitest';
import { offersOf } from '../sop/offers.ts';
import { parseSop, type Sop } from '../sop/parse-sop.ts';
import { dependenciesOf, describeDependency, renewPins, resolveDependency, sourcesOf, stateOfDependency } from './dependencies.ts';
import { makePlaybook } from './playbook.ts';
import { glossarySchema } from './registries.ts';

const ROUTE = `---
outputs: [{ what: Assigned lead }]
gates: [{ name: Ready }]
---

## Steps

### Assign

1. Open the lead.
2. Set the owner.

### Audit

1. Count the leads.
`;
const glossary = { path: 'glossary.yaml', entries: new Map(Object.entries(glossarySchema.parse({ MQL: { meaning: 'A lead with 60 points' } }))) };
const sopOf = (id: string, text: string): Sop => parseSop(text, { path: `sops/revops/${id}.mdx` });
const playbook = (route = ROUTE) => makePlaybook({ sops: [sopOf('route-lead', route)], glossary });
const takes = (...entries: string[]) => {
  const dependencies = entries.flatMap((entry) => /fingerprint: ("[^"]*")/.exec(entry)?.[1] ?? []);
  return dependenciesOf(sopOf('qualify-lead', `---\nreview: { date: 2026-11-02, by: "@sdr", dependencies: [${dependencies.join(', ')}] }\ndependsOn: [${entries.join(', ')}]\n---\n`).meta);
};
const look = (entry: string, route?: string) => {
  const [dependency] = takes(entry);
  if (!dependency) throw new Error(`${entry} is no dependency`);
  const resolution = resolveDependency(dependency, sourcesOf(playbook(route)));
  return { dependency, resolution, state: stateOfDependency(dependency, resolution) };
};
const stepPrint = (index: number) => offersOf(sopOf('route-lead', ROUTE)).steps[index]?.[2] ?? '';

describe('a dependency leads to what it names', () => {
  test.each([
    ['{ sop: route-lead }', 'route-lead'],
    ['{ sop: route-lead, output: assigned  lead }', '"assigned lead" of route-lead'],
    ['{ sop: route-lead, step: 2 }', 'step 2 of route-lead'],
    ['{ sop: route-lead, step: "audit: 1" }', 'step "audit: 1" of route-lead'],
    ['{ sop: route-lead, term: READY }', '"READY" of route-lead'],
    ['{ term: mql }', 'the term "mql"'],
  ])('%s', (entry, words) => {
    const { dependency, resolution, state } = look(entry);
    expect([resolution.kind, state, describeDependency(dependency)]).toEqual(['found', 'unpinned', words]);
  });
});

describe('and says so where it leads nowhere', () => {
  test.each([
    ['{ sop: route-lead, output: Assigned leads }', { kind: 'missing', known: ['Assigned lead'] }, 'lost'],
    ['{ sop: route-lead, step: 7 }', { kind: 'missing', known: ['Assign: 1', '2', 'Audit: 1'] }, 'lost'],
    ['{ sop: route-lead, step: 1 }', { kind: 'ambiguous', names: ['Assign: 1', 'Audit: 1'] }, 'lost'],
    ['{ term: SQL }', { kind: 'missing', known: ['MQL'] }, 'lost'],
    ['{ sop: nowhere, output: X }', { kind: 'nowhere' }, 'unknown'],
  ])('%s', (entry, resolution, state) => {
    expect(look(entry)).toMatchObject({ resolution, state });
  });

  test('a term without a glossary', () => {
    const [dependency] = takes('{ term: MQL }');
    expect(dependency && resolveDependency(dependency, sourcesOf(makePlaybook({ sops: [] })))).toEqual({ kind: 'nowhere' });
  });
});

test('a fingerprint that the review record does not vouch for is none', () => {
  const { meta } = sopOf('a', '---\nreview: { date: 2026-11-02, by: "@sdr", dependencies: ["v1:a"] }\ndependsOn: [{ sop: b, fingerprint: "v1:a" }, { sop: c, fingerprint: "v1:c" }]\n---\n');
  expect(dependenciesOf(meta).map(({ pin }) => pin)).toEqual(['v1:a', undefined]);
});

describe('a pinned step', () => {
  const entry = `{ sop: route-lead, step: 2, fingerprint: "${stepPrint(1)}" }`;

  test('is current while it says the same, and is found where it stands now', () => {
    expect(look(entry)).toMatchObject({ state: 'current', resolution: { kind: 'found' } });
    const moved = ROUTE.replace('2. Set the owner.', '2. Read it.\n3. Set the owner.');
    expect(look(entry, moved)).toMatchObject({ state: 'current', resolution: { kind: 'found', name: '3' } });
    expect(renewPins(takes(entry), sourcesOf(playbook(moved)))).toEqual([{ fingerprint: stepPrint(1), step: '3' }]);
  });

  test('is suspect once it says something else', () => {
    expect(look(entry, ROUTE.replace('Set the owner', 'Set the status'))).toMatchObject({ state: 'suspect' });
  });
});

test('a review writes down what is there, and nothing where nothing is', () => {
  const [pin] = offersOf(sopOf('route-lead', ROUTE)).outputs[0]?.slice(1) ?? [];
  const dependencies = takes(`{ sop: route-lead, output: Assigned lead, fingerprint: "${pin}" }`, '{ sop: route-lead, output: Assigned lead, fingerprint: "v1:old" }', '{ sop: route-lead, output: Gone }', '{ term: MQL }');
  expect(renewPins(dependencies, sourcesOf(playbook()))).toEqual([{ fingerprint: pin, step: undefined }, { fingerprint: pin, step: undefined }, undefined, { fingerprint: expect.stringMatching(/^v1:[0-9a-f]{32}$/) as string, step: undefined }]);
});

test.each([
  ['{ output: Lead }', 'dependsOn'],
  ['{ term: MQL, output: Lead }', 'dependsOn'],
  ['{ sop: a, output: Lead, step: 2 }', 'dependsOn'],
  ['{ sop: a, step: 4.2 }', 'dependsOn'],
])('an entry that cannot be meant, %s, is told by the schema', (entry, key) => {
  const { schemaIssues } = sopOf('a', `---\ntitle: A\nowner: sdr\ntrigger: [{ event: E }]\ncadence: daily\ninputs: [{ what: I }]\noutputs: [{ what: O }]\nlastReviewed: 2026-11-02\ndependsOn: [${entry}]\n---\n`);
  expect(schemaIssues.length).toBeGreaterThan(0);
  expect(schemaIssues.every(({ path }) => path[0] === key)).toBe(true);
});
