import type { BodyBlock } from './body-blocks.ts';
import type { Change } from './change.ts';
import { compareWording } from './rewording.ts';

/** How a reworded block is told. */
export interface RewordingWords {
  readonly type: string;
  readonly subject: string;
  readonly verb: string;
  readonly part: string;
}

/** The change of a block's wording, if it is one. */
export function compareTexts(old: BodyBlock, now: BodyBlock, { type, subject, verb, part }: RewordingWords): Change[] {
  if (old.text === now.text) return [];
  const wording = compareWording(old.text, now.text);
  const both = { part, before: old.text, after: now.text };
  if (!wording) return [{ type: 'editorial', severity: 'editorial', text: `${subject}: capitals or punctuation`, ...both }];
  return [{ type, severity: wording.severity, text: `${subject} ${verb}: ${wording.detail}`, ...both }];
}

/** The change of what a block links to, if it is one. */
export function compareLinks(old: BodyBlock, now: BodyBlock, subject: string): Change[] {
  if (old.links === now.links) return [];
  const text = `${subject}: link ${old.links || 'added'} -> ${now.links || 'removed'}`;
  return [{ type: 'link-changed', severity: 'editorial', text, part: now.section, before: old.links || undefined, after: now.links || undefined }];
}
