import { alignSteps } from './align-steps.ts';
import type { SopVersion } from './sop-version.ts';

/** The headings of two versions. */
export interface HeadingChanges {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Those with another wording now: old -> new. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Share of a section's blocks that must stand under the other heading for both to be one section. */
const SHARED = 0.5;

/** Headings that have another wording now: those alike in words, and those over the same blocks. Old -> new. */
export function findRenamedSections(before: SopVersion, after: SopVersion): ReadonlyMap<string, string> {
  if (before.headings.length === after.headings.length && before.headings.every((title, index) => title === after.headings[index])) return new Map();
  const { pairs, removed, added } = alignSteps(before.headings, after.headings);
  const renamed = new Map<string, string>();
  for (const pair of pairs) {
    const [old = '', now = ''] = [before.headings[pair.before], after.headings[pair.after]];
    if (old !== now) renamed.set(old, now);
  }
  const [left, right] = [textsBySection(before), textsBySection(after)];
  const open = new Set(added.map((index) => after.headings[index] ?? ''));
  for (const index of removed) {
    const old = before.headings[index] ?? '';
    const texts = left.get(old) ?? [];
    const now = [...open].find((title) => {
      const others = right.get(title) ?? [];
      const shared = texts.filter((text) => others.includes(text)).length;
      return shared > 0 && (2 * shared) / (texts.length + others.length) >= SHARED;
    });
    if (now === undefined || old === '' || now === '') continue;
    renamed.set(old, now);
    open.delete(now);
  }
  return renamed;
}

function textsBySection(version: SopVersion): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const { section, text } of version.blocks) texts.set(section, [...(texts.get(section) ?? []), text]);
  return texts;
}
