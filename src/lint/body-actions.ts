import type { Code, Heading, List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { MASK, readPassage, type Passage } from '../sop/passages.ts';
import { keptWithBoth } from '../sop/kept-with.ts';
import { messageBlocks } from '../sop/messages.ts';
import { START_OF_FILE, type Place } from '../sop/place.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { findActions, type VerbLists } from './actions.ts';
import { squeeze } from '../sop/squeeze.ts';

/** Something that a body has the reader or a role do, wherever it stands: a list item, a heading, a comment among commands, a paragraph. */
export interface BodyAction {
  readonly place: Place;
  /** True for "Open the lead" and "you need to open the lead"; false for "Sales opens the lead", "the lead should be opened". */
  readonly isTold: boolean;
  /** True where it says where: a link, a command, a path, a channel, the label of a button or field. */
  readonly isLocated: boolean;
  /** Where it stands in an order that the reader can follow: a numbered item or heading. */
  readonly isNumbered: boolean;
  /** What it says, white space squeezed: what is said twice is one action. */
  readonly words: string;
  readonly form: 'item' | 'heading' | 'comment' | 'paragraph';
}

/** What an action counts for where a body is all there is; a bullet leaves the order open, a duty leaves open what to do. */
const TOLD = { numbered: 1, otherwise: 0.6, paragraph: 0.3 };
const STATED = { numbered: 0.5, otherwise: 0.25, paragraph: 0 };
const LOCATED = { told: { numbered: 1, otherwise: 0.7, paragraph: 0.4 }, stated: { numbered: 0.5, otherwise: 0.5, paragraph: 0 } };

/** How many steps a body amounts to: numbered actions count one each, all others less. */
export function stepsWorth(actions: readonly BodyAction[]): number {
  return actions.reduce((sum, action) => sum + (action.isTold ? TOLD : STATED)[standingOf(action)], 0);
}

/** How many actions of a body say where, counted as in `stepsWorth`. */
export function locatedWorth(actions: readonly BodyAction[]): number {
  const located = actions.filter(({ isLocated }) => isLocated);
  return located.reduce((sum, action) => sum + LOCATED[action.isTold ? 'told' : 'stated'][standingOf(action)], 0);
}

/** The share of a body's actions that tell the reader what to do and where; with hardly any, what is missing counts too. */
export function shareOfLocated(actions: readonly BodyAction[]): number {
  return actions.filter(({ isTold, isLocated }) => isTold && isLocated).length / Math.max(LEAST_ACTIONS, actions.length);
}

/** The share of a body's numbered items that are actions: the numbers of aims, kinds or clauses order nothing to be done. */
export function shareOfActions(sop: Sop, actions: readonly BodyAction[]): number {
  const numbered = countDistinct(numberedItems(sop));
  const worth = stepsWorth(actions.filter(({ form, isNumbered }) => form === 'item' && isNumbered));
  return numbered === 0 ? 1 : worth / numbered;
}

/** True when a share of a body's numbered items is covered by so many actions, what is said twice counted once. */
export function coversNumberedItems(sop: Sop, actions: number, share: number): boolean {
  const items = numberedItems(sop);
  return actions >= share * items.length || actions >= share * countDistinct(items);
}

function countDistinct(items: readonly ListItem[]): number {
  return new Set(items.map((item) => sameWords(toString(item.children[0])))).size;
}

function numberedItems({ sections }: Sop): ListItem[] {
  const found: ListItem[] = [];
  for (const { zone, blocks } of sections) if (!SILENT.has(zone)) for (const block of blocks) collectNumbered(block, found);
  return found;
}

/**
 * The steps that tell the reader what to do beyond doubt: some of the actions of the body, and in most SOPs enough of
 * them. Far cheaper than to read the whole body, because other rules read the steps anyway.
 */
export const stepActionsOf: (sop: Sop, verbs: VerbLists) => readonly BodyAction[] = keptWithBoth((sop, verbs) => {
  const told = sop.steps
    .filter(({ actor, passages: [first] }) => first && !first.prose.trimStart().startsWith(MASK) && !UNWRITTEN.test(first.text) && !UNWRITTEN.test(actor?.name ?? '') && isImperative(first, verbs))
    .map(({ place, passages, node }): BodyAction => {
      const isLocated = node.children.some((child) => child.type !== 'list' && hasPlace(child));
      return { place, isTold: true, isLocated, isNumbered: true, words: sameWords(passages[0]?.text ?? ''), form: 'item' };
    });
  return distinct(told);
});

function collectNumbered(node: RootContent, found: ListItem[]): void {
  if (isTemplate(node) || !('children' in node)) return;
  const isNumbered = node.type === 'list' && node.ordered === true;
  for (const child of node.children as RootContent[]) {
    if (isNumbered && child.type === 'listItem') found.push(child);
    if ('children' in child && child.type !== 'paragraph') collectNumbered(child, found);
  }
}

function standingOf({ form, isNumbered }: BodyAction): keyof typeof TOLD {
  return form === 'paragraph' ? 'paragraph' : isNumbered ? 'numbered' : 'otherwise';
}

/** Zones that show or record, and have nobody do anything. */
const SILENT: ReadonlySet<string> = new Set(['example', 'changelog']);
const HEADING_NUMBER = /^\s*(?:(?:step|phase|part)\s*)?\d*[.:)]?\s*[-–—:]?\s*/i;
const COMMENT = /^\s*(?:#|\/\/|--)\s+(\S.{0,160})$/;
const IS_NUMBERED = /^\s*(?:step\s*)?\d+(?:[.:)\s]|$)/i;
const DUTY = /\b(?:must|shall|should|will|needs? to|has to|have to|is to|are to|is responsible for|are responsible for)\b/i;
const READERS_DUTY = /\byou(?:['’]ll| will)? (?:must|should|will|need to|have to|may need to|can)\b/i;
const PLACE_IN_TEXT = /(?<![\w&/])#[a-z][\w-]{2,}|[\w.+-]+@[\w-]+\.\w|https?:\/\/|\S (?:>|->|→|») \S|["“][^"”\n]{2,60}["”]/i;
/** "in Zendesk", "from the Deals view": a name with a capital after a word of place. */
const NAMED_PLACE = /\b(?:in|on|via|into|from|using)\s+(?:the |your |our )?\p{Lu}[\p{L}\d]+/u;
const UNWRITTEN = /\b(?:TODO|TBD|TBC|FIXME|XXX)\b/;

const LEAST_ACTIONS = 4;

/** The actions of a body in reading order, however they are set. What is still to be written is none. */
export const bodyActionsOf: (sop: Sop, verbs: VerbLists) => readonly BodyAction[] = keptWithBoth((sop, verbs) => {
  const read: BodyAction[] = [];
  for (const { zone, heading, blocks } of sop.sections) {
    if (SILENT.has(zone)) continue;
    const own = heading && readHeading(heading, blocks, verbs, sop.lines);
    if (own) read.push(own);
    const messages = messageBlocks(blocks);
    for (const [index, block] of blocks.entries()) if (!messages.has(block)) visit(block, blocks[index + 1], read, verbs, sop.lines);
  }
  return distinct(read);
});

function distinct(actions: readonly BodyAction[]): BodyAction[] {
  const said = new Set<string>();
  return actions.filter(({ words }) => !said.has(words) && said.add(words));
}

/** True for an item that tells the reader what to do, itself or by the items below it. */
export function tellsAction({ children }: ListItem, verbs: VerbLists, lines: readonly string[]): boolean {
  const first = children.find((child): child is Paragraph => child.type === 'paragraph');
  return children.some(({ type }) => type === 'list') || (first !== undefined && readParagraph(first, verbs, lines)?.isTold === true);
}

function sameWords(text: string): string {
  return squeeze(text).toLowerCase();
}

function visit(node: RootContent, next: RootContent | undefined, found: BodyAction[], verbs: VerbLists, lines: readonly string[]): void {
  if (node.type === 'code') found.push(...readComments(node, verbs));
  else if (node.type === 'list') for (const item of node.children) visitItem(item, node, found, verbs, lines);
  else if (node.type === 'paragraph') {
    const read = readParagraph(node, verbs, lines);
    if (read) found.push({ ...read, isLocated: hasPlace(node) || next?.type === 'code', isNumbered: false, form: 'paragraph' });
  } else if (node.type === 'blockquote' || (node.type === 'mdxJsxFlowElement' && !isTemplate(node))) {
    for (const [index, child] of node.children.entries()) visit(child as RootContent, node.children[index + 1] as RootContent | undefined, found, verbs, lines);
  }
}

function visitItem(item: ListItem, list: List, found: BodyAction[], verbs: VerbLists, lines: readonly string[]): void {
  const own = item.children.filter((child) => child.type !== 'list');
  const first = own.find((child): child is Paragraph => child.type === 'paragraph');
  const read = first && readParagraph(first, verbs, lines);
  if (read) found.push({ ...read, isLocated: own.some(hasPlace), isNumbered: list.ordered === true, form: 'item' });
  for (const child of item.children) if (child.type === 'list') visit(child, undefined, found, verbs, lines);
}

/** Comments among commands that say what to do with them: `# Step 3 - Fetch the branches`. */
function readComments({ value, position }: Code, verbs: VerbLists): BodyAction[] {
  return value.split('\n').flatMap((line, index) => {
    const comment = COMMENT.exec(line)?.[1];
    if (comment === undefined) return [];
    const prose = comment.replace(HEADING_NUMBER, '');
    if (UNWRITTEN.test(line) || findActions({ start: 0, text: prose, prose }, verbs).length === 0) return [];
    const place = { line: (position?.start.line ?? 0) + index + 1, column: position?.start.column ?? 1 };
    return [{ place, isTold: true, isLocated: true, isNumbered: IS_NUMBERED.test(comment), words: sameWords(prose), form: 'comment' as const }];
  });
}

function readHeading(heading: Heading, blocks: readonly RootContent[], verbs: VerbLists, lines: readonly string[]): BodyAction | undefined {
  const passage = readPassage(heading.children, lines);
  const [sentence] = passage.sentences;
  if (!sentence || blocks.length === 0 || [heading, blocks[0]].some((block) => UNWRITTEN.test(toString(block)))) return undefined;
  const bare = { ...sentence, prose: sentence.prose.replace(HEADING_NUMBER, '') };
  if (findActions(bare, verbs).length === 0) return undefined;
  return { place: placeOf(heading), isTold: true, isLocated: blocks.some(hasPlace), isNumbered: IS_NUMBERED.test(passage.text), words: sameWords(passage.text.replace(HEADING_NUMBER, '')), form: 'heading' };
}

function readParagraph(paragraph: Paragraph, verbs: VerbLists, lines: readonly string[]): Pick<BodyAction, 'place' | 'isTold' | 'words'> | undefined {
  const passage = readPassage(paragraph.children, lines);
  if (UNWRITTEN.test(passage.text)) return undefined;
  const found = { place: placeOf(paragraph), words: sameWords(passage.text) };
  if (isImperative(passage, verbs) || isLabelledAction(paragraph.children, verbs, lines) || READERS_DUTY.test(passage.prose)) return { ...found, isTold: true };
  return DUTY.test(passage.prose) || isDeedOfRole(passage, verbs) ? { ...found, isTold: false } : undefined;
}

function isImperative({ sentences }: Passage, verbs: VerbLists): boolean {
  return sentences.some((sentence) => findActions(sentence, verbs).length > 0);
}

/** `**Check the status:** …`: the label in bold is the action, and prose rules do not read it. */
function isLabelledAction([first]: readonly PhrasingContent[], verbs: VerbLists, lines: readonly string[]): boolean {
  return first?.type === 'strong' && isImperative(readPassage(first.children, lines), verbs);
}

/** "Finance sends the invoice": a name or role, then a verb in the third person. */
function isDeedOfRole({ sentences }: Passage, { verbs, verbsAlsoNouns }: VerbLists): boolean {
  return sentences.some(({ prose }) => {
    const words = prose.match(/^(?:[\p{L}\uFFFC'’/&-]+\s+){1,4}?[\p{Ll}]+s\b/u)?.[0].split(/\s+/) ?? [];
    const last = (words.at(-1) ?? '').toLowerCase();
    const stems = [last.slice(0, -1), last.replace(/es$/, ''), last.replace(/ies$/, 'y')];
    return words.length > 1 && /^[\p{Lu}\uFFFC]/u.test(prose) && stems.some((stem) => verbs.has(stem) || verbsAlsoNouns.has(stem));
  });
}

function hasPlace(node: RootContent): boolean {
  if (node.type === 'paragraph' && isLabel(node.children)) return node.children.slice(1).some(hasPlace);
  if (node.type === 'link' || node.type === 'linkReference' || node.type === 'inlineCode' || node.type === 'code' || node.type === 'strong') return true;
  if (node.type === 'text') return PLACE_IN_TEXT.test(node.value) || NAMED_PLACE.test(node.value);
  return 'children' in node && node.type !== 'list' && (node.children as RootContent[]).some(hasPlace);
}

/** `**SDR:** …` and `**SDR**: …`: who acts, or a title of the item, and no place. */
function isLabel([first, next]: readonly PhrasingContent[]): boolean {
  if (first?.type !== 'strong') return false;
  const last = first.children.at(-1);
  return (last?.type === 'text' && /:\s*$/.test(last.value)) || (next?.type === 'text' && /^\s*:/.test(next.value));
}

/** The text of a message is written for its reader, not for the one who carries out the steps. */
function isTemplate(node: RootContent): boolean {
  return node.type === 'mdxJsxFlowElement' && node.name === 'Template';
}

function placeOf({ position }: RootContent): Place {
  return position ? { line: position.start.line, column: position.start.column } : START_OF_FILE;
}
