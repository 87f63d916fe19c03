import type { Nodes } from 'mdast';
import type { Registries } from '../playbook/playbook.ts';
import { suggestion } from '../sop/did-you-mean.ts';
import { isIsoDate } from '../sop/iso-time.ts';
import { keptWithBoth } from '../sop/kept-with.ts';
import { nodesOf } from '../sop/nodes-of.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { Place, ReadingProblem } from '../sop/place.ts';
import type { Finding, Waived } from './finding.ts';
import { squeeze } from '../sop/squeeze.ts';

/** A promise to live with a rule's findings for a time: plain data that survives JSON. */
export interface Waiver extends Waived {
  readonly rule: string;
  readonly place: Place;
  /** The lines it covers, both included; the whole SOP when left out. Line 0 when nothing stands below it. */
  readonly lines?: { readonly from: number; readonly to: number };
}

/** Rules whose findings nobody can waive: they keep the page safe, the file readable and waivers honest. */
export const NEVER_WAIVED: ReadonlySet<string> = new Set(['mdx-fence', 'valid-frontmatter', 'valid-registry', 'valid-waiver', 'unused-waiver']);

export const WAIVER_SYNTAX = '{/* sop-waive RULE: reason | owner: ROLE | expires: YYYY-MM-DD */}';

export interface WaiverReading {
  /** Those that count while they have not expired. */
  readonly waivers: readonly Waiver[];
  /** What keeps the others from counting. What the schema of the frontmatter says is not repeated. */
  readonly problems: readonly ReadingProblem[];
}

/** The waivers of an SOP, from its frontmatter and from comments in its body. */
export const readWaivers: (sop: Sop, registries: Registries) => WaiverReading = keptWithBoth((sop, { roles }) => {
  const waivers: Waiver[] = [];
  const problems: ReadingProblem[] = [];
  const written = [...(sop.meta.waivers ?? []).map((waiver) => ({ ...waiver, place: sop.placeOf(waiver) })), ...readComments(sop)];
  for (const waiver of written) {
    if ('message' in waiver) problems.push(waiver);
    else if (NEVER_WAIVED.has(waiver.rule)) problems.push({ place: waiver.place, message: `Unexpected waiver of ${waiver.rule}, expected none: nobody can waive this rule` });
    else if (roles && !roles.entries.has(waiver.owner)) {
      const message = `Unexpected owner "${waiver.owner}" of a waiver, expected an id of roles.yaml${suggestion(waiver.owner, roles.entries.keys())}`;
      problems.push({ place: waiver.place, message });
    } else waivers.push(waiver);
  }
  return { waivers, problems };
});

const COMMENT = /(?:\{\s*\/\*|<!--)\s*sop-waive\b(?<said>(?:[^*-]|\*(?!\/)|-(?!->))*)(?<end>\*\/\s*\}|-->)?/g;
const SAID = /^\s+(?<rule>[\w-]+)\s*:(?<reason>[^|]*)(?<parts>(?:\|[^|]*)*)$/;

function readComments(sop: Sop): (Waiver | ReadingProblem)[] {
  if (!sop.text.includes('sop-waive')) return [];
  const nodes = nodesOf(sop.tree);
  const code = nodes.flatMap((node) => ((node.type === 'code' || node.type === 'inlineCode') && node.position ? [node.position] : []));
  const linesCovered = coverOf(nodes);
  let line = 1;
  let counted = 0;
  return [...sop.text.matchAll(COMMENT)].flatMap((match) => {
    line += sop.text.slice(counted, match.index).split('\n').length - 1;
    counted = match.index;
    const place = { line, column: match.index === 0 ? 1 : match.index - sop.text.lastIndexOf('\n', match.index - 1) };
    if (code.some(({ start, end }) => isBefore(start, place) && isBefore(place, end))) return [];
    const last = place.line + match[0].split('\n').length - 1;
    const lines = linesCovered(place.line, last);
    const parsed = match.groups?.['end'] === undefined ? 'end of a waiver' : parseComment(match.groups['said'] ?? '');
    return [typeof parsed === 'string' ? { place, message: `Unexpected ${parsed}, expected ${WAIVER_SYNTAX}` } : { ...parsed, place, lines }];
  });
}

function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.column <= b.column);
}

