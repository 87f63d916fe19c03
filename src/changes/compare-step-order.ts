import type { AlignedPair } from './align-steps.ts';
import type { BodyBlock } from './body-blocks.ts';
import type { Change } from './change.ts';
import type { NameStep } from './compare-steps.ts';
import { clip } from './values.ts';

/** Steps that stand elsewhere in the order; two that changed places are told as one. */
export function compareStepOrder(pairs: readonly AlignedPair[], before: readonly BodyBlock[], after: readonly BodyBlock[], name: NameStep): Change[] {
  const at = (pair: AlignedPair) => ({ old: before[pair.before] as BodyBlock, now: after[pair.after] as BodyBlock });
  const told = new Set<AlignedPair>();
  return pairs.flatMap((pair): Change[] => {
    if (!pair.how.startsWith('moved') || told.has(pair)) return [];
    const { old, now } = at(pair);
    const partner = pairs.find((other) => {
      const { old: theirOld, now: theirNow } = at(other);
      return other !== pair && isPlace(theirOld, now) && isPlace(theirNow, old);
    });
    told.add(pair);
    const common = { severity: 'retrain' as const, part: now.section || 'steps' };
    if (partner && now.kind === 'step') {
      told.add(partner);
      const [low, high] = [old, now].toSorted((a, b) => Number(a.number) - Number(b.number)) as [BodyBlock, BodyBlock];
      const text = `${name(low).replace(/^Step /, 'Steps ').replace(low.number ?? '', `${low.number} and ${high.number}`)} changed places`;
      return [{ type: 'steps-reordered', text, ...common, before: `${low.number}, ${high.number}`, after: `${high.number}, ${low.number}` }];
    }
    const from = old.section !== now.section ? `from ${name(old).toLowerCase()} of "${clip(old.section, 50)}"` : `from ${old.number ?? 'the text'}`;
    const text = `Step moved ${from} to ${now.number ?? 'the text'}: "${clip(now.text)}"`;
    return [{ type: 'step-moved', text, ...common, before: old.number, after: now.number }];
  });
}

/** True when a block of one version stands where another stands in the other version. */
function isPlace(one: BodyBlock, other: BodyBlock): boolean {
  return one.number !== undefined && one.number === other.number && one.section === other.section;
}
