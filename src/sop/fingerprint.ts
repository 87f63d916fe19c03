import { hash } from 'node:crypto';
import type { RootContent } from 'mdast';
import { canonicalPieces, canonicalValue } from './canonical.ts';
import { keptWith } from './kept-with.ts';
import type { Sop } from './parse-sop.ts';
import type { ReviewRecord } from './schema.ts';
import { zoneOfTitle, type Section, type Zone } from './sections.ts';
import { plainText } from './text-of.ts';

/** What a normative part of an SOP is; the words that the change log uses too. */
export type PartKind =
  | 'owner' | 'trigger' | 'cadence' | 'input' | 'output' | 'escalation' | 'sla' | 'gate' | 'approval' | 'raci'
  | 'step' | 'decision' | 'exception' | 'prerequisite';

/** A part of an SOP that tells people what to do, in a form that survives any change of formatting. */
export interface NormativePart {
  readonly kind: PartKind;
  readonly text: string;
  /** What a reader would call it, where it says so. */
  readonly name: string | undefined;
}

/** Frontmatter keys that are normative, with the kind of their parts and the keys that name one. Their order in the file means nothing. */
const NORMATIVE_KEYS = [
  ['owner', 'owner', []], ['cadence', 'cadence', []], ['trigger', 'trigger', ['event']], ['inputs', 'input', ['what']], ['outputs', 'output', ['what']],
  ['escalation', 'escalation', ['when']], ['sla', 'sla', ['what', 'start']], ['gates', 'gate', ['name']], ['approvals', 'approval', ['measure']], ['raci', 'raci', []],
] as const satisfies readonly (readonly [string, PartKind, readonly string[]])[];

const NORMATIVE_ZONES = ['prerequisite', 'step', 'decision', 'exception'] as const satisfies readonly (Zone & PartKind)[];

/** The normative parts in a canonical order: frontmatter by key, then the body by kind, each as it reads. */
export const normativeParts: (sop: Sop) => readonly NormativePart[] = keptWith((sop) => {
  const parts: NormativePart[] = [];
  for (const [key, kind, names] of NORMATIVE_KEYS) {
    const value: unknown = sop.frontmatter.data[key];
    if (value === undefined || value === null) continue;
    const items = (Array.isArray(value) ? value : [value]).map((item: unknown) => ({ kind, text: canonicalValue(item), name: nameOf(item, names) }));
    parts.push(...(Array.isArray(value) ? items.toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)) : items));
  }
  return [...parts, ...bodyParts(sop)];
});

/** Kind by kind, because the order of the chapters of an SOP says nothing; each as it reads. */
function bodyParts(sop: Sop): NormativePart[] {
  const lists = stepsElsewhere(sop);
  return NORMATIVE_ZONES.flatMap((zone) =>
    sop.sections.flatMap((section) => {
      const isOwn = section.zone === zone;
      const blocks = isOwn ? section.blocks : zone === 'step' ? section.blocks.filter((block) => lists.has(block)) : [];
      const heading = isOwn && isSubHeading(section) ? [{ text: `## ${plainText(section.title)}`, name: undefined }] : [];
      return [...heading, ...blocks.flatMap(canonicalPieces)].map(({ text, name }): NormativePart => ({ kind: zone, text, name }));
    }),
  );
}

/** "Confirm the signal, within 9 hours" tells people what to do; "Steps" only says what stands below it. */
function isSubHeading({ heading, title }: Section): boolean {
  return heading !== undefined && (heading.depth > 2 || zoneOfTitle(title) === undefined);
}

/** Lists of steps under headings that do not say so: where no heading does, they are the procedure. */
function stepsElsewhere({ steps }: Sop): ReadonlySet<RootContent> {
  const own = new Set<unknown>(steps.map(({ node }) => node));
  const sections = new Set(steps.map(({ section }) => section).filter(({ zone }) => !(NORMATIVE_ZONES as readonly Zone[]).includes(zone)));
  return new Set([...sections].flatMap(({ blocks }) => blocks.filter((block) => block.type === 'list' && block.children.some((item) => own.has(item)))));
}

function nameOf(item: unknown, keys: readonly string[]): string | undefined {
  if (item === null || typeof item !== 'object') return undefined;
  const named = keys.map((key) => (item as Record<string, unknown>)[key]).find((value) => typeof value === 'string');
  return typeof named === 'string' ? plainText(named) || undefined : undefined;
}

/** The fingerprint of an SOP's normative content, `v1:` and 32 hexadecimal digits. */
export const fingerprintOf: (sop: Sop) => string = keptWith((sop) => fingerprintOfText(JSON.stringify(normativeParts(sop).map(({ kind, text }) => [kind, text]))));

/** The fingerprint of one part: the same wherever in the SOP it stands, and whatever the file is called. */
export function fingerprintOfPart({ text }: Pick<NormativePart, 'text'>): string {
  return fingerprintOfText(text);
}

/** The fingerprint of one value, such as an output or a term: the same whatever the order of its keys. */
export function fingerprintOfValue(value: unknown): string {
  return fingerprintOfText(canonicalValue(value));
}

/** The seal of a review record: a hash over everything it says but the seal itself, in the order in which it says it. */
export function sealOf(record: ReviewRecord): string {
  const { seal: _, ...said } = record;
  return fingerprintOfText(canonicalValue(said, true));
}

/** `v1:` names this way of hashing; another way would be another version. */
function fingerprintOfText(text: string): string {
  return `v1:${hash('sha256', text).slice(0, 32)}`;
}
