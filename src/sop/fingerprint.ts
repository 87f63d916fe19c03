import { hash } from 'node:crypto';
import type { ListItem, Nodes, RootContent, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { keptWith } from './kept-with.ts';
import type { Sop } from './parse-sop.ts';
import type { ReviewRecord } from './schema.ts';
import type { Zone } from './sections.ts';
import { squeeze } from './squeeze.ts';

/** What a normative part of an SOP is; the words that the change log uses too. */
export type PartKind =
  | 'owner' | 'trigger' | 'cadence' | 'input' | 'output' | 'escalation' | 'sla' | 'gate' | 'approval' | 'raci'
  | 'step' | 'decision' | 'exception' | 'prerequisite';

/** A part of an SOP that tells people what to do, in a form that survives any change of formatting. */
export interface NormativePart {
  readonly kind: PartKind;
  readonly text: string;
}

/** Frontmatter keys that are normative, with the kind of their parts. Their order in the file means nothing. */
const NORMATIVE_KEYS = [
  ['owner', 'owner'], ['cadence', 'cadence'], ['trigger', 'trigger'], ['inputs', 'input'], ['outputs', 'output'],
  ['escalation', 'escalation'], ['sla', 'sla'], ['gates', 'gate'], ['approvals', 'approval'], ['raci', 'raci'],
] as const;

const NORMATIVE_ZONES: Partial<Record<Zone, PartKind>> = {
  step: 'step', decision: 'decision', exception: 'exception', prerequisite: 'prerequisite',
};

/** The normative parts in a canonical order: frontmatter by key, then the body as it reads. */
export function normativeParts(sop: Sop): NormativePart[] {
  const parts: NormativePart[] = [];
  for (const [key, kind] of NORMATIVE_KEYS) {
    const value: unknown = sop.frontmatter.data[key];
    if (value === undefined || value === null) continue;
    const texts = (Array.isArray(value) ? value : [value]).map(canonicalValue);
    for (const text of Array.isArray(value) ? texts.toSorted() : texts) parts.push({ kind, text });
  }
  for (const section of sop.sections) {
    const kind = NORMATIVE_ZONES[section.zone];
    if (!kind) continue;
    for (const block of section.blocks) for (const text of canonicalBlock(block)) parts.push({ kind, text });
  }
  return parts;
}

/** The fingerprint of an SOP's normative content, `v1:` and 32 hexadecimal digits. */
export const fingerprintOf: (sop: Sop) => string = keptWith((sop) => `v1:${digest(JSON.stringify(normativeParts(sop).map(({ kind, text }) => [kind, text])))}`);

/** The fingerprint of one value, such as an output or a term: the same whatever the order of its keys. */
export function fingerprintOfValue(value: unknown): string {
  return `v1:${digest(canonicalValue(value))}`;
}

/** The seal of a review record: a hash over everything it says but the seal itself. */
export function sealOf(record: ReviewRecord): string {
  const { seal: _, ...said } = record;
  return `v1:${digest(canonicalValue(said))}`;
}

function digest(text: string): string {
  return hash('sha256', text).slice(0, 32);
}

/** JSON with sorted keys and single spaces. */
function canonicalValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(squeeze(value));
  if (Array.isArray(value)) return `[${value.map(canonicalValue).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const said = value as Record<string, unknown>;
    const keys = Object.keys(said).filter((key) => said[key] !== undefined && said[key] !== null);
    return `{${keys.sort().map((key) => `${JSON.stringify(key)}:${canonicalValue(said[key])}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

const COMMENT = /^\s*\/\*.*\*\/\s*$/s;

/** A block's meaning as text: emphasis, link targets, bullets and padding left out; numbered items told from bullets. */
function canonicalBlock(node: RootContent): string[] {
  switch (node.type) {
    case 'list':
      return node.children.map((item) => `${node.ordered ? '#' : '-'} ${canonicalItem(item)}`);
    case 'table':
      return node.children.map((row: TableRow) => `| ${row.children.map((cell) => squeeze(textOf(cell))).join(' | ')}`);
    case 'code':
      return [`\`${node.value.trim()}`];
    case 'mdxJsxFlowElement':
    case 'blockquote':
      return node.children.flatMap(canonicalBlock);
    case 'thematicBreak':
    case 'definition':
    case 'mdxFlowExpression':
    case 'mdxjsEsm':
      return [];
    default: {
      const text = squeeze(textOf(node));
      return text ? [text] : [];
    }
  }
}

/** As `toString`, without comments: a word between authors tells nobody what to do. */
function textOf(node: Nodes): string {
  if (node.type === 'mdxTextExpression' && COMMENT.test(node.value)) return '';
  return 'children' in node ? node.children.map(textOf).join('') : toString(node);
}

function canonicalItem(item: ListItem): string {
  return item.children.flatMap(canonicalBlock).join(' / ');
}
