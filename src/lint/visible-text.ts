import type { Nodes } from 'mdast';
import { readPassage } from '../sop/passages.ts';
import type { Place } from '../sop/place.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { Section, Zone } from '../sop/sections.ts';

export interface VisibleMatch {
  readonly match: RegExpExecArray;
  readonly place: Place;
  /** The text around it, up to the next change of markup; quotations and addresses masked. */
  readonly prose: string;
  readonly zone: Zone;
  readonly section: Section;
}

/**
 * Finds a pattern in everything that a page shows as text, in any zone: headings, paragraphs, lists, tables, labels
 * in bold. Leaves out code, addresses, quotations and quoted blocks. A message template is an example.
 *
 * @param pattern global.
 */
export function* findVisible(sop: Sop, pattern: RegExp): Generator<VisibleMatch, void, undefined> {
  for (const section of sop.sections) {
    if (section.heading) yield* findIn(section.heading, section.zone, section, sop, pattern);
    for (const block of section.blocks) yield* findIn(block, section.zone, section, sop, pattern);
  }
}

function* findIn(node: Nodes, zone: Zone, section: Section, sop: Sop, pattern: RegExp): Generator<VisibleMatch, void, undefined> {
  if (node.type === 'blockquote') return;
  if (node.type === 'text') {
    if (node.value.search(pattern) < 0) return;
    const passage = readPassage([node], sop.lines);
    for (const match of passage.prose.matchAll(pattern)) {
      yield { match, place: passage.placeAt(match.index, match[0].length), prose: passage.prose, zone, section };
    }
    return;
  }
  if (!('children' in node)) return;
  const inner = node.type === 'mdxJsxFlowElement' && node.name === 'Template' ? 'example' : zone;
  for (const child of node.children) yield* findIn(child, inner, section, sop, pattern);
}
