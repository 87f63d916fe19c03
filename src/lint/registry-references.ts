import type { Nodes } from 'mdast';
import { fieldsOf, type FieldIndex } from '../playbook/fields.ts';
import type { Registries } from '../playbook/playbook.ts';
import { suggestion } from '../sop/did-you-mean.ts';
import { nodesOf } from '../sop/nodes-of.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { readPlainPassage } from '../sop/passages.ts';
import type { Place } from '../sop/place.ts';
import { sopSuggestion } from './nearest-sop.ts';
import type { Hit, NotChecked } from './rule.ts';
import type { SopIndex } from './sop-index.ts';

/** Something that is named by its id. Its place is looked up only when it is asked for: most references are good. */
interface Reference { readonly id: string; readonly place: () => Place }

/** `Lead.Status`, alone in a code span or as the value of a key. */
const FIELD = /^([A-Za-z]\w*)\.([A-Za-z][\w ]*)$/;
const FIELD_IN_TEXT = /(?<![\w.])([A-Z]\w*)\.([A-Z]\w*)(?![\w.])/g;

/** Role ids that the roles registry does not know. Other rules read the owner's and those of the RACI; past approvals may name past roles. */
export function* findUnknownRoles(sop: Sop, registries: Registries): Generator<Hit | NotChecked, void, undefined> {
  yield* checkRoles([...rolesNamed(sop)], registries);
}

/** Role ids of the RACI that the roles registry does not know. */
export function* findUnknownRaciRoles(sop: Sop, registries: Registries): Generator<Hit | NotChecked, void, undefined> {
  const { raci } = sop.meta;
  if (!raci) return;
  const listed = (['responsible', 'consulted', 'informed'] as const).flatMap((key) =>
    (raci[key] ?? []).map((id, index) => ({ id, place: () => sop.placeOf(['raci', key, index]) })),
  );
  yield* checkRoles([...listed, { id: raci.accountable, place: () => sop.placeOf(raci, 'accountable') }], registries);
}

function* checkRoles(references: readonly Reference[], { roles }: Registries): Generator<Hit | NotChecked, void, undefined> {
  if (references.length === 0) return;
  if (!roles) {
    yield { notChecked: 'the playbook has no roles.yaml, so roles were not looked up' };
    return;
  }
  for (const { id, place } of references) {
    if (roles.entries.has(id)) continue;
    yield { place: place(), message: `Unexpected role "${id}", expected an id of roles.yaml${suggestion(id, roles.entries.keys())}`, gate: 'stale' };
  }
}

function* rolesNamed(sop: Sop): Generator<Reference, void, undefined> {
  const { escalation, outputs, feedback, approvals, changelog } = sop.meta;
  const at = (item: object, key: string, id: string | undefined): Reference[] => (id === undefined ? [] : [{ id, place: () => sop.placeOf(item, key) }]);
  for (const item of escalation ?? []) yield* at(item, 'to', item.to);
  for (const item of outputs ?? []) yield* at(item, 'recipient', item.recipient);
  if (feedback) yield* at(feedback, 'triage', feedback.triage);
  for (const tier of (approvals ?? []).flatMap((approval) => approval.tiers)) yield* at(tier, 'approver', tier.approver);
  for (const entry of (changelog ?? []).slice(0, 1)) yield* at(entry, 'approvedBy', entry.approvedBy);
}

/** System ids that the systems registry does not know. A retired system is known. */
export function* findUnknownSystems(sop: Sop, { systems }: Registries): Generator<Hit | NotChecked, void, undefined> {
  const references = systemsNamed(sop);
  if (references.length === 0) return;
  if (!systems) {
    yield { notChecked: 'the playbook has no systems.yaml, so systems and fields were not looked up' };
    return;
  }
  for (const { id, place } of references) {
    if (systems.entries.has(id)) continue;
    yield { place: place(), message: `Unexpected system "${id}", expected an id of systems.yaml${suggestion(id, systems.entries.keys())}` };
  }
}

/** The ids of systems in an SOP's frontmatter, with their places. */
export function systemsNamed(sop: Sop): Reference[] {
  const { trigger, inputs, gates, systems } = sop.meta;
  const items = [...(trigger ?? []), ...(inputs ?? []), ...(gates ?? []).flatMap((gate) => [...(gate.entry ?? []), ...(gate.exit ?? [])])];
  return [
    ...items.flatMap((item) => (item.system === undefined ? [] : [{ id: item.system, place: () => sop.placeOf(item, 'system') }])),
    ...(systems ?? []).map((id, index) => ({ id, place: () => sop.placeOf(['systems', index]) })),
  ];
}

