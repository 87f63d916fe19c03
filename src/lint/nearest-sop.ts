import { findNearest } from '../sop/did-you-mean.ts';
import type { SopIndex } from './sop-index.ts';

/** The most ids that one unknown name is compared with, so that a playbook full of wrong names takes no longer for each. */
const MOST_COMPARED = 200;

const postings = new WeakMap<SopIndex, ReadonlyMap<string, readonly string[]>>();

/** The id that was probably meant by one that no SOP has. Only ids that share a word, or the start or end of one, are compared. */
export function nearestSopId(written: string, sops: SopIndex): string | undefined {
  let index = postings.get(sops);
  if (!index) postings.set(sops, (index = indexOf(sops.byId.keys())));
  const lists = keysOf(written).map((key) => index.get(key) ?? []);
  const compared = new Set<string>();
  for (const list of lists.toSorted((a, b) => a.length - b.length)) {
    for (const id of list.slice(0, MOST_COMPARED - compared.size)) compared.add(id);
  }
  return findNearest(written, compared);
}

/** ` (did you mean "x"?)`, or nothing. */
export function sopSuggestion(written: string, sops: SopIndex): string {
  const nearest = nearestSopId(written, sops);
  return nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
}

function indexOf(ids: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const id of ids) {
    for (const key of keysOf(id)) {
      const list = index.get(key);
      if (list) list.push(id);
      else index.set(key, [id]);
    }
  }
  return index;
}

/** Its words, and of each the first and last three letters, which one slip leaves standing. */
function keysOf(id: string): string[] {
  const words = id.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return [...new Set(words.flatMap((word) => [word, `${word.slice(0, 3)}…`, `…${word.slice(-3)}`]))];
}
