import { alignSteps } from './align-steps.ts';
import type { BodyBlock } from './body-blocks.ts';

const REFERENCE = /\b([Ss]teps?\s+)(\d+(?:\.\w+)?(?:(?:\s*(?:,|–|-|,? and|,? or|to)\s*)\d+(?:\.\w+)?(?!\w))*)/g;

/**
 * The blocks of the old version with references such as "go to step 4" put to the numbers that the same steps have
 * now, wherever that makes a block what it is in the new version: a reference that followed its step is no change.
 */
export function renumberReferences(before: readonly BodyBlock[], after: readonly BodyBlock[]): readonly BodyBlock[] {
  const texts = new Set(after.map(({ text }) => text));
  const open = before.filter(({ text }) => !texts.has(text) && text.search(REFERENCE) >= 0);
  if (open.length === 0) return before;
  const numberings = readNumberings(before, after);
  if (numberings.length === 0) return before;
  const mended = new Map(open.flatMap((block): [BodyBlock, BodyBlock][] => {
    const now = numberings.map((numbers) => renumber(block, numbers)).find(({ text }) => texts.has(text));
    return now ? [[block, now]] : [];
  }));
  return mended.size === 0 ? before : before.map((block) => mended.get(block) ?? block);
}

type Numbering = ReadonlyMap<string, string>;

/** By list: the number that each step had, and the one it has. Lists whose numbers all stayed are left out. */
function readNumberings(before: readonly BodyBlock[], after: readonly BodyBlock[]): Numbering[] {
  const [old, now] = [before, after].map((blocks) => blocks.filter(({ kind }) => kind === 'step')) as [BodyBlock[], BodyBlock[]];
  const numberings = new Map<string, Map<string, string>>();
  for (const pair of alignSteps(old.map(({ text }) => text), now.map(({ text }) => text)).pairs) {
    const [was, is] = [old[pair.before], now[pair.after]];
    if (was?.number === undefined || is?.number === undefined) continue;
    const numbers = numberings.get(was.section) ?? new Map<string, string>();
    numberings.set(was.section, numbers.set(was.number, is.number));
  }
  return [...numberings.values()].filter((numbers) => [...numbers].some(([was, is]) => was !== is));
}

function renumber(block: BodyBlock, numbers: Numbering): BodyBlock {
  const change = (text: string) => text.replace(REFERENCE, (_, word: string, list: string) => word + list.replace(/\d+(?:\.\w+)?/g, (number) => numbers.get(number) ?? number));
  return { ...block, text: change(block.text), cells: block.cells?.map(change) };
}
