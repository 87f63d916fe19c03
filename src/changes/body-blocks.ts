import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import type { Section, Zone } from '../sop/sections.ts';
import type { Step } from '../sop/steps.ts';
import { plainText, textOf, textOfHtml, wordingOf } from '../sop/text-of.ts';

/** A stretch of an SOP's body that is compared as one: a step, a list item, a table row, a paragraph, a code block, the title of a component. */
export interface BodyBlock {
  readonly kind: 'step' | 'item' | 'row' | 'text' | 'code' | 'title';
  /** Plain text, single spaces; emphasis, bullets and padding left out. */
  readonly text: string;
  /** How it is laid out where that may mean something: numbered or not, nested how deep, what stands within it. */
  readonly form: string;
  /** Addresses that it links to, in order. */
  readonly links: string;
  readonly zone: Zone;
  /** The heading that it stands under. */
  readonly section: string;
  /** Steps only: the number as the reader sees it. */
  readonly number: string | undefined;
  /** Instructions only: who acts. */
  readonly actor: string | undefined;
  /** Table rows only: the cells. */
  readonly cells: readonly string[] | undefined;
}

/** The body as blocks in reading order. */
export function readBlocks(sections: readonly Section[], steps: readonly Step[]): BodyBlock[] {
  const urlOf = readDefinitions(sections);
  const stepOf = new Map<ListItem, Step>();
  const remember = (step: Step): void => {
    stepOf.set(step.node, step);
    step.substeps.forEach(remember);
  };
  steps.forEach(remember);
  return sections.flatMap((section) => section.blocks.flatMap((node) => readNode(node, { section, stepOf, urlOf, around: '' })));
}

/** Where a node stands, and what telling about it takes. */
interface Reading {
  readonly section: Section;
  readonly stepOf: ReadonlyMap<ListItem, Step>;
  readonly urlOf: UrlOf;
  /** Lists and components around it. */
  readonly around: string;
}

function readNode(node: RootContent, reading: Reading): BodyBlock[] {
  const { section, urlOf, around } = reading;
  switch (node.type) {
    case 'list':
      return node.children.flatMap((item) => readItem(item, node, reading));
    case 'table':
      return node.children.map((row) => {
        const cells = row.children.map((cell) => wordingOf(cell));
        return makeBlock('row', cells.join(' | '), section, { links: linksOf(row, urlOf), cells, form: `${around}row` });
      });
    case 'code':
      return [makeBlock('code', node.value.trim(), section, { form: `${around}code` })];
    case 'blockquote':
      return node.children.flatMap((child) => readNode(child, reading));
    case 'mdxJsxFlowElement':
      return readComponent(node, reading);
    case 'html':
      return textsOfHtml(node.value).map((text) => makeBlock('text', text, section, { form: `${around}text` }));
    case 'thematicBreak':
    case 'definition':
    case 'yaml':
    case 'mdxFlowExpression':
    case 'mdxjsEsm':
      return [];
    default: {
      const text = wordingOf(node);
      const links = linksOf(node, urlOf);
      return text || links ? [makeBlock('text', text, section, { links, form: `${around}text` })] : [];
    }
  }
}

function readItem(item: ListItem, list: List, reading: Reading): BodyBlock[] {
  const { section, stepOf, urlOf, around } = reading;
  const step = stepOf.get(item);
  const sign = list.ordered ? '#' : '-';
  const own = item.children.filter((child) => child.type === 'paragraph');
  const rest = item.children.filter((child) => child.type !== 'paragraph').flatMap((child) => readNode(child, { ...reading, around: `${around}${sign}` }));
  const links = own.map((child) => linksOf(child, urlOf)).filter(Boolean).join(' ');
  const whole = plainText(own.map(textOf).join(' '));
  if (whole === '' && !step) return rest;
  const actor = step || section.zone === 'step' ? readLabel(own[0]) : undefined;
  const text = actor === undefined ? whole : whole.slice(whole.indexOf(':') + 1).trim();
  const form = `${around}${sign}${item.checked ? 'x' : ''}${item.children.map(({ type }) => type.slice(0, 1)).join('')}`;
  return [makeBlock(step ? 'step' : 'item', text, section, { links, number: step?.number, actor, form }), ...rest];
}

/** What a component shows of its own, and what it holds. */
function readComponent(node: Extract<RootContent, { type: 'mdxJsxFlowElement' }>, reading: Reading): BodyBlock[] {
  const attributes = node.attributes.flatMap((attribute) => (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string' ? [attribute] : []));
  const title = plainText(attributes.find(({ name }) => name === 'title')?.value as string | undefined ?? '');
  const others = attributes.filter(({ name }) => name !== 'title').map(({ name, value }) => `${name}=${String(value)}`).toSorted();
  const around = `${reading.around}<${[node.name, ...others].join(' ')}>`;
  const shown = title === '' ? [] : [makeBlock('title', title, reading.section, {})];
  return [...shown, ...node.children.flatMap((child) => readNode(child, { ...reading, around }))];
}

/** Tags after which a browser begins a line. */
const HTML_LINE = /<\/(?:tr|p|li|h\d|div|dt|dd|caption|summary)\s*>|<br\b[^<>]*>/i;

/** What a reader sees of raw HTML, line by line; cells are told apart by a bar. */
function textsOfHtml(html: string): string[] {
  return html.replace(/<!--[^]*?(?:-->|$)/g, '').split(HTML_LINE).flatMap((line) => {
    const cells = line.split(/<\/t[dh]\s*>/i).map((cell) => plainText(textOfHtml(cell)));
    return cells.filter(Boolean).join(' | ') || [];
  });
}

/** The actor of an instruction, as a step names it: `**SDR:** Open …`. */
function readLabel(paragraph: Paragraph | undefined): string | undefined {
  const [strong, next] = paragraph?.children ?? [];
  if (strong?.type !== 'strong') return undefined;
  const label = wordingOf(strong);
  if (label.indexOf(':') === label.length - 1 && label !== '') return label.slice(0, -1).trim();
  return next?.type === 'text' && next.value.trimStart().startsWith(':') && !label.includes(':') ? label : undefined;
}

function makeBlock(kind: BodyBlock['kind'], text: string, section: Section, more: Partial<BodyBlock>): BodyBlock {
  return { kind, text, form: kind, zone: section.zone, section: section.title, links: '', number: undefined, actor: undefined, cells: undefined, ...more };
}

/** Addresses by the names under which a text refers to them. */
type UrlOf = ReadonlyMap<string, string>;

function readDefinitions(sections: readonly Section[]): UrlOf {
  const definitions = sections.flatMap(({ blocks }) => blocks.filter((node) => node.type === 'definition'));
  return new Map(definitions.toReversed().map(({ identifier, url }) => [identifier.toLowerCase(), url]));
}

function linksOf(node: RootContent, urlOf: UrlOf): string {
  if (node.type === 'link' || node.type === 'image') return node.url;
  if (node.type === 'linkReference' || node.type === 'imageReference') return urlOf.get(node.identifier.toLowerCase()) ?? '';
  return 'children' in node ? node.children.map((child) => linksOf(child, urlOf)).filter(Boolean).join(' ') : '';
}
