import type { AlignedPair } from './align-steps.ts';
import type { BodyBlock } from './body-blocks.ts';
import type { Change } from './change.ts';
import type { NameStep } from './compare-steps.ts';
import type { HeadingChanges } from './renamed-sections.ts';
import { compareWording } from './rewording.ts';
import { clip } from './values.ts';

/** Two versions of what is done. */
export interface StepLists {
  readonly before: readonly BodyBlock[];
  readonly after: readonly BodyBlock[];
  readonly headings: HeadingChanges;
  readonly name: NameStep;
}

/** Steps that stand elsewhere: in the order, in another list or at another level. Two that changed places are told as one. */
export function compareStepOrder(pairs: readonly AlignedPair[], lists: StepLists): Change[] {
  const at = (pair: AlignedPair) => ({ old: lists.before[pair.before] as BodyBlock, now: lists.after[pair.after] as BodyBlock });
  const told = new Set<AlignedPair>();
  const isElsewhere = findsOtherPlaces(lists);
  const byOldPlace = Map.groupBy(pairs, (pair) => placeOf(at(pair).old));
  return pairs.flatMap((pair): Change[] => {
    const { old, now } = at(pair);
    const isMoved = pair.how.startsWith('moved');
    if (told.has(pair) || (!isMoved && !isElsewhere(old, now))) return [];
    told.add(pair);
    const partner = pair.how === 'moved-and-reworded' ? undefined : (byOldPlace.get(placeOf(now)) ?? []).find((other) => other !== pair && other.how !== 'moved-and-reworded' && isPlace(at(other).old, now) && isPlace(at(other).now, old));
    if (!partner || now.kind !== 'step') return [tellMove(old, now, pair, lists)];
    told.add(partner);
    return [tellSwap(old, now, lists)];
  });
}

/** Tells steps that kept their neighbours and yet went to another list, both of which were there before, or to another level. */
function findsOtherPlaces({ headings: { renamed, before, after } }: StepLists): (old: BodyBlock, now: BodyBlock) => boolean {
  const [was, is] = [new Set(['', ...before.map((title) => renamed.get(title) ?? title)]), new Set(['', ...after])];
  return (old, now) => {
    if (old.kind !== 'step' || now.kind !== 'step') return false;
    const list = renamed.get(old.section) ?? old.section;
    return (list !== now.section && was.has(now.section) && is.has(list)) || levelOf(old) !== levelOf(now);
  };
}

function levelOf({ number = '' }: BodyBlock): number {
  return number.split('.').length;
}

/** A step that is done after the same steps as before reaches no further than those who look for it. */
function tellMove(old: BodyBlock, now: BodyBlock, { how }: AlignedPair, { headings: { renamed }, name }: StepLists): Change {
  const part = now.section || 'steps';
  if (old.number === undefined && now.number === undefined) {
    return { type: 'step-text-moved', severity: 'notify', text: `${name(now)} stands elsewhere: "${clip(now.text)}"`, part };
  }
  const isSameList = (renamed.get(old.section) ?? old.section) === now.section;
  const place = (block: BodyBlock) => (block.number === undefined ? 'the text' : `${block.number}${!isSameList && block.section ? ` of "${clip(block.section, 50)}"` : ''}`);
  const to = isSameList && now.number !== undefined ? name(now).replace(/^Step /, '') : place(now);
  const moved = `Step moved from ${place(old)} to ${to}`;
  const kind = { type: 'step-moved', severity: how.startsWith('moved') ? 'retrain' : 'notify', part } as const;
  const wording = how === 'moved-and-reworded' ? compareWording(old.text, now.text) : undefined;
  if (wording) return { ...kind, text: `${moved} and reworded: ${wording.detail}`, before: old.text, after: now.text };
  return { ...kind, text: `${moved}: "${clip(now.text)}"`, before: old.number, after: now.number };
}

function tellSwap(old: BodyBlock, now: BodyBlock, { name }: StepLists): Change {
  const [low, high] = [old, now].toSorted((a, b) => (a.number ?? '').localeCompare(b.number ?? '', 'en', { numeric: true })) as [BodyBlock, BodyBlock];
  const both = old.section === now.section
    ? name(low).replace(/^Step \S+/, `Steps ${low.number} and ${high.number}`)
    : `${name(old)} and ${name(now).replace(/^S/, 's')}`;
  return { type: 'steps-reordered', severity: 'retrain', text: `${both} changed places`, part: now.section || 'steps', before: `${low.number}, ${high.number}`, after: `${high.number}, ${low.number}` };
}

function placeOf({ number = '', section }: BodyBlock): string {
  return `${number} ${section}`;
}

/** True when a block of one version stands where another stands in the other version. */
function isPlace(one: BodyBlock, other: BodyBlock): boolean {
  return one.number !== undefined && one.number === other.number && one.section === other.section;
}