/** `Object.Field` references of conditions, places, formats and code spans that the systems registry does not know. */
export function* findUnknownFields(sop: Sop, { systems }: Registries): Generator<Hit, void, undefined> {
  const index = systems && fieldsOf(systems);
  if (!index?.hasObjects) return;
  for (const reference of fieldsMentioned(sop)) {
    if (index.hasObject(reference.id.slice(0, reference.id.indexOf('.')))) yield* checkField(reference, index);
  }
}

function* checkField({ id: written, place }: Reference, index: FieldIndex): Generator<Hit, void, undefined> {
  const [, object, field] = FIELD.exec(written) ?? [];
  const fault = object === undefined || field === undefined ? { hint: '' } : index.findFault(object, field);
  if (fault) yield { place: place(), message: `Unexpected field "${written}", expected Object.Field as systems.yaml lists it${fault.hint}`, gate: 'stale' };
}

/** Fields of gates that the systems registry does not know. */
export function* findUnknownGateFields(sop: Sop, { systems }: Registries): Generator<Hit | NotChecked, void, undefined> {
  const references = [...fieldsOfGates(sop)];
  if (references.length === 0) return;
  const index = systems && fieldsOf(systems);
  if (!index?.hasObjects) {
    yield { notChecked: 'the playbook has no systems.yaml that lists objects, so the fields of gates were not looked up' };
    return;
  }
  for (const reference of references) yield* checkField(reference, index);
}

/** The fields that gates name, which must exist. */
export function* fieldsOfGates(sop: Sop): Generator<Reference, void, undefined> {
  for (const gate of sop.meta.gates ?? []) {
    for (const criterion of [...(gate.entry ?? []), ...(gate.exit ?? [])]) {
      if (criterion.field !== undefined) yield { id: criterion.field, place: () => sop.placeOf(criterion, 'field') };
    }
    for (const [index, id] of (gate.requiredFields ?? []).entries()) yield { id, place: () => sop.placeOf(gate, 'requiredFields', index) };
  }
}

/** What looks like a field in the frontmatter's texts and in code spans; it is one where its object is known. */
function* fieldsMentioned(sop: Sop): Generator<Reference, void, undefined> {
  const { trigger, inputs, outputs, sla } = sop.meta;
  for (const item of (trigger ?? []).flatMap(({ when }) => when ?? [])) yield* inText(item, 'metric', item.metric, sop);
  for (const item of inputs ?? []) yield* inText(item, 'location', item.location, sop);
  for (const item of outputs ?? []) yield* inText(item, 'format', item.format, sop);
  for (const item of sla ?? []) yield* inText(item, 'start', item.start, sop);
  for (const node of nodesOf(sop.tree)) {
    if (node.type !== 'inlineCode' || !node.position || !FIELD.test(node.value)) continue;
    const { line, column } = node.position.start;
    if (!isAside(sop, line)) yield { id: node.value, place: () => ({ line, column: column + 1 }) };
  }
}

/** True for the lines of headings and of the change log, which may name what is gone. */
function isAside({ sections }: Sop, line: number): boolean {
  return sections.some(({ zone, heading, blocks }) => holds(heading, line) || (zone === 'changelog' && blocks.some((block) => holds(block, line))));
}

function holds(node: Nodes | undefined, line: number): boolean {
  return node?.position !== undefined && node.position.start.line <= line && line <= node.position.end.line;
}

function* inText(item: object, key: string, text: string | undefined, sop: Sop): Generator<Reference, void, undefined> {
  if (text === undefined) return;
  for (const match of text.matchAll(FIELD_IN_TEXT)) {
    yield { id: match[0], place: () => readPlainPassage(text, sop.placeOf(item, key), sop.lines).placeAt(match.index, match[0].length) };
  }
}

/** Another SOP named by its id, with the place of the name. */
export interface NamedSop {
  readonly id: string;
  readonly place: Place;
}

export function sopsNamed(sop: Sop): NamedSop[] {
  const { related, dependsOn, successor } = sop.meta;
  return [
    ...(successor === undefined ? [] : [{ id: successor, place: sop.placeOf(['successor']) }]),
    ...(related ?? []).map((id, index) => ({ id, place: sop.placeOf(['related', index]) })),
    ...(dependsOn ?? []).flatMap((item) => (item.sop === undefined ? [] : [{ id: item.sop, place: sop.placeOf(item, 'sop') }])),
  ];
}

/** Ids of other SOPs that no file of the playbook has. */
export function* findUnknownSops(named: readonly NamedSop[], sops: SopIndex): Generator<Hit, void, undefined> {
  for (const { id, place } of named) {
    if (sops.byId.has(id) || sops.unreadable.some((file) => file.id === id)) continue;
    yield { place, message: `Unexpected SOP "${id}", expected the id of one in this playbook${sopSuggestion(id, sops)}` };
  }
}
