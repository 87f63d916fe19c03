import type { Nodes, Root } from 'mdast';
import { findCrowd } from './crowds.ts';
import { START_OF_FILE, placeInText, type Place, type ReadingProblem } from './place.ts';
import type { MdastReading } from './read-mdast.ts';
import { unravel } from './unravel.ts';

/** How deep a document or its frontmatter may be nested. Code that walks a tree may rely on it, and recurse. */
export const MAX_NESTING = 100;

/** Quote signs and bullets in a row in front of one line; parsers take far too long for more, and no layout has them. */
const MAX_MARKERS = 1000;
/** Tags opened within the attribute of a tag; parsers take twice the time for each further one. */
const MAX_TAGS_IN_ATTRIBUTES = 8;

/** Brackets within brackets, and characters of one expression or import: native parsers fall over far more, and take the program with them. */
const MAX_BRACKETS = 200;
const OPENING = codesOf('([{');
const CLOSING = codesOf(')]}');
const LONG = 30_000;
const LONG_CODE = /\{[^{}]{30000,}\}|^(?:import|export)\b(?:.|\n(?!\n)){30000}/m;

const MARKER = />|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|[ \t]+/y;
const TAG_OR_END = /<[\w.:$-]*(?:\s[^<>{}]*)?\{|\}/g;

/** Parsers of one source text, and what to say about MDX that cannot be read. */
export interface Parsers {
  readonly mdx: (source: string) => Root;
  readonly markdown: (source: string) => Root;
  readonly explain: (cause: unknown) => ReadingProblem;
}

/** Reads MDX, or plain Markdown where it is none, to a tree of bounded depth. Never throws on content. */
export function readWithinLimits(source: string, { mdx, markdown, explain }: Parsers): MdastReading {
  const hopeless = findTooManyMarkers(source) ?? findTagsInAttributes(source) ?? findDeepBrackets(source) ?? findLongCode(source);
  if (hopeless) return unreadable(hopeless);
  const crowded = findCrowd(source);
  if (crowded) return { tree: { type: 'root', children: [] }, problems: [crowded] };
  try {
    const { tree, problems } = limitNesting(mdx(source));
    return { tree: unravel(tree), problems };
  } catch (cause) {
    if (cause instanceof RangeError) return unreadable(START_OF_FILE);
    return readPlain(source, markdown, explain(cause));
  }
}

function readPlain(source: string, markdown: Parsers['markdown'], problem: ReadingProblem): MdastReading {
  try {
    const { tree, problems } = limitNesting(markdown(source));
    return { tree, problems: [problem, ...problems] };
  } catch (cause) {
    if (cause instanceof RangeError) return unreadable(START_OF_FILE);
    // Whatever a parser cannot stand, one file must not end the run of all others.
    return { tree: { type: 'root', children: [] }, problems: [{ place: START_OF_FILE, message: 'Unexpected text that no parser can read, expected plain Markdown: save the file anew, or split it' }] };
  }
}

/** The tree itself, or where it is nested too deep a copy without what lies deeper, and a problem that says so. */
export function limitNesting(tree: Root): MdastReading {
  let level: Nodes[] = [tree];
  for (let depth = 0; depth < MAX_NESTING && level.length > 0; depth++) level = childrenOf(level);
  const parent = level.find((node) => 'children' in node && node.children.length > 0);
  if (!parent) return { tree, problems: [] };
  return { tree: cut(tree, MAX_NESTING), problems: [tooDeep(placeOf(parent))] };
}

function childrenOf(nodes: readonly Nodes[]): Nodes[] {
  const children: Nodes[] = [];
  for (const node of nodes) if ('children' in node) for (const child of node.children) children.push(child);
  return children;
}

function cut<Node extends Nodes>(node: Node, levels: number): Node {
  if (!('children' in node)) return node;
  return { ...node, children: levels === 0 ? [] : node.children.map((child) => cut(child, levels - 1)) };
}

function placeOf({ position }: Nodes): Place {
  return position ? { line: position.start.line, column: position.start.column } : START_OF_FILE;
}

function tooDeep(place: Place): ReadingProblem {
  return { place, message: `Unexpected nesting of more than ${MAX_NESTING} levels, expected a text that people can read: flatten the list or quotation` };
}

function unreadable(place: Place): MdastReading {
  return { tree: { type: 'root', children: [] }, problems: [tooDeep(place)] };
}

function findTooManyMarkers(source: string): Place | undefined {
  if (!hasLongLine(source)) return undefined;
  for (const [index, line] of source.split('\n').entries()) {
    if (line.length <= MAX_MARKERS || /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/.test(line)) continue;
    MARKER.lastIndex = 0;
    let markers = 0;
    for (let found = MARKER.exec(line); found; found = MARKER.exec(line)) {
      if (/\S/.test(found[0]) && ++markers > MAX_MARKERS) return { line: index + 1, column: found.index + 1 };
    }
  }
  return undefined;
}

function hasLongLine(source: string): boolean {
  let start = 0;
  for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', start)) {
    if (end - start > MAX_MARKERS) return true;
    start = end + 1;
  }
  return source.length - start > MAX_MARKERS;
}

function findTagsInAttributes(source: string): Place | undefined {
  if (!source.includes('<')) return undefined;
  let open = 0;
  for (const { 0: found, index } of source.matchAll(TAG_OR_END)) {
    open = found === '}' ? Math.max(0, open - 1) : open + 1;
    if (open > MAX_TAGS_IN_ATTRIBUTES) return placeInText(index, source);
  }
  return undefined;
}

function findDeepBrackets(source: string): Place | undefined {
  let open = 0;
  for (let at = 0; at < source.length; at++) {
    const sign = source.charCodeAt(at);
    if (OPENING[sign] === 1) {
      open += 1;
      if (open > MAX_BRACKETS) return placeInText(at, source);
    } else if (open > 0 && CLOSING[sign] === 1) open -= 1;
  }
  return undefined;
}

/** A table is asked of every character: a set takes several times as long. */
function codesOf(signs: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const sign of signs) table[sign.charCodeAt(0)] = 1;
  return table;
}

function findLongCode(source: string): Place | undefined {
  const index = source.length > LONG ? LONG_CODE.exec(source)?.index : undefined;
  return index === undefined ? undefined : placeInText(index, source);
}
