import type { BlockContent, DefinitionContent, List, ListItem, Paragraph, RootContent } from 'mdast';
import { messageBlocks } from './messages.ts';
import { readPassage, type Passage } from './passages.ts';
import type { Place } from './place.ts';
import type { Section, Zone } from './sections.ts';

/** One numbered instruction. */
export interface Step {
  /** The number as the reader sees it: "3", or "3.2" inside step 3. */
  readonly number: string;
  readonly place: Place;
  /** Who acts, from a leading `**Role:**`. */
  readonly actor: { readonly name: string; readonly place: Place } | undefined;
  /** What the step says, without its actor; one passage per paragraph. */
  readonly passages: readonly Passage[];
  readonly substeps: readonly Step[];
  /** Which ordered list of the SOP it stands in, from 0. */
  readonly block: number;
  readonly section: Section;
  readonly node: ListItem;
}

/** Where numbered steps are looked for: under the first of these kinds of heading that has a list, of any sort. */
const STEP_ZONES: readonly Zone[] = ['step', 'other', 'purpose'];

/** The numbered steps of an SOP: ordered lists under a steps heading or, where no list stands there, wherever they stand. */
export function readSteps(sections: readonly Section[], lines: readonly string[]): Step[] {
  for (const zone of STEP_ZONES) {
    const searched = sections.filter((section) => section.zone === zone);
    const lists = searched.flatMap((section) => orderedLists(section.blocks).map((list) => ({ list, section })));
    if (lists.length > 0) return lists.flatMap(({ list, section }, block) => readList(list, '', block, section, lines));
    if (zone === 'step' && searched.some((section) => section.blocks.some((node) => node.type === 'list'))) return [];
  }
  return [];
}

function orderedLists(blocks: readonly RootContent[]): List[] {
  const messages = messageBlocks(blocks);
  return blocks.flatMap((node) => {
    if (messages.has(node)) return [];
    if (node.type === 'list') return node.ordered ? [node] : [];
    return node.type === 'mdxJsxFlowElement' && node.name !== 'Template' ? orderedLists(node.children) : [];
  });
}

function readList(list: List, prefix: string, block: number, section: Section, lines: readonly string[]): Step[] {
  const first = list.start ?? 1;
  return list.children.map((node, index) => {
    const number = `${prefix}${list.ordered ? first + index : String.fromCharCode(97 + (index % 26))}`;
    const substeps = node.children.flatMap((child) => (child.type === 'list' ? readList(child, `${number}.`, block, section, lines) : []));
    return new NumberedStep({ number, substeps, block, section, node }, lines);
  });
}

/**
 * Comparing versions needs no passages: they are read when asked for. A class, for getters in an object literal give
 * each step a shape of its own, which makes every look at a step slow and keeps its whole SOP from being collected.
 */
class NumberedStep implements Step {
  readonly number: string;
  readonly place: Place;
  readonly substeps: readonly Step[];
  readonly block: number;
  readonly section: Section;
  readonly node: ListItem;
  private readonly lines: readonly string[];
  private content: Pick<Step, 'actor' | 'passages'> | undefined = undefined;

  constructor({ number, substeps, block, section, node }: Pick<Step, 'number' | 'substeps' | 'block' | 'section' | 'node'>, lines: readonly string[]) {
    this.number = number;
    this.place = placeOf(node);
    this.substeps = substeps;
    this.block = block;
    this.section = section;
    this.node = node;
    this.lines = lines;
  }

  get actor(): Step['actor'] {
    return this.read().actor;
  }

  get passages(): readonly Passage[] {
    return this.read().passages;
  }

  private read(): Pick<Step, 'actor' | 'passages'> {
    return (this.content ??= readContent(this.node.children, this.lines));
  }
}

function placeOf(node: ListItem): Place {
  const position = node.position;
  return position
    ? { line: position.start.line, column: position.start.column, endLine: position.end.line, endColumn: position.end.column }
    : { line: 1, column: 1 };
}

function readContent(children: readonly (BlockContent | DefinitionContent)[], lines: readonly string[]): Pick<Step, 'actor' | 'passages'> {
  const paragraphs = children.filter((child): child is Paragraph => child.type === 'paragraph');
  let actor: Step['actor'];
  const passages = paragraphs.map((paragraph, index) => {
    const found = index === 0 ? readActor(paragraph, lines) : undefined;
    actor ??= found?.actor;
    return found?.passage ?? readPassage(paragraph.children, lines);
  });
  return { actor, passages };
}

/** `**SDR:** Open …` and `**SDR**: Open …` both name the actor. */
function readActor(paragraph: Paragraph, lines: readonly string[]): { actor: NonNullable<Step['actor']>; passage: Passage } | undefined {
  const [strong, ...rest] = paragraph.children;
  if (strong?.type !== 'strong') return undefined;
  const label = readPassage(strong.children, lines);
  const next = rest[0];
  const colonInside = label.text.trimEnd().endsWith(':');
  const colonAfter = next?.type === 'text' && /^\s*:/.test(next.value);
  if (!colonInside && !colonAfter) return undefined;
  const passage = readPassage(rest, lines);
  return {
    actor: { name: label.text.replace(/:\s*$/, '').trim(), place: label.placeAt(0, label.text.length) },
    passage: colonAfter ? withoutLeadingColon(passage) : passage,
  };
}

function withoutLeadingColon(passage: Passage): Passage {
  const blank = (text: string) => text.replace(/^\s*:/, (lead) => ' '.repeat(lead.length));
  const sentences = passage.sentences.map((sentence, index) => {
    if (index > 0) return sentence;
    const lead = /^\s*:\s*/.exec(sentence.prose)?.[0].length ?? 0;
    return { start: sentence.start + lead, text: sentence.text.slice(lead), prose: sentence.prose.slice(lead) };
  });
  return { text: blank(passage.text), prose: blank(passage.prose), sentences, placeAt: (offset, length) => passage.placeAt(offset, length) };
}
