import type { ListItem, Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Section, Zone } from '../sop/sections.ts';
import type { Step } from '../sop/steps.ts';
import { squeeze } from '../sop/squeeze.ts';

/** A stretch of an SOP's body that is compared as one: a step, a list item, a table row, a paragraph, a code block. */
export interface BodyBlock {
  readonly kind: 'step' | 'item' | 'row' | 'text' | 'code';
  /** Plain text, single spaces; emphasis, bullets and padding left out. */
  readonly text: string;
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
  const stepOf = new Map<ListItem, Step>();
  const remember = (step: Step): void => {
    stepOf.set(step.node, step);
    step.substeps.forEach(remember);
  };
  steps.forEach(remember);
  return sections.flatMap((section) => section.blocks.flatMap((node) => readNode(node, section, stepOf)));
}

type StepOf = ReadonlyMap<ListItem, Step>;

function readNode(node: RootContent, section: Section, stepOf: StepOf): BodyBlock[] {
  switch (node.type) {
    case 'list':
      return node.children.flatMap((item) => readItem(item, section, stepOf));
    case 'table':
      return node.children.map((row) => {
        const cells = row.children.map((cell) => squeeze(toString(cell)));
        return makeBlock('row', cells.join(' | '), section, { links: linksOf(row), cells });
      });
    case 'code':
      return [makeBlock('code', node.value.trim(), section, {})];
    case 'blockquote':
    case 'mdxJsxFlowElement':
      return node.children.flatMap((child) => readNode(child, section, stepOf));
    case 'thematicBreak':
    case 'definition':
    case 'yaml':
    case 'html':
    case 'mdxFlowExpression':
    case 'mdxjsEsm':
      return [];
    default: {
      const text = squeeze(toString(node));
      const links = linksOf(node);
      return text || links ? [makeBlock('text', text, section, { links })] : [];
    }
  }
}

function readItem(item: ListItem, section: Section, stepOf: StepOf): BodyBlock[] {
  const step = stepOf.get(item);
  const own = item.children.filter((child) => child.type === 'paragraph');
  const rest = item.children.filter((child) => child.type !== 'paragraph').flatMap((child) => readNode(child, section, stepOf));
  const links = own.map(linksOf).filter(Boolean).join(' ');
  const whole = squeeze(own.map((child) => toString(child)).join(' '));
  if (whole === '' && !step) return rest;
  const actor = step || section.zone === 'step' ? readLabel(own[0]) : undefined;
  const text = actor === undefined ? whole : whole.slice(whole.indexOf(':') + 1).trim();
  return [makeBlock(step ? 'step' : 'item', text, section, { links, number: step?.number, actor }), ...rest];
}

/** The actor of an instruction, as a step names it: `**SDR:** Open …`. */
function readLabel(paragraph: Paragraph | undefined): string | undefined {
  const [strong, next] = paragraph?.children ?? [];
  if (strong?.type !== 'strong') return undefined;
  const label = squeeze(toString(strong));
  if (label.indexOf(':') === label.length - 1 && label !== '') return label.slice(0, -1).trim();
  return next?.type === 'text' && next.value.trimStart().startsWith(':') && !label.includes(':') ? label : undefined;
}

function makeBlock(kind: BodyBlock['kind'], text: string, section: Section, more: Partial<BodyBlock>): BodyBlock {
  return { kind, text, zone: section.zone, section: section.title, links: '', number: undefined, actor: undefined, cells: undefined, ...more };
}

function linksOf(node: RootContent): string {
  if (node.type === 'link' || node.type === 'image') return node.url;
  return 'children' in node ? node.children.map(linksOf).filter(Boolean).join(' ') : '';
}
