import type { Nodes, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { START_OF_FILE, type Place } from '../sop/place.ts';
import type { Section } from '../sop/sections.ts';
import { factNamed, type Fact } from './fact-names.ts';

/** One thing that a document says of itself, in its own words: "Owner: RevOps lead". */
export interface Statement {
  readonly fact: Fact;
  readonly text: string;
  /** Where the links in it lead. */
  readonly urls: readonly string[];
  readonly place: Place;
  readonly keyPlace: Place;
}

/** Sections in which a document speaks of itself wherever they stand. */
const ABOUT_ITSELF = /\b(?:about this|document (?:control|details|info\w*|history|owner\w*)|metadata|ownership|owner|maintain\w*|review|contacts?|governance|sop details|summary table|quick facts|at a glance)\b/i;
const LABEL = /^\s*([\p{L}][\p{L} ./()'’-]{1,40}?)\s*(?::|\s[–—-]\s)\s*/u;

/** What label lines ("Owner: …") and tables of labels say. Steps, quotations and code are not searched. */
export function readStatements(sections: readonly Section[]): Statement[] {
  const headed = sections.flatMap(({ heading }, index) => (heading ? [index] : []));
  // Before the second heading: where headers stand.
  const preamble = headed[1] ?? sections.length;
  return sections.flatMap((section, index) => {
    const isAbout = index < preamble || ABOUT_ITSELF.test(section.title);
    return section.blocks.flatMap((block) => statementsOf(block, isAbout));
  });
}

function statementsOf(block: RootContent, isAbout: boolean): Statement[] {
  switch (block.type) {
    case 'paragraph':
      return isAbout ? fromParagraph(block) : fromParagraph(block).filter(({ fact }) => UNMISTAKABLE.has(fact));
    case 'list':
      if (block.ordered) return [];
      return block.children.flatMap(({ children: [first] }) => (first?.type === 'paragraph' && isAbout ? fromParagraph(first) : []));
    case 'blockquote':
      return isAbout ? block.children.flatMap((child) => statementsOf(child, isAbout)) : [];
    case 'table':
      return fromTable(block);
    default:
      return [];
  }
}

/** Labels that mean the document wherever they stand. */
const UNMISTAKABLE: ReadonlySet<Fact> = new Set(['lastReviewed', 'lastUpdated', 'reviewEvery', 'feedback', 'version', 'nextReview']);

/** Each line of a paragraph may be a label with its value. */
function fromParagraph(paragraph: Paragraph): Statement[] {
  return linesOf(paragraph.children).flatMap((line) => {
    const text = line.map((node) => toString(node)).join('');
    const match = LABEL.exec(text);
    const fact = match ? factNamed(match[1] ?? '') : undefined;
    if (!match || !fact) return [];
    const value = text.slice(match[0].length).trim();
    return value === '' || isUnfilled(value) ? [] : [{ fact, text: value, urls: urlsOf(line), place: valuePlace(line, match[0].length), keyPlace: placeOf(line[0]) }];
  });
}

/** `[TBD]`, `N/A` and a line to write on say nothing. */
function isUnfilled(value: string): boolean {
  return /^(?:\W*|\W*(?:tbd|tba|todo|n\/?a|none|unknown|xxx+|fill in|to be (?:defined|determined|confirmed))\W*|[[<{][^\]>}]*[\]>}])$/i.test(value);
}

/** Splits a paragraph's content at its line ends. */
function linesOf(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'break') lines.push([]);
    else if (node.type !== 'text') lines.at(-1)?.push(node);
    else
      for (const [index, value] of node.value.split('\n').entries()) {
        if (index > 0) lines.push([]);
        if (value !== '') lines.at(-1)?.push({ type: 'text', value, position: lineOf(node, index) as never });
      }
  }
  return lines.filter((line) => line.length > 0);
}

function lineOf({ position }: Nodes, index: number): Nodes['position'] {
  if (!position) return undefined;
  const start = index === 0 ? position.start : { line: position.start.line + index, column: 1 };
  return { start, end: start };
}

/** The place of the words `offset` characters into a line. */
function valuePlace(line: readonly PhrasingContent[], offset: number): Place {
  let passed = 0;
  for (const node of line) {
    const { length } = toString(node);
    if (passed + length > offset) {
      const place = placeOf(node);
      return node.type === 'text' ? { line: place.line, column: place.column + Math.max(0, offset - passed) } : place;
    }
    passed += length;
  }
  return placeOf(line[0]);
}

function fromTable({ children: [head, ...rows] }: Table): Statement[] {
  if (!head) return [];
  const columns = head.children.length;
  const named = head.children.map((cell) => factNamed(toString(cell)));
  const [only] = rows;
  if (rows.length === 1 && only && columns > 2 && named.filter(Boolean).length >= 2) {
    return only.children.flatMap((cell, index) => fromCell(named[index], head.children[index], cell));
  }
  const pairs = [head, ...rows].map(({ children: [label, value] }) => ({ fact: label && factNamed(toString(label)), label, value }));
  const known = pairs.filter(({ fact }) => fact);
  // A table that merely has a column "Owner" is about other things.
  const isRecord = columns === 2 && (known.length >= 2 || (known.length === 1 && rows.length <= 1)) && known.length * 3 >= pairs.length;
  return isRecord ? known.flatMap(({ fact, label, value }) => fromCell(fact, label, value)) : [];
}

function fromCell(fact: Fact | undefined, label: Nodes | undefined, value: Nodes | undefined): Statement[] {
  const text = value ? toString(value).trim() : '';
  if (!fact || !value || text === '' || isUnfilled(text)) return [];
  const [first] = 'children' in value ? value.children : [];
  return [{ fact, text, urls: urlsOf([value]), place: placeOf(first ?? value), keyPlace: placeOf(label) }];
}

/** Where every link within some nodes leads. */
export function urlsOf(nodes: readonly Nodes[]): string[] {
  return nodes.flatMap((node) => (node.type === 'link' ? [node.url] : 'children' in node ? urlsOf(node.children) : []));
}

export function placeOf(node: Nodes | undefined): Place {
  const start = node?.position?.start;
  return start ? { line: start.line, column: start.column } : START_OF_FILE;
}
