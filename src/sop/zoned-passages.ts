import type { PhrasingContent, RootContent } from 'mdast';
import { messageBlocks } from './messages.ts';
import { readPassage, readPlainPassage, type Passage } from './passages.ts';
import type { RawFrontmatter } from './frontmatter.ts';
import type { Section, Zone } from './sections.ts';
import type { Step } from './steps.ts';

/** A passage with what it is for. */
export interface ZonedPassage {
  readonly zone: Zone | 'frontmatter';
  readonly passage: Passage;
  /** The step it belongs to, when it does. */
  readonly step: Step | undefined;
  /** `cell` in a table, `item` in a list outside the steps, `paragraph` elsewhere. */
  readonly form: 'paragraph' | 'item' | 'cell';
}

/** Zones that tell the reader what to do; prose rules read these and no others. */
const NORMATIVE: ReadonlySet<string> = new Set(['step', 'decision', 'exception', 'prerequisite', 'frontmatter']);

export function isNormative(zoned: ZonedPassage): boolean {
  return NORMATIVE.has(zoned.zone);
}

/** Every passage of the body in reading order. Code blocks are no prose; a message template is an example. */
export function readBodyPassages(sections: readonly Section[], steps: readonly Step[], lines: readonly string[]): ZonedPassage[] {
  const found: ZonedPassage[] = [];
  const stepOf = new Map(steps.flatMap(function pair(step: Step): [unknown, Step][] {
    return [[step.node, step], ...step.substeps.flatMap(pair)];
  }));

  const visit = (node: RootContent, zone: Zone, form: ZonedPassage['form'], step: Step | undefined): void => {
    switch (node.type) {
      case 'paragraph':
        found.push({ zone, passage: readPassage(node.children, lines), step, form });
        return;
      case 'tableCell':
        found.push({ zone, passage: readPassage(node.children as PhrasingContent[], lines), step, form: 'cell' });
        return;
      case 'listItem': {
        const own = stepOf.get(node) ?? step;
        if (stepOf.has(node) && own) {
          for (const passage of own.passages) found.push({ zone: 'step', passage, step: own, form: 'item' });
          for (const child of node.children) if (child.type !== 'paragraph') visit(child, zone, 'item', own);
          return;
        }
        for (const child of node.children) visit(child, zone, 'item', own);
        return;
      }
      case 'blockquote':
        for (const child of node.children) visit(child, 'note', form, step);
        return;
      case 'mdxJsxFlowElement':
        for (const child of node.children) visit(child as RootContent, node.name === 'Template' ? 'example' : zone, form, step);
        return;
      default:
        if ('children' in node) for (const child of node.children) visit(child as RootContent, zone, form, step);
    }
  };
  for (const section of sections) {
    const messages = messageBlocks(section.blocks);
    for (const node of section.blocks) visit(node, messages.has(node) ? 'example' : section.zone, 'paragraph', undefined);
  }
  return found;
}

/** The frontmatter's texts that tell the reader what to do or when. */
const NORMATIVE_TEXTS: readonly (readonly [list: string, keys: readonly string[]])[] = [
  ['trigger', ['event']],
  ['escalation', ['when']],
  ['sla', ['what', 'start']],
  ['gates', ['name']],
];

export function readFrontmatterPassages(frontmatter: RawFrontmatter, lines: readonly string[]): ZonedPassage[] {
  const found: ZonedPassage[] = [];
  for (const [list, keys] of NORMATIVE_TEXTS) {
    const items = frontmatter.data[list];
    if (!Array.isArray(items)) continue;
    for (const [index, item] of items.entries()) {
      for (const key of keys) {
        const value: unknown = item !== null && typeof item === 'object' ? (item as Record<string, unknown>)[key] : undefined;
        if (typeof value !== 'string') continue;
        const place = frontmatter.placeOf([list, index, key]);
        found.push({ zone: 'frontmatter', passage: readPlainPassage(value, place, lines), step: undefined, form: 'item' });
      }
    }
  }
  return found;
}