/** What a comment says, or in words what is wrong with it. */
function parseComment(said: string): Omit<Waiver, 'place'> | string {
  const { rule = '', reason = '', parts = '' } = SAID.exec(said.trimEnd())?.groups ?? {};
  if (rule === '') return 'waiver that cannot be read';
  if (reason.trim() === '') return `waiver of ${rule} without a reason`;
  const values = new Map<string, string>();
  for (const part of parts.split('|').slice(1)) {
    const [, key = '', value = ''] = /^\s*(\w+)\s*:\s*(.*?)\s*$/s.exec(part) ?? [];
    if ((key !== 'owner' && key !== 'expires') || values.has(key)) return `"${squeeze(part)}" in a waiver`;
    values.set(key, value);
  }
  const owner = values.get('owner') ?? '';
  const expires = values.get('expires') ?? '';
  if (owner === '') return `waiver of ${rule} without an owner`;
  if (expires === '') return `waiver of ${rule} without an expiry date`;
  if (!isIsoDate(expires)) return `expiry date "${expires}" of a waiver`;
  return { rule, reason: squeeze(reason), owner, expires };
}

/** What may be covered: a comment inside one of these covers it; a comment that stands alone, the next one below. */
const COVERED = new Set<Nodes['type']>(['listItem', 'paragraph', 'heading', 'tableRow']);
const BLOCKS = new Set<Nodes['type']>([...COVERED, 'table', 'code', 'blockquote', 'mdxJsxFlowElement', 'html', 'thematicBreak']);

interface Lines {
  readonly from: number;
  readonly to: number;
}

/** Tells the lines that a comment covers, by its own first and last line. */
function coverOf(nodes: readonly Nodes[]): (first: number, last: number) => Lines {
  const range = (node: Nodes): Lines => ({ from: node.position?.start.line ?? 0, to: node.position?.end.line ?? 0 });
  const items = nodes.filter((node) => node.type === 'listItem').map(range);
  const coverable = nodes.filter((node) => COVERED.has(node.type)).map(range);
  const blocks = nodes.filter((node) => BLOCKS.has(node.type)).map(range).toSorted((a, b) => a.from - b.from);
  return (first, last) => {
    const isAround = ({ from, to }: Lines) => from <= first && last <= to;
    return items.findLast(isAround) ?? coverable.find(isAround) ?? blocks.find(({ from }) => from > last) ?? { from: 0, to: 0 };
  };
}

export interface WaiverContext {
  readonly today: string | undefined;
  readonly rules: ReadonlySet<string>;
  readonly unchecked: ReadonlySet<string | null>;
}

/**
 * Marks the findings that waivers cover, and adds a finding for each waiver that covers none. A waiver that has
 * expired covers nothing; that it has is told by the rule valid-waiver.
 *
 * @param today the ISO date; a waiver holds up to and including the day it expires. Undefined where no day counts: all hold.
 * @param rules the names of the rules that ran.
 * @param unchecked those of them that could not look at everything: a waiver of theirs may cover what they would have found.
 */
export function applyWaivers(findings: readonly Finding[], waivers: readonly Waiver[], { today, rules, unchecked }: WaiverContext): Finding[] {
  const inForce = waivers.filter(({ expires }) => today === undefined || today <= expires);
  if (inForce.length === 0) return [...findings];
  const used = new Set<Waiver>();
  const marked = findings.map((finding) => {
    const covering = NEVER_WAIVED.has(finding.rule) ? [] : inForce.filter((waiver) => covers(waiver, finding));
    for (const waiver of covering) used.add(waiver);
    const [first] = covering;
    return first ? { ...finding, waived: { reason: first.reason, owner: first.owner, expires: first.expires } } : finding;
  });
  return rules.has('unused-waiver') ? [...marked, ...inForce.filter((waiver) => !used.has(waiver) && !unchecked.has(waiver.rule)).map((waiver) => unused(waiver, rules))] : marked;
}

function covers({ rule, lines }: Waiver, finding: Finding): boolean {
  return rule === finding.rule && (!lines || (lines.from <= finding.place.line && finding.place.line <= lines.to));
}

function unused({ rule, place, lines }: Waiver, rules: ReadonlySet<string>): Finding {
  const where = lines ? 'in what it covers' : 'in this SOP';
  const message = rules.has(rule)
    ? `Unexpected waiver of ${rule}, expected a finding of that rule ${where}: remove the waiver`
    : `Unexpected waiver of "${rule}", expected the name of a rule${suggestion(rule, rules)}`;
  return { rule: 'unused-waiver', dimension: 'validity', severity: 'error', message, place };
}
