import { alignSteps } from './align-steps.ts';
import type { BodyBlock } from './body-blocks.ts';
import type { Change } from './change.ts';
import { compareLinks, compareTexts } from './compare-texts.ts';
import { compareStepOrder } from './compare-step-order.ts';
import type { HeadingChanges } from './renamed-sections.ts';
import { compareWording } from './rewording.ts';
import { findMerges, findSplits } from './split-steps.ts';
import { tellWording } from './tell-change.ts';
import { clip } from './values.ts';

/** What is done: steps, and texts among them, in reading order; then what moved. */
export function compareSteps(before: readonly BodyBlock[], after: readonly BodyBlock[], headings: HeadingChanges): Change[] {
  const alignment = alignSteps(before.map(({ text }) => text), after.map(({ text }) => text));
  const { pairs, removed, added } = alignment;
  const name = nameSteps(before, after);
  const [splits, merges] = [findSplits(alignment, before, after), findMerges(alignment, before, after)];
  const [parts, merged] = [new Set(splits.flatMap((split) => split.parts)), new Set(merges.flatMap((merge) => merge.parts))];
  const placed: { at: number; change: Change }[] = [];
  const place = (at: number, changes: readonly Change[]) => void placed.push(...changes.map((change) => ({ at, change })));
  for (const pair of pairs) {
    const [old, now] = [before[pair.before] as BodyBlock, after[pair.after] as BodyBlock];
    const split = splits.find(({ whole }) => whole === pair.before);
    const merge = merges.find(({ whole }) => whole === pair.after);
    if (split) place(pair.after, tellSplit(old, split.parts.map((at) => after[at] as BodyBlock), name));
    else if (merge) place(pair.after, tellMerge(merge.parts.map((at) => before[at] as BodyBlock), now, name));
    else place(pair.after, compareStep(old, now, { name, isMoved: pair.how === 'moved-and-reworded' }));
  }
  for (const j of added) if (!parts.has(j)) place(j, [tellStep('added', after[j] as BodyBlock, name)]);
  for (const i of removed) {
    const follower = pairs.find((pair) => pair.before > i)?.after ?? after.length;
    if (!merged.has(i)) place(follower - 0.5, [tellStep('removed', before[i] as BodyBlock, name)]);
  }
  return [...placed.toSorted((a, b) => a.at - b.at).map(({ change }) => change), ...compareStepOrder(pairs, { before, after, headings, name })];
}

/** How a step is called: by its number, and by its heading too where numbers come twice. */
export type NameStep = (block: BodyBlock) => string;

function nameSteps(before: readonly BodyBlock[], after: readonly BodyBlock[]): NameStep {
  const hasTwice = (blocks: readonly BodyBlock[]) => {
    const numbers = blocks.flatMap((block) => block.number ?? []);
    return new Set(numbers).size < numbers.length;
  };
  const isLong = hasTwice(before) || hasTwice(after);
  return ({ kind, number, section }) => {
    if (kind !== 'step') return section ? `Text under "${clip(section, 50)}"` : 'Text among the steps';
    return isLong && section ? `Step ${number} of "${clip(section, 50)}"` : `Step ${number}`;
  };
}

/** @param options.isMoved whether the rewording is told with the move. */
function compareStep(old: BodyBlock, now: BodyBlock, { name, isMoved }: { name: NameStep; isMoved: boolean }): Change[] {
  const type = now.kind === 'step' ? 'step-reworded' : 'step-text-changed';
  const isMarked = old.actor !== now.actor && wordingOf(old) === wordingOf(now);
  return [
    ...(isMarked ? [tellMark(old, now, name)] : [...(isMoved && now.kind === 'step' ? [] : compareTexts(old, now, { type, subject: name(now), verb: 'reworded', part: now.section || 'steps' })), ...compareActors(old, now, name)]),
    ...compareNumbering(old, now, name),
    ...compareLinks(old, now, name(now)),
  ];
}

