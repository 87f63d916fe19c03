import type { Version } from '../history/history.ts';
import type { Change } from './change.ts';
import type { Names } from './names.ts';

/** One version of an SOP and the one before it. A side that is no SOP is left out: then the SOP was added or removed. */
export interface VersionPair {
  readonly version: Version;
  readonly before: VersionSide | undefined;
  readonly after: VersionSide | undefined;
}

export interface VersionSide {
  readonly blob: string;
  /** Within the content folder. */
  readonly file: string;
}

/** What comparing a pair came to. */
export interface Comparison {
  readonly changes: readonly Change[];
  /** The title that the later text states, or the only one. */
  readonly title: string | undefined;
  /** Sides with broken YAML: they are compared with the values of the last text before them that was not. */
  readonly broken: readonly ('before' | 'after')[];
  /** The blob of those values, where it is no side of the pair. */
  readonly restsOn: string | undefined;
}

/** Comparisons kept from one run to the next, by pair of texts and the names told in them; a rebase keeps them. */
export interface ComparisonCache {
  get(key: string): Comparison | undefined;
  set(key: string, comparison: Comparison): void;
}

/** All that a comparison depends on, but for the code that compares and what broken YAML rests on. */
export function keyOf({ before, after }: VersionPair, names: Names): string {
  return [names.key, before?.blob, before?.file, after?.blob, after?.file === before?.file ? '=' : after?.file].join(':');
}

/** True when comparing the pair would come to the same now. */
export function stillHolds({ restsOn, broken }: Comparison, { before }: VersionPair, base: string | undefined): boolean {
  return !broken.includes(before ? 'before' : 'after') || restsOn === base;
}

/** The blob of the last readable text, once a pair has gone by. */
export function baseAfter({ before, after }: VersionPair, broken: Comparison['broken'], base: string | undefined): string | undefined {
  if (after && !broken.includes('after')) return after.blob;
  return before && !broken.includes('before') ? before.blob : base;
}
