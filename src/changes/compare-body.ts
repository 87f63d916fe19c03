import type { BodyBlock } from './body-blocks.ts';
import type { Change } from './change.ts';
import { compareProse } from './compare-prose.ts';
import { compareRules } from './compare-rules.ts';
import { compareSteps } from './compare-steps.ts';
import { findRenamedSections } from './renamed-sections.ts';
import type { SopVersion } from './sop-version.ts';
import { clip } from './values.ts';

const GROUPS = ['step', 'decision', 'exception', 'prerequisite', 'other'] as const;
type Group = (typeof GROUPS)[number];

/** The changes of the body by kind of part: steps, decisions, exceptions, prerequisites, the rest, headings. */
export function compareBodies(before: SopVersion, after: SopVersion): Change[] {
  const renamed = findRenamedSections(before, after);
  const [left, right] = [Map.groupBy(before.blocks, groupOf), Map.groupBy(after.blocks, groupOf)];
  const changes = GROUPS.flatMap((group): Change[] => {
    const [old, now] = [left.get(group) ?? [], right.get(group) ?? []];
    if (old.length === now.length && old.every((block, index) => block === now[index])) return [];
    if (group === 'step') return compareSteps(old, now);
    return group === 'other' ? compareProse(old, now, renamed) : compareRules(group, old, now);
  });
  return [...changes, ...[...renamed].map(([old, now]) => tellRenamed(old, now))];
}

function groupOf({ kind, zone }: BodyBlock): Group {
  if (kind === 'step') return 'step';
  return zone === 'step' || zone === 'decision' || zone === 'exception' || zone === 'prerequisite' ? zone : 'other';
}

function tellRenamed(old: string, now: string): Change {
  const text = `Section renamed: "${clip(old, 60)}" -> "${clip(now, 60)}"`;
  return { type: 'section-renamed', severity: 'editorial', text, part: now, before: old, after: now };
}
