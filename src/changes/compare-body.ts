import type { Zone } from '../sop/sections.ts';
import { alignSteps, type AlignedPair } from './align-steps.ts';
import type { BodyBlock } from './body-blocks.ts';
import type { Change, ChangeSeverity } from './change.ts';
import { compareStepOrder } from './compare-step-order.ts';
import { findRenamedSections } from './renamed-sections.ts';
import { compareWording } from './rewording.ts';
import type { SopVersion } from './sop-version.ts';
import { clip } from './values.ts';

/** The changes of the body, in reading order by kind of part: steps, decisions, exceptions, prerequisites, the rest. */
export function compareBodies(before: SopVersion, after: SopVersion): Change[] {
  const changes: Change[] = [];
  const renamed = findRenamedSections(before, after);
  for (const group of GROUPS) {
    const [left, right] = [before, after].map((version) => version.blocks.filter((block) => groupOf(block) === group)) as [BodyBlock[], BodyBlock[]];
    if (left.length === right.length && left.every((block, index) => block === right[index])) continue;
    changes.push(...(group === 'step' ? compareSteps(left, right) : group === 'other' ? compareProse(left, right, renamed) : compareRules(group, left, right)));
  }
  return [...changes, ...compareHeadings(renamed)];
}

const GROUPS = ['step', 'decision', 'exception', 'prerequisite', 'other'] as const;
type Group = (typeof GROUPS)[number];

function groupOf({ kind, zone }: BodyBlock): Group {
  if (kind === 'step') return 'step';
  return zone === 'step' || zone === 'decision' || zone === 'exception' || zone === 'prerequisite' ? zone : 'other';
}

function compareSteps(before: readonly BodyBlock[], after: readonly BodyBlock[]): Change[] {
  const { pairs, removed, added } = alignSteps(before.map(textOf), after.map(textOf));
  const blocks = { before, after };
  const name = nameSteps(before, after);
  const changes: { at: number; change: Change }[] = [];
  for (const pair of pairs) for (const change of compareStep(pair, blocks, name)) changes.push({ at: pair.after, change });
  for (const j of added) changes.push({ at: j, change: addedOrRemoved('added', after[j] as BodyBlock, name) });
  for (const i of removed) {
    const follower = pairs.find((pair) => pair.before > i)?.after ?? after.length;
    changes.push({ at: follower - 0.5, change: addedOrRemoved('removed', before[i] as BodyBlock, name) });
  }
  return [...changes.toSorted((a, b) => a.at - b.at).map(({ change }) => change), ...compareStepOrder(pairs, before, after, name)];
}

/** How a step is called: by its number, and by its heading too where numbers come twice. */
export type NameStep = (block: BodyBlock, which?: 'before' | 'after') => string;

function nameSteps(before: readonly BodyBlock[], after: readonly BodyBlock[]): NameStep {
  const hasTwice = (blocks: readonly BodyBlock[]) => {
    const numbers = blocks.flatMap((block) => block.number ?? []);
    return new Set(numbers).size < numbers.length;
  };
  const isLong = hasTwice(before) || hasTwice(after);
  return (block) => {
    if (block.kind !== 'step') return block.section ? `Text under "${clip(block.section, 50)}"` : 'Text among the steps';
    return isLong && block.section ? `Step ${block.number} of "${clip(block.section, 50)}"` : `Step ${block.number}`;
  };
}

function compareStep({ before: i, after: j }: AlignedPair, blocks: { before: readonly BodyBlock[]; after: readonly BodyBlock[] }, name: NameStep): Change[] {
  const [old, now] = [blocks.before[i] as BodyBlock, blocks.after[j] as BodyBlock];
  const isStep = now.kind === 'step';
  const common = { part: now.section || 'steps', before: old.text, after: now.text };
  const changes: Change[] = [];
  const wording = compareWording(old.text, now.text);
  if (wording) changes.push({ type: isStep ? 'step-reworded' : 'step-text-changed', severity: wording.severity, text: `${name(now)} reworded: ${wording.detail}`, ...common });
  else if (old.text !== now.text) changes.push({ type: 'editorial', severity: 'editorial', text: `${name(now)}: capitals or punctuation`, ...common });
  if ((old.actor ?? '') !== (now.actor ?? '')) {
    const text = old.actor && now.actor ? `${name(now)} is now done by: ${old.actor} -> ${now.actor}` : now.actor ? `${name(now)} now says who acts: ${now.actor}` : `${name(now)} no longer says who acts: ${old.actor}`;
    changes.push({ type: 'step-actor-changed', severity: 'retrain', text, part: common.part, before: old.actor, after: now.actor });
  }
  if ((old.kind === 'step') !== isStep) {
    const text = isStep ? `${name(now)} is now a numbered step: "${clip(now.text, 80)}"` : `${name(old)} is no longer a numbered step: "${clip(old.text, 80)}"`;
    changes.push({ type: isStep ? 'step-numbered' : 'step-unnumbered', severity: 'notify', text, ...common });
  }
  if (old.links !== now.links) changes.push(linkChange(name(now), old, now));
  return changes;
}

