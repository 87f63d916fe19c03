import type { Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

/** What a part of an SOP is for, recognised from its heading. */
export type Zone = 'purpose' | 'prerequisite' | 'step' | 'decision' | 'exception' | 'example' | 'note' | 'changelog' | 'other';

export interface Section {
  readonly zone: Zone;
  /** The heading's plain text; empty for what comes before the first heading. */
  readonly title: string;
  readonly heading: Heading | undefined;
  /** Blocks up to the next heading, without those of sub-sections. */
  readonly blocks: readonly RootContent[];
}

const HEADINGS: readonly (readonly [Zone, RegExp])[] = [
  ['purpose', /^(purpose|why|summary|overview|goal|goals|objective|objectives|scope|about|introduction|background|meaning|description|applicability|when to use)\b|^triggers?$/],
  ['prerequisite', /^(before you (start|begin)|prerequisites?|pre-?conditions?|what you need|you need|requirements|preparation|access|inputs)\b/],
  ['decision', /^(decisions?|decision (table|points?|rules?)|choose|which|branches)\b/],
  ['exception', /^(exceptions?|when things go wrong|if (something|things|it) goes? wrong|troubleshooting|edge cases|errors?|failure|problems)\b|^(when to escalate|escalation (path|process|contacts?|matrix)$|escalations?$)/],
  ['example', /^((worked )?examples?|walk-?through|sample|scenario)\b/],
  ['changelog', /^(change ?log|changes|version history|revision history|document (history|control)|revisions|amendments|history)\b/],
  ['note', /^(notes?|background|references?|faq|appendix|related|see also|further reading|design choices|resources|useful links|glossary|definitions|additional (information|resources))\b|^contacts?( (us|details|information|points?))?$/],
  ['step', /^((the )?steps?|procedures?|process|instructions?|how to|how-to|workflow|what to do|method|runbook|actions?|diagnosis|mitigation|resolution|remediation|checklist)\b/],
];

/** What a heading's own words say of its section; undefined where they say nothing of it. */
export function zoneOfTitle(title: string): Zone | undefined {
  const plain = title.toLowerCase().replace(/^[\d.\s)]+/, '').trim();
  return HEADINGS.find(([, pattern]) => pattern.test(plain))?.[0] ?? (/\b(steps|procedure)$/.test(plain) ? 'step' : undefined);
}

/** Splits a document at its headings. A sub-section whose own heading says nothing takes its parent's zone. */
export function readSections(tree: Root): Section[] {
  const sections: Section[] = [];
  const open: { depth: number; zone: Zone }[] = [];
  let current = { zone: 'other' as Zone, title: '', heading: undefined as Heading | undefined, blocks: [] as RootContent[] };
  const close = () => {
    if (current.heading || current.blocks.length > 0) sections.push(current);
  };
  for (const node of tree.children) {
    if (node.type === 'yaml') continue;
    if (node.type !== 'heading') {
      current.blocks.push(node);
      continue;
    }
    close();
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
    const title = toString(node);
    const zone = zoneOfTitle(title) ?? open.at(-1)?.zone ?? 'other';
    open.push({ depth: node.depth, zone });
    current = { zone, title, heading: node, blocks: [] };
  }
  close();
  return sections;
}
