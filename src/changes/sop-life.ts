import type { DocumentHistory, Version } from '../history/history.ts';
import type { Change } from './change.ts';
import { baseAfter, keyOf, stillHolds, type Comparison, type ComparisonCache, type VersionPair, type VersionSide } from './comparison.ts';
import type { Names } from './names.ts';

/** What became of one SOP, as far as it is told. */
export interface SopLife {
  readonly document: DocumentHistory;
  /** What each version changed, oldest first. */
  readonly told: { readonly version: Version; readonly changes: readonly Change[] }[];
  /** What is not told yet, oldest first. */
  open: readonly VersionPair[];
  /** The title that the last text states; undefined where it states none, or no text could be read. */
  title: string | undefined;
  /** The blob of the last text whose YAML can be read. */
  base: string | undefined;
}

export interface LifeSource {
  readonly isSop: (file: string) => boolean;
  readonly names: Names;
  readonly cache: ComparisonCache | undefined;
}

/** The life of a document, told up to the first version that no earlier run has compared: what follows may rest on that one. */
export function openLife(document: DocumentHistory, { isSop, names, cache }: LifeSource): SopLife {
  const pairs = document.versions.toReversed().flatMap((version) => pairOf(version, isSop) ?? []);
  const life: SopLife = { document, told: [], open: [], title: undefined, base: undefined };
  for (const [index, pair] of pairs.entries()) {
    const kept = cache?.get(keyOf(pair, names));
    if (!kept || !stillHolds(kept, pair, life.base)) {
      life.open = pairs.slice(index);
      break;
    }
    tell(life, pair, kept);
  }
  return life;
}

/** The blobs whose texts it takes to tell the rest. */
export function blobsOf({ open, base }: SopLife): string[] {
  if (open.length === 0) return [];
  const sides = open.flatMap(({ before, after }) => [before, after]).flatMap((side) => side?.blob ?? []);
  return [...new Set(base === undefined ? sides : [base, ...sides])];
}

/** Adds what one pair came to. */
export function tell(life: SopLife, pair: VersionPair, { changes, title, broken }: Comparison): void {
  life.told.push({ version: pair.version, changes });
  life.title = title;
  life.base = baseAfter(pair, broken, life.base);
}

/** Undefined for a version that no reader saw as an SOP. */
function pairOf(version: Version, isSop: (file: string) => boolean): VersionPair | undefined {
  const { blob, path, previousBlob, previousPath } = version;
  const side = (id: string | undefined, file: string | undefined): VersionSide | undefined => (id !== undefined && file !== undefined && isSop(file) ? { blob: id, file } : undefined);
  const [before, after] = [side(previousBlob, previousPath), side(blob, path)];
  return before || after ? { version, before, after } : undefined;
}