function tellSplit(old: BodyBlock, parts: readonly BodyBlock[], name: NameStep): Change[] {
  const text = `${name(old)} split into ${listOfNumbers(parts)}`;
  const actors = parts.flatMap((part) => compareActors(old, part, name));
  return [{ type: 'step-split', ...tellRegrouping(text, [old], parts), part: parts[0]?.section || 'steps' }, ...actors];
}

function tellMerge(parts: readonly BodyBlock[], now: BodyBlock, name: NameStep): Change[] {
  const [first] = parts as readonly [BodyBlock, ...BodyBlock[]];
  const text = `${name(first).replace(/^Step \S+/, `Steps ${listOfNumbers(parts)}`)} merged into ${now.number}`;
  const actors = parts.flatMap((part) => compareActors(part, now, name));
  return [{ type: 'steps-merged', ...tellRegrouping(text, parts, [now]), part: now.section || 'steps' }, ...actors];
}

/** Words that tie two steps together, and go when each stands on its own. */
const TIES = /(?:^|[\s,;]{1,3})(?:and|then|also)\b|[.;,](?=\s|$)/gi;

/** The same instructions cut otherwise reach no further than their numbers; what else differs is told. */
function tellRegrouping(text: string, old: readonly BodyBlock[], now: readonly BodyBlock[]): Pick<Change, 'severity' | 'text' | 'before' | 'after'> {
  const [before, after] = [old, now].map((blocks) => blocks.map((block) => block.text.replace(TIES, '').trim()).join(' ')) as [string, string];
  const wording = compareWording(before, after);
  const isTold = wording !== undefined && wording.severity !== 'editorial';
  const both = { before: old.map(wordingOf).join('\n'), after: now.map(wordingOf).join('\n') };
  return { severity: isTold ? wording.severity : 'notify', text: isTold ? `${text}, and reworded: ${wording.detail}` : text, ...both };
}

function listOfNumbers(blocks: readonly BodyBlock[]): string {
  return new Intl.ListFormat('en').format(blocks.map(({ number }) => number ?? ''));
}

/** The same words, in which the actor came to stand in bold, or no longer does. */
function tellMark(old: BodyBlock, now: BodyBlock, name: NameStep): Change {
  const text = now.actor ? `${name(now)} now names its actor in bold: ${now.actor}` : `${name(now)} no longer names its actor in bold: ${old.actor}`;
  return { type: 'editorial', severity: 'editorial', text, part: now.section || 'steps', before: wordingOf(old), after: wordingOf(now) };
}

function wordingOf({ actor, text }: BodyBlock): string {
  return actor ? `${actor}: ${text}` : text;
}

function compareActors(old: BodyBlock, now: BodyBlock, name: NameStep): Change[] {
  if ((old.actor ?? '') === (now.actor ?? '')) return [];
  const told = now.actor
    ? old.actor ? `is now done by: ${old.actor} -> ${now.actor}` : `now says who acts: ${now.actor}`
    : `no longer says who acts: ${old.actor}`;
  return [{ type: 'step-actor-changed', severity: 'retrain', text: `${name(now)} ${told}`, part: now.section || 'steps', before: old.actor, after: now.actor }];
}

function compareNumbering(old: BodyBlock, now: BodyBlock, name: NameStep): Change[] {
  if ((old.kind === 'step') === (now.kind === 'step')) return [];
  const [type, told] = now.kind === 'step'
    ? ['step-numbered', `${name(now)} is now a numbered step: "${clip(now.text, 80)}"`]
    : ['step-unnumbered', `${name(old)} is no longer a numbered step: "${clip(old.text, 80)}"`];
  return [{ type, severity: 'notify', text: told, part: now.section || 'steps', before: old.text, after: now.text }];
}

function tellStep(verb: 'added' | 'removed', block: BodyBlock, name: NameStep): Change {
  const type = block.kind === 'step' ? 'step' : 'step-text';
  return tellWording({ type, severity: 'retrain', part: block.section || 'steps' }, name(block), verb, wordingOf(block));
}
