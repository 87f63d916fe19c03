import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ComparisonCache } from '../changes/comparison.ts';
import { inBatches } from '../sop/in-batches.ts';
import { isIntactLine, readComparisonLines, renderComparisonLine, renderKey, unpackComparison, type ReadComparisonLines } from './comparison-line.ts';
import { dropOldest } from './drop-oldest.ts';
import { comparisonVersion } from './engine-version.ts';
import { replaceFile } from './replace-file.ts';

/** Comparisons of earlier runs on disk. A key names both texts and the names told in them, so that what is found is never stale. */
export interface KeptComparisons extends ComparisonCache {
  /** Writes what was compared since the cache was opened. One that cannot be written is left out. */
  save(): void;
}

/** More lines than this for each pair that a run asked for, and those that it did not ask for go. Fewer serve other branches. */
const MOST_LINES_PER_PAIR = 2;

/** All lines of a long history in one text would take as much memory again. */
const LINES_AT_ONCE = 1000;

/**
 * Opens the comparisons made by one state of the code.
 *
 * @param folder where caches lie; need not exist. Undefined to keep nothing.
 * @param state what comparisons depend on beside their keys; undefined where that cannot be told, to keep nothing.
 */
export function openComparisonCache(folder: string | undefined, state: string | undefined = comparisonVersion()): KeptComparisons | undefined {
  if (folder === undefined || state === undefined) return undefined;
  const file = path.join(folder, `comparisons-${createHash('sha256').update(state).digest('hex').slice(0, 24)}.txt`);
  const known = readFile(file);
  const used = new Map<string, string>();
  const added: string[] = [];
  return {
    get(key) {
      const line = known.byKey.get(renderKey(key));
      const comparison = line !== undefined && isIntactLine(line) ? unpackComparison(line) : undefined;
      if (line !== undefined && comparison) used.set(key, line);
      return comparison;
    },
    set(key, comparison) {
      const line = renderComparisonLine(key, comparison);
      used.set(key, line);
      added.push(line);
    },
    save() {
      const count = known.count + added.length;
      const isSmall = known.isWhole && count <= used.size * MOST_LINES_PER_PAIR;
      if (used.size === 0 || (isSmall && added.length === 0)) return;
      if (isSmall && known.count > 0) addLines(file, added);
      else writeLines(file, [...used.values()]);
    },
  };
}

function readFile(file: string): ReadComparisonLines {
  try {
    return readComparisonLines(readFileSync(file, 'latin1'));
  } catch {
    return { byKey: new Map(), count: 0, isWhole: false }; // No cache yet, or none that can be read: everything is compared.
  }
}

/** At once, so that another run's lines do not come between. */
function addLines(file: string, lines: readonly string[]): void {
  try {
    appendFileSync(file, lines.join(''));
  } catch {
    // A read-only or full disk costs the next run time and nothing else.
  }
}

function writeLines(file: string, lines: readonly string[]): void {
  replaceFile(file, (partial) => {
    writeFileSync(partial, '');
    for (const some of inBatches(lines, LINES_AT_ONCE)) appendFileSync(partial, some.join(''));
    dropOldest(file);
  });
}
