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

/** The change of what a block links to, where its words are the same: other words are told, and tell more. */
export function compareLinks(old: BodyBlock, now: BodyBlock, subject: string): Change[] {
  if (old.links === now.links || old.text !== now.text) return [];
  const [before, after] = [old, now].map(({ links }) => links.split(' ').filter(Boolean)) as [string[], string[]];
  const [gone, fresh] = [before.filter((link) => !after.includes(link)), after.filter((link) => !before.includes(link))];
  const common = { type: 'link-changed', severity: 'editorial' as const, part: now.section, before: old.links || undefined, after: now.links || undefined };
  return [{ ...common, text: `${subject}: ${sayLinks(gone, fresh)}` }];
}

/** Links that went and came, in words. */
export function sayLinks(gone: readonly string[], fresh: readonly string[]): string {
  const [old, now] = [gone[0], fresh[0]];
  if (gone.length + fresh.length === 0) return 'links in another order';
  if (gone.length > 1 || fresh.length > 1) return `${Math.max(gone.length, fresh.length)} links changed`;
  if (old !== undefined && now !== undefined) return `link ${old} -> ${now}`;
  return old === undefined ? `link to ${now} added` : `link to ${old} removed`;
}