function linkChange(name: string, old: BodyBlock, now: BodyBlock): Change {
  return { type: 'link-changed', severity: 'editorial', text: `${name}: link ${old.links || 'added'} -> ${now.links || 'removed'}`, part: now.section, before: old.links, after: now.links };
}

function addedOrRemoved(what: 'added' | 'removed', block: BodyBlock, name: NameStep): Change {
  const said = block.actor ? `${block.actor}: ${block.text}` : block.text;
  return {
    type: `${block.kind === 'step' ? 'step' : 'step-text'}-${what}`,
    severity: 'retrain',
    text: `${name(block)} ${what}: "${clip(said)}"`,
    part: block.section || 'steps',
    [what === 'added' ? 'after' : 'before']: said,
  };
}

const RULE_NOUNS = { decision: 'Decision', exception: 'Exception', prerequisite: 'Prerequisite' } as const;

/** Decisions, exceptions and prerequisites: each bullet, row or paragraph is one. Their order says nothing. */
function compareRules(zone: keyof typeof RULE_NOUNS, before: readonly BodyBlock[], after: readonly BodyBlock[]): Change[] {
  const noun = RULE_NOUNS[zone];
  const { pairs, removed, added } = alignSteps(before.map(textOf), after.map(textOf));
  const changes: Change[] = pairs.flatMap(({ before: i, after: j }): Change[] => {
    const [old, now] = [before[i] as BodyBlock, after[j] as BodyBlock];
    const common = { part: now.section, before: old.text, after: now.text };
    const wording = compareWording(old.text, now.text);
    if (wording) {
      return [{ type: `${zone}-changed`, severity: wording.severity, text: `${noun} "${clip(now.cells?.[0] ?? now.text, 50)}" changed: ${wording.detail}`, ...common }];
    }
    if (old.text !== now.text) return [{ type: 'editorial', severity: 'editorial', text: `${noun}: capitals or punctuation`, ...common }];
    return old.links === now.links ? [] : [linkChange(`${noun} "${clip(now.text, 50)}"`, old, now)];
  });
  const told = (what: 'added' | 'removed', block: BodyBlock): Change => ({
    type: `${zone}-${what}`,
    severity: 'retrain',
    text: `${noun} ${what}: "${clip(block.text)}"`,
    part: block.section,
    [what === 'added' ? 'after' : 'before']: block.text,
  });
  return [...changes, ...added.map((j) => told('added', after[j] as BodyBlock)), ...removed.map((i) => told('removed', before[i] as BodyBlock))];
}

const PROSE_NOUNS: Partial<Record<Zone, string>> = { purpose: 'Purpose', example: 'Example', note: 'Notes', changelog: 'Change log in the text' };

/** What tells nobody what to do: one line a section, whatever happened in it. */
function compareProse(before: readonly BodyBlock[], after: readonly BodyBlock[], renamed: ReadonlyMap<string, string>): Change[] {
  const keyOf = (block: BodyBlock) => PROSE_NOUNS[block.zone] ?? block.section;
  const zoneNow = new Map(after.map((block) => [block.section, keyOf(block)]));
  const left = Map.groupBy(before, (block) => {
    const now = renamed.get(block.section);
    return now === undefined ? keyOf(block) : (zoneNow.get(now) ?? now);
  });
  const right = Map.groupBy(after, keyOf);
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key): Change[] => {
    const [old, now] = [left.get(key) ?? [], right.get(key) ?? []];
    const said = (blocks: readonly BodyBlock[]) => blocks.map((block) => `${block.text} ${block.links}`.trim()).join('\n');
    if (old.length === now.length && old.every((block, index) => block === now[index])) return [];
    if (said(old) === said(now)) return [];
    const noun = Object.values(PROSE_NOUNS).includes(key) ? key : key === '' ? 'Text before the first heading' : `Text under "${clip(key, 50)}"`;
    const verb = old.length === 0 ? 'added' : now.length === 0 ? 'removed' : 'edited';
    const first = verb === 'added' ? now[0] : verb === 'edited' ? undefined : old[0];
    const severity: ChangeSeverity = 'editorial';
    return [{ type: 'editorial', severity, text: `${noun} ${verb}${first ? `: "${clip(first.text, 80)}"` : ''}`, part: key, before: said(old) || undefined, after: said(now) || undefined }];
  });
}

function compareHeadings(renamed: ReadonlyMap<string, string>): Change[] {
  return [...renamed].map(([old, now]) => ({
    type: 'section-renamed', severity: 'editorial', text: `Section renamed: "${clip(old, 60)}" -> "${clip(now, 60)}"`, part: now, before: old, after: now,
  }));
}

function textOf(block: BodyBlock): string {
  return block.text;
}
