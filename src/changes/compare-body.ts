import type { BodyBlock } from './body-blocks.ts';
import type { Change } from './change.ts';
import { compareForms, compareHeadings } from './compare-layout.ts';
import { compareProse } from './compare-prose.ts';
import { compareRules } from './compare-rules.ts';
import { compareSteps } from './compare-steps.ts';
import { renumberReferences } from './renumber-references.ts';
import { findRenamedSections } from './renamed-sections.ts';
import { severityOfHeading } from './rewording.ts';
import type { SopVersion } from './sop-version.ts';
import { clip } from './values.ts';

const GROUPS = ['step', 'decision', 'exception', 'prerequisite', 'other'] as const;
type Group = (typeof GROUPS)[number];

/** The changes of the body by kind of part: steps, decisions, exceptions, prerequisites, the rest, headings. */
export function compareBodies(before: SopVersion, after: SopVersion): Change[] {
  if (before.blocks === after.blocks) return []; // Read of one and the same body.
  const renamed = findRenamedSections(before, after);
  const normative = renamed.size === 0 ? new Set() : new Set(after.blocks.filter((block) => groupOf(block) !== 'other').map(({ section }) => section));
  const [left, right] = [Map.groupBy(renumberReferences(before.blocks, after.blocks), groupOf), Map.groupBy(after.blocks, groupOf)];
  const changes = GROUPS.flatMap((group): Change[] => {
    const [old, now] = [left.get(group) ?? [], right.get(group) ?? []];
    if (old.length === now.length && old.every((block, index) => block === now[index])) return [];
    if (group === 'other') return compareProse(old, now, renamed);
    const told = group === 'step' ? compareSteps(old, now, { before: before.headings, after: after.headings, renamed }) : compareRules(group, old, now);
    return told.length > 0 ? told : compareForms(NOUNS[group], old, now);
  });
  return [...changes, ...[...renamed].map(([old, now]) => tellRenamed(old, now, normative.has(now))), ...compareHeadings(before, after, renamed)];
}

const NOUNS = { step: 'Steps', decision: 'Decisions', exception: 'Exceptions', prerequisite: 'Prerequisites' } as const;

function groupOf({ kind, zone }: BodyBlock): Group {
  if (kind === 'step') return 'step';
  if (kind === 'title') return 'other';
  return zone === 'step' || zone === 'decision' || zone === 'exception' || zone === 'prerequisite' ? zone : 'other';
}

/** A heading over what people are told to do may be part of it: "If the customer is in the EU". */
function tellRenamed(old: string, now: string, isNormative: boolean): Change {
  const text = `Section renamed: "${clip(old, 60)}" -> "${clip(now, 60)}"`;
  return { type: 'section-renamed', severity: isNormative ? severityOfHeading(old, now) : 'editorial', text, part: now, before: old, after: now };
}
