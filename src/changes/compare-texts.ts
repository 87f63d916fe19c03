import type { BodyBlock } from './body-blocks.ts';
import type { Change } from './change.ts';
import { compareWording } from './rewording.ts';
import { clip } from './values.ts';

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
  if (old.kind === 'code' && now.kind === 'code' && old.text.replace(/\s+/g, ' ') !== now.text.replace(/\s+/g, ' ')) {
    const detail = wording?.detail ?? `"${clip(old.text, 80)}" -> "${clip(now.text, 80)}"`;
    return [{ type, severity: 'retrain', text: `${subject} ${verb}: ${detail}`, ...both }];
  }
  if (!wording) return [{ type: 'editorial', severity: 'editorial', text: `${subject}: capitals or punctuation`, ...both }];
  const outcomes = compareOutcomes(old, now);
  return [{ type, severity: outcomes === 'same' ? wording.severity : 'retrain', text: `${subject} ${verb}: ${outcomes === 'swapped' ? 'its outcomes changed places' : wording.detail}`, ...both }];
}

/** In a row of decisions, every cell after the first says what is done. */
function compareOutcomes(old: BodyBlock, now: BodyBlock): 'same' | 'other' | 'swapped' {
  const [[question, ...before], [questionNow, ...after]] = [old.cells ?? [], now.cells ?? []];
  if (old.zone !== 'decision' || now.zone !== 'decision' || before.length !== after.length) return 'same';
  const isOther = before.some((cell, index) => (compareWording(cell, after[index] ?? '')?.severity ?? 'editorial') !== 'editorial');
  if (!isOther) return 'same';
  return question === questionNow && before.toSorted().join('\n') === after.toSorted().join('\n') ? 'swapped' : 'other';
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
