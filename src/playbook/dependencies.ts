import { fingerprintOf, fingerprintOfValue } from '../sop/fingerprint.ts';
import type { Meta } from '../sop/meta.ts';
import { offersOf, type NamedPrint, type Offers, type StepPrint } from '../sop/offers.ts';
import { squeeze } from '../sop/squeeze.ts';
import type { Pin } from '../sop/write-pins.ts';
import type { Playbook, Registries } from './playbook.ts';

/** Something that an SOP takes from another one or from the glossary, as its `dependsOn` names it. Survives JSON. */
export interface Dependency {
  /** Undefined for a term of the glossary. */
  readonly sop?: string | undefined;
  readonly part?: DependencyPart | undefined;
  /** The fingerprint of what was taken, as the last review saw it; one that the review record does not vouch for is none. */
  readonly pin?: string | undefined;
}

export interface DependencyPart {
  readonly kind: 'output' | 'step' | 'term';
  /** The output's `what`; the step's number, with `Heading: ` before it where numbers come twice; the term. */
  readonly name: string;
}

/** What a dependency leads to today. */
export type Resolution =
  /** `name` is what the part is called now, where a step with the pinned text has another number than it had. */
  | { readonly kind: 'found'; readonly fingerprint: string; readonly name?: string }
  /** The SOP or the glossary is there and the part is not. */
  | { readonly kind: 'missing'; readonly known: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly names: readonly string[] }
  /** The SOP or the glossary itself is not there. */
  | { readonly kind: 'nowhere' };

/** Where dependencies lead. */
export interface DependencySources extends Pick<Registries, 'glossary'> {
  /** What an SOP offers, and the fingerprint of its whole normative content. */
  offers(sopId: string): { readonly whole: string; readonly offers: Offers } | undefined;
}

export function dependenciesOf({ dependsOn = [], review }: Meta): Dependency[] {
  const seen = new Set(review?.dependencies);
  return dependsOn.map(({ sop, output, step, term, fingerprint }) => ({
    sop, part: partOf({ output, step, term }), pin: fingerprint !== undefined && seen.has(fingerprint) ? fingerprint : undefined,
  }));
}

function partOf({ output, step, term }: { readonly output?: string | undefined; readonly step?: string | number | undefined; readonly term?: string | undefined }): DependencyPart | undefined {
  if (output !== undefined) return { kind: 'output', name: output };
  if (step !== undefined) return { kind: 'step', name: String(step) };
  return term === undefined ? undefined : { kind: 'term', name: term };
}

/** Looks up what a dependency names. */
export function resolveDependency(dependency: Dependency, sources: DependencySources): Resolution {
  const { sop, part } = dependency;
  if (sop === undefined) return part ? resolveTerm(part.name, sources.glossary) : { kind: 'nowhere' };
  const source = sources.offers(sop);
  if (!source) return { kind: 'nowhere' };
  if (!part) return { kind: 'found', fingerprint: source.whole };
  if (part.kind === 'step') return resolveStep(part.name, dependency.pin, source.offers.steps);
  return resolveNamed(part.name, part.kind === 'output' ? source.offers.outputs : source.offers.terms);
}

function resolveTerm(term: string, glossary: DependencySources['glossary']): Resolution {
  if (!glossary) return { kind: 'nowhere' };
  const entry = glossary.entries.get(term) ?? [...glossary.entries].find(([name, { aliases = [] }]) => [name, ...aliases].some((each) => isSameName(each, term)))?.[1];
  return entry ? { kind: 'found', fingerprint: fingerprintOfValue(entry.meaning) } : { kind: 'missing', known: [...glossary.entries.keys()] };
}

function resolveNamed(name: string, known: readonly NamedPrint[]): Resolution {
  const found = known.find(([own]) => own === name) ?? known.find(([own]) => isSameName(own, name));
  return found ? { kind: 'found', fingerprint: found[1] } : { kind: 'missing', known: known.map(([own]) => own) };
}

/** A pinned step is known by what it says, wherever it stands now; any other by its number. */
function resolveStep(name: string, pin: string | undefined, steps: readonly StepPrint[]): Resolution {
  const named = steps.filter(([list, number]) => number === name || isSameName(`${list}: ${number}`, name));
  const pinned = steps.filter(([, , fingerprint]) => fingerprint === pin);
  if (pin !== undefined && pinned.length > 0) {
    const isInPlace = pinned.some((step) => named.includes(step));
    return { kind: 'found', fingerprint: pin, ...(isInPlace ? {} : { name: nameOfStep(pinned[0] as StepPrint, steps) }) };
  }
  const [only, ...others] = named;
  if (only && others.length === 0) return { kind: 'found', fingerprint: only[2] };
  if (only) return { kind: 'ambiguous', names: named.map(([list, number]) => `${list}: ${number}`) };
  return { kind: 'missing', known: steps.map((step) => nameOfStep(step, steps)) };
}

/** A step's number, with its heading where the number comes twice. */
export function nameOfStep([list, number]: StepPrint, steps: readonly StepPrint[]): string {
  return steps.filter(([, other]) => other === number).length > 1 ? `${list}: ${number}` : number;
}

function isSameName(one: string, other: string): boolean {
  return squeeze(one).toLowerCase() === squeeze(other).toLowerCase();
}

/**
 * How a dependency stands towards what it leads to:
 * - `current`: what was pinned is what is there;
 * - `suspect`: it says something else now;
 * - `unpinned`: no review has seen it yet;
 * - `lost`: it is not there, or cannot be told from others of its name;
 * - `unknown`: the SOP or glossary itself is not there.
 */
export type DependencyState = 'current' | 'suspect' | 'unpinned' | 'lost' | 'unknown';

export function stateOfDependency({ pin }: Dependency, resolution: Resolution): DependencyState {
  if (resolution.kind === 'nowhere') return 'unknown';
  if (resolution.kind !== 'found') return 'lost';
  if (pin === undefined) return 'unpinned';
  return pin === resolution.fingerprint ? 'current' : 'suspect';
}

/** What is taken, in words: `"Assigned lead" of route-lead`, `step 4 of route-lead`, `the term "MQL"`. */
export function describeDependency({ sop, part }: Dependency): string {
  if (!part) return sop ?? 'nothing';
  const name = squeeze(part.name);
  const what = part.kind === 'step' ? `step ${/^[\d.a-z]+$/.test(name) ? name : `"${name}"`}` : `"${name}"`;
  return sop === undefined ? `the term ${what}` : `${what} of ${sop}`;
}

/** Where the dependencies of a playbook's SOPs lead. */
export function sourcesOf({ byId, glossary }: Pick<Playbook, 'byId' | 'glossary'>): DependencySources {
  return {
    glossary,
    offers: (id) => {
      const sop = byId.get(id);
      return sop && { whole: fingerprintOf(sop), offers: offersOf(sop) };
    },
  };
}

/**
 * What a review writes beside each dependency: what is there today. Undefined where nothing is there.
 *
 * @param became by index, what a step that says something else now is called.
 */
export function renewPins(dependencies: readonly Dependency[], sources: DependencySources, became: ReadonlyMap<number, string> = new Map()): (Pin | undefined)[] {
  return dependencies.map((dependency, index) => {
    const name = became.get(index);
    const today: Dependency = name === undefined ? dependency : { sop: dependency.sop, part: { kind: 'step', name } };
    const resolution = resolveDependency(today, sources);
    if (resolution.kind !== 'found') return undefined;
    return { fingerprint: resolution.fingerprint, step: name === dependency.part?.name ? undefined : (name ?? resolution.name) };
  });
}
