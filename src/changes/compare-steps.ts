import { alignSteps } from './align-steps.ts';
import type { BodyBlock } from './body-blocks.ts';
import type { Change } from './change.ts';
import { compareLinks, compareTexts } from './compare-texts.ts';
import { compareStepOrder } from './compare-step-order.ts';
import { tellWording } from './tell-change.ts';
import { clip } from './values.ts';

/** What is done: steps, and texts among them, in reading order; then what moved. */
export function compareSteps(before: readonly BodyBlock[], after: readonly BodyBlock[]): Change[] {
  const { pairs, removed, added } = alignSteps(before.map(({ text }) => text), after.map(({ text }) => text));
  const name = nameSteps(before, after);
  const placed: { at: number; change: Change }[] = [];
  for (const pair of pairs) {
    const changes = compareStep(before[pair.before] as BodyBlock, after[pair.after] as BodyBlock, name);
    placed.push(...changes.map((change) => ({ at: pair.after, change })));
  }
  for (const j of added) placed.push({ at: j, change: tellStep('added', after[j] as BodyBlock, name) });
  for (const i of removed) {
    const follower = pairs.find((pair) => pair.before > i)?.after ?? after.length;
    placed.push({ at: follower - 0.5, change: tellStep('removed', before[i] as BodyBlock, name) });
  }
  return [...placed.toSorted((a, b) => a.at - b.at).map(({ change }) => change), ...compareStepOrder(pairs, before, after, name)];
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

function compareStep(old: BodyBlock, now: BodyBlock, name: NameStep): Change[] {
  const type = now.kind === 'step' ? 'step-reworded' : 'step-text-changed';
  return [
    ...compareTexts(old, now, { type, subject: name(now), verb: 'reworded', part: now.section || 'steps' }),
    ...compareActors(old, now, name),
    ...compareNumbering(old, now, name),
    ...compareLinks(old, now, name(now)),
  ];
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
  const wording = block.actor ? `${block.actor}: ${block.text}` : block.text;
  return tellWording({ type, severity: 'retrain', part: block.section || 'steps' }, name(block), verb, wording);
}
