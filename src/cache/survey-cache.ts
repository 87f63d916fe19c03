import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SopSurvey } from '../lint/survey-sop.ts';
import { inBatches } from '../sop/in-batches.ts';
import { dropOldest } from './drop-oldest.ts';
import { replaceFile } from './replace-file.ts';
import { isIntact, readLines, renderLine, unpackSurvey, type ReadLines, type SurveyLine } from './survey-line.ts';

/**
 * Surveys of earlier runs, kept by content. A survey depends on nothing but the SOP's text and place, the registries,
 * the rules with their options and the engine itself; all of that is in its key, so what is found is never stale.
 */
export interface SurveyCache {
  /**
   * @param key the hash of the file's bytes.
   * @param isWhole false where facts are enough.
   */
  find(file: string, key: string, isWhole: boolean): SopSurvey | undefined;
  keep(file: string, line: SurveyLine): void;
  /** Writes what was found or kept since the cache was opened, and nothing else. A cache that cannot be written is left out. */
  save(): void;
}

/** More lines than this for each SOP, and the file is written anew without those that later ones replaced. */
const MOST_LINES_PER_SOP = 1.5;

/** All lines of thousands of SOPs in one text would take as much memory again. */
const LINES_AT_ONCE = 200;

/**
 * Opens the cache for one state of everything but the SOPs' own bytes.
 *
 * @param folder where caches lie; need not exist.
 * @param state what surveys depend on beside the SOP: engine, registries, rules with options, shown paths.
 */
export function openSurveyCache(folder: string, state: string): SurveyCache {
  const file = path.join(folder, `surveys-${createHash('sha256').update(state).digest('hex').slice(0, 24)}.txt`);
  const known = readFile(file);
  const used = new Map<string, SurveyLine>();
  const added = new Map<string, SurveyLine>();
  return {
    find(sopFile, key, isWhole) {
      const line = known.byFile.get(sopFile);
      if (line?.key !== key || !isIntact(line)) return undefined;
      const survey = unpackSurvey(line, isWhole);
      if (survey) used.set(sopFile, line);
      return survey;
    },
    keep(sopFile, line) {
      used.set(sopFile, line);
      added.set(sopFile, line);
    },
    save() {
      const isSomeGone = known.byFile.size > used.size || [...known.byFile.keys()].some((sopFile) => !used.has(sopFile));
      if (added.size === 0 && !isSomeGone) return;
      if (known.isWhole && !isSomeGone && known.count + added.size <= known.byFile.size * MOST_LINES_PER_SOP) addLines(file, added);
      else writeLines(file, used);
    },
  };
}

function readFile(file: string): ReadLines {
  try {
    return readLines(readFileSync(file, 'latin1'));
  } catch {
    return { byFile: new Map(), count: 0, isWhole: false }; // No cache yet, or none that can be read: everything is surveyed.
  }
}

/** At once, so that another run's lines do not come between. */
function addLines(file: string, lines: ReadonlyMap<string, SurveyLine>): void {
  try {
    appendLines(file, [...lines]);
  } catch {
    // A read-only or full disk costs the next run time and nothing else.
  }
}

function writeLines(file: string, lines: ReadonlyMap<string, SurveyLine>): void {
  replaceFile(file, (partial) => {
    writeFileSync(partial, '');
    for (const some of inBatches([...lines], LINES_AT_ONCE)) appendLines(partial, some);
    dropOldest(file);
  });
}

function appendLines(file: string, lines: readonly (readonly [string, SurveyLine])[]): void {
  appendFileSync(file, lines.map(([sopFile, line]) => renderLine(sopFile, line)).join(''));
}
