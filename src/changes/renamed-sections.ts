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
  const left = textsBySection(before);
  const right = new Map([...textsBySection(after)].map(([title, texts]) => [title, { size: texts.length, known: new Set(texts) }]));
  const open = new Set(added.map((index) => after.headings[index] ?? ''));
  for (const index of removed) {
    const old = before.headings[index] ?? '';
    const texts = left.get(old) ?? [];
    const now = [...open].find((title) => {
      const { size, known } = right.get(title) ?? { size: 0, known: new Set<string>() };
      const shared = texts.filter((text) => known.has(text)).length;
      return shared > 0 && (2 * shared) / (texts.length + size) >= SHARED;
    });
    if (now === undefined || old === '' || now === '') continue;
    renamed.set(old, now);
    open.delete(now);
  }
  return renamed;
}

function textsBySection(version: SopVersion): Map<string, string[]> {
  return new Map([...Map.groupBy(version.blocks, ({ section }) => section)].map(([section, blocks]) => [section, blocks.map(({ text }) => text)]));
}
