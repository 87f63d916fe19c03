import { alignSteps } from './align-steps.ts';
import type { BodyBlock } from './body-blocks.ts';

const REFERENCE = /\b([Ss]teps?\s+)(\d+(?:\.\w+)?(?:(?:\s*(?:,|–|-|,? and|,? or|to)\s*)\d+(?:\.\w+)?(?!\w))*)/g;

/**
 * The blocks of the old version with references such as "go to step 4" put to the numbers that the same steps have
 * now, wherever that makes a block what it is in the new version: a reference that followed its step is no change.
 * It means a step of its own list; outside of lists, of the first list that has it.
 */
export function renumberReferences(before: readonly BodyBlock[], after: readonly BodyBlock[]): readonly BodyBlock[] {
  const texts = new Set(after.map(({ text }) => text));
  const open = before.filter(({ text }) => !texts.has(text) && text.search(REFERENCE) >= 0);
  if (open.length === 0) return before;
  const numberings = readNumberings(before, after);
  if (numberings.size === 0) return before;
  const mended = new Map(open.flatMap((block): [BodyBlock, BodyBlock][] => {
    const own = numberings.get(block.section);
    const now = renumber(block, own ? [own] : [...numberings.values()]);
    return texts.has(now.text) ? [[block, now]] : [];
  }));
  return mended.size === 0 ? before : before.map((block) => mended.get(block) ?? block);
}

type Numbering = ReadonlyMap<string, string>;

/** By list, in order: the number that each step had, and the one it has in that list. Empty where all numbers stayed. */
function readNumberings(before: readonly BodyBlock[], after: readonly BodyBlock[]): ReadonlyMap<string, Numbering> {
  const [old, now] = [before, after].map((blocks) => blocks.filter(({ kind }) => kind === 'step')) as [BodyBlock[], BodyBlock[]];
  const moves = alignSteps(old.map(({ text }) => text), now.map(({ text }) => text)).pairs.flatMap((pair) => {
    const [was, is] = [old[pair.before], now[pair.after]];
    return was?.number === undefined || is?.number === undefined ? [] : [{ was: was.number, is: is.number, list: was.section, listNow: is.section }];
  });
  const byList = Map.groupBy(moves, ({ list }) => list);
  const numberings = new Map([...new Set(old.map(({ section }) => section))].map((list): [string, Numbering] => {
    const own = byList.get(list) ?? [];
    const listNow = commonest(own.map((move) => move.listNow));
    return [list, new Map(own.filter((move) => move.listNow === listNow).map(({ was, is }) => [was, is]))];
  }));
  return [...numberings.values()].some((numbers) => [...numbers].some(([was, is]) => was !== is)) ? numberings : new Map();
}

function commonest(names: readonly string[]): string | undefined {
  const groups = [...Map.groupBy(names, (name) => name)].toSorted(([, one], [, other]) => other.length - one.length);
  return groups[0]?.[0];
}

/** @param numberings of which the first that has a number tells what became of it. */
function renumber(block: BodyBlock, numberings: readonly Numbering[]): BodyBlock {
  const numberNow = (number: string) => numberings.find((numbers) => numbers.has(number))?.get(number) ?? number;
  const change = (text: string) => text.replace(REFERENCE, (_, word: string, list: string) => word + list.replace(/\d+(?:\.\w+)?/g, numberNow));
  return { ...block, text: change(block.text), cells: block.cells?.map(change) };
}
