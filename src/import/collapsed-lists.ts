import type { List, ListItem, Paragraph, Parents, PhrasingContent, RootContent, Text } from 'mdast';

/** Two digits and their sign. */
const MOST_MARKER = 3;
const MARKER = /(^|[\s.;:!?)])(\(?(\d{1,2})[.)])\s+(?=\S)/g;

/** The places at which a paragraph's text says 1., 2., 3. … */
interface Cut {
  readonly child: number;
  /** Where the marker begins, and where the item's words do, in the child's text. */
  readonly from: number;
  readonly to: number;
  readonly number: number;
}

/** Lists within lists; where a paragraph counts from 1 again and again, no author meant a list in each. */
const MOST_DEPTH = 3;

/** Numbered steps that run on in one paragraph become the list that their author saw. Changes the tree in place. */
export function splitCollapsedLists(parent: Parents, lines: readonly string[], depth = 0): void {
  if (parent.type === 'list' && parent.ordered) splitItems(parent, lines);
  else if (depth < MOST_DEPTH && (parent.type === 'listItem' || parent.type === 'root' || parent.type === 'blockquote')) {
    parent.children = (parent.children as RootContent[]).flatMap((node) => (node.type === 'paragraph' ? splitParagraph(node, lines) : [node])) as typeof parent.children;
  }
  for (const child of parent.children) if (child.type === 'list' || child.type === 'listItem' || child.type === 'blockquote') splitCollapsedLists(child, lines, child.type === 'list' ? depth + 1 : depth);
}

/** `1. A. 2. B. 3. C.`: the parser takes the first number for a list, and the others for its words. */
function splitItems(list: List, lines: readonly string[]): void {
  let number = list.start ?? 1;
  list.children = list.children.flatMap((item) => {
    const [first, ...rest] = item.children;
    const cuts = first?.type === 'paragraph' ? findCuts(first, number + 1, 1) : [];
    number += 1 + cuts.length;
    if (first?.type !== 'paragraph' || cuts.length === 0) return [item];
    const items = [{ ...item, children: [{ ...first, children: sliceOf(first, undefined, cuts[0], lines) }] }, ...toItems(first, cuts, lines)];
    return items.map((split, index) => (index < items.length - 1 ? split : { ...split, children: [...split.children, ...rest] }));
  });
}

function splitParagraph(paragraph: Paragraph, lines: readonly string[]): RootContent[] {
  const cuts = findCuts(paragraph, 1, 3);
  if (cuts.length === 0) return [paragraph];
  const before = sliceOf(paragraph, undefined, cuts[0], lines);
  const items = toItems(paragraph, cuts, lines);
  const [first, last] = [items[0]?.position, items.at(-1)?.position];
  const list: List = { type: 'list', ordered: true, start: 1, spread: false, children: items, position: first && last ? { start: first.start, end: last.end } : (undefined as never) };
  return before.length > 0 ? [{ ...paragraph, children: before }, list] : [list];
}

function toItems(paragraph: Paragraph, cuts: readonly Cut[], lines: readonly string[]): ListItem[] {
  return cuts.map((cut, index) => {
    const children = sliceOf(paragraph, cut, cuts[index + 1], lines);
    const start = pointAt(paragraph.children[cut.child] as Text, cut.from, lines);
    const end = children.at(-1)?.position?.end ?? start;
    return { type: 'listItem', spread: false, checked: null, children: [{ type: 'paragraph', children, position: { start: children[0]?.position?.start ?? start, end } }], position: { start, end } };
  });
}

/** Numbers that follow one another from `first` on; none where they are fewer than `least`. */
function findCuts(paragraph: Paragraph, first: number, least: number): Cut[] {
  const punctuated = inSequence(paragraph, first, false);
  // Three numbers in a row are steps even where nothing ends the step before: "1. Open it 2. Press **Save** 3. Tell …".
  const loose = inSequence(paragraph, first, true);
  const cuts = loose.length > punctuated.length && first + loose.length > 3 ? loose : punctuated;
  return cuts.length >= least ? cuts : [];
}

function inSequence(paragraph: Paragraph, first: number, isLoose: boolean): Cut[] {
  const cuts: Cut[] = [];
  for (const [child, node] of paragraph.children.entries()) {
    if (node.type !== 'text') continue;
    for (const cut of markersOf(node, child, paragraph.children, isLoose)) if (cut.number === first + cuts.length) cuts.push(cut);
  }
  return cuts;
}

function markersOf(node: Text, child: number, siblings: readonly PhrasingContent[], isLoose: boolean): Cut[] {
  const cuts = [...node.value.matchAll(MARKER)].map((match): Cut => {
    const [found, lead = '', , digits = ''] = match;
    return { child, from: match.index + lead.length, to: match.index + found.length, number: Number(digits) };
  });
  // "2. " at the end of a text may stand before a word in bold.
  const tail = /(^|[\s.;:!?)])(\(?(\d{1,2})[.)])\s+$/.exec(node.value);
  if (tail && child + 1 < siblings.length) cuts.push({ child, from: tail.index + (tail[1]?.length ?? 0), to: node.value.length, number: Number(tail[3]) });
  return cuts.filter(({ from, to }) => beginsItem(node.value, from, to, isLoose));
}

/** "1) the name, 2) the date" counts within a sentence; a step begins like one. */
function beginsItem(text: string, from: number, to: number, isLoose: boolean): boolean {
  const before = text.slice(0, from).trimEnd();
  const last = before.at(-1) ?? '';
  const opens = isLoose ? /^\d+\./.test(text.slice(from, from + MOST_MARKER)) && last !== ',' : '.;:!?)”"]'.includes(last) || text.slice(before.length, from).includes('\n');
  return opens && (to >= text.length || /^[\p{Lu}\p{N}“"'`*[(]/u.test(text.slice(to, to + 2)));
}

function sliceOf(paragraph: Paragraph, from: Cut | undefined, until: Cut | undefined, lines: readonly string[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const [index, node] of paragraph.children.entries()) {
    if (index < (from?.child ?? 0) || index > (until?.child ?? paragraph.children.length)) continue;
    if (node.type !== 'text') {
      if (index !== until?.child) result.push(node);
      continue;
    }
    const start = index === from?.child ? from.to : 0;
    const end = index === until?.child ? until.from : node.value.length;
    const value = index === until?.child ? node.value.slice(start, end).trimEnd() : node.value.slice(start, end);
    if (value.trim() !== '' || (value !== '' && index !== until?.child)) {
      result.push({ type: 'text', value, position: { start: pointAt(node, start, lines), end: pointAt(node, start + value.length, lines) } });
    }
  }
  return result;
}

/** Where a character of a text stands in the file. */
function pointAt(node: Text, offset: number, lines: readonly string[]): { line: number; column: number; offset?: number } {
  const start = node.position?.start ?? { line: 1, column: 1 };
  const before = node.value.slice(0, offset).split('\n');
  const last = before.at(-1) ?? '';
  if (before.length === 1) return { line: start.line, column: start.column + offset };
  const line = start.line + before.length - 1;
  const source = lines[line - 1] ?? '';
  const whole = node.value.split('\n')[before.length - 1] ?? '';
  return { line, column: Math.max(0, source.indexOf(whole.trim())) + last.length + 1 };
}
