import { toString } from 'mdast-util-to-string';
import { START_OF_FILE, type Place } from '../sop/place.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { Section } from '../sop/sections.ts';

/** How a text says something that belongs in the frontmatter. */
export interface StatementPatterns {
  /** Titles of sections that are about it, with something below. */
  readonly heading: RegExp;
  /** Sentences, or labels with a colon, that state it. */
  readonly sentence: RegExp;
  /** Sentences that say something else in the same words. */
  readonly except?: RegExp;
}

export interface Statement {
  readonly place: Place;
  /** True for a section of its own, false for a sentence or label along the way. */
  readonly isSection: boolean;
}

/** Zones that show or record and state nothing. */
const SILENT: ReadonlySet<string> = new Set(['example', 'changelog', 'frontmatter']);
const NUMBERING = /^[\s\d.)]*/;

/** Where the body of an SOP states something, whether under a heading of its own or in a sentence; undefined where it does not. */
export function findStatement(sop: Sop, { heading, sentence, except }: StatementPatterns): Statement | undefined {
  for (const [index, section] of sop.sections.entries()) {
    if (SILENT.has(section.zone) || !section.heading || !heading.test(section.title.replace(NUMBERING, ''))) continue;
    if (hasContent(section) || isParent(section, sop.sections[index + 1])) return { place: placeOf(section), isSection: true };
  }
  for (const { zone, passage } of sop.passages) {
    if (SILENT.has(zone) || passage.text.search(sentence) < 0) continue;
    for (const { start, text } of passage.sentences) {
      const at = text.search(sentence);
      if (at >= 0 && !except?.test(text)) return { place: passage.placeAt(start + at), isSection: false };
    }
  }
  return undefined;
}

function hasContent({ blocks }: Section): boolean {
  return blocks.some((block) => block.type === 'code' || toString(block).trim() !== '');
}

function isParent({ heading }: Section, next: Section | undefined): boolean {
  return next?.heading !== undefined && heading !== undefined && next.heading.depth > heading.depth;
}

function placeOf({ heading }: Section): Place {
  const position = heading?.position;
  return position ? { line: position.start.line, column: position.start.column } : START_OF_FILE;
}
