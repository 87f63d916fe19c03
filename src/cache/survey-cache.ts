import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SopSurvey } from '../lint/survey-sop.ts';

/**
 * Surveys of earlier runs, kept by content. A survey depends on nothing but the SOP's text and place, the registries,
 * the rules with their options and the engine itself; all of that is in its key, so what is found is never stale.
 */
export interface SurveyCache {
  /** @param key the hash of the file's bytes. */
  find(file: string, key: string): SopSurvey | undefined;
  /** @param json the survey as JSON. */
  keep(file: string, key: string, json: string): void;
  /** Writes what was found or kept since the cache was opened, and nothing else. A cache that cannot be written is left out. */
  save(): void;
}

/** Other sets of registries and rules whose surveys are left on disk: enough to go back and forth between branches. */
const FILES_KEPT = 4;

/** One line of the file: the SOP's file, the hash of its bytes, its survey as JSON. */
interface Line {
  readonly key: string;
  readonly json: string;
}

/**
 * Opens the cache for one state of everything but the SOPs' own bytes.
 *
 * @param folder where caches lie; need not exist.
 * @param state what surveys depend on beside the SOP: engine, registries, rules with options, shown paths.
 */
export function openSurveyCache(folder: string, state: string): SurveyCache {
  const file = path.join(folder, `surveys-${createHash('sha256').update(state).digest('hex').slice(0, 24)}.txt`);
  const known = readLines(file);
  const used = new Map<string, Line>();
  let isChanged = false;
  return {
    find(sopFile, key) {
      const line = known.get(sopFile);
      if (line?.key !== key) return undefined;
      const survey = parseSurvey(line.json);
      if (survey) used.set(sopFile, line);
      return survey;
    },
    keep(sopFile, key, json) {
      isChanged = true;
      used.set(sopFile, { key, json });
    },
    save() {
      if (isChanged || used.size !== known.size) writeLines(file, used);
    },
  };
}

function readLines(file: string): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return lines; // No cache yet, or none that can be read: everything is surveyed.
  }
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const first = text.indexOf('\t', start);
    const second = text.indexOf('\t', first + 1);
    if (end < 0 || first < 0 || second < 0 || second > end) break;
    const sopFile = parseJson(text.slice(start, first));
    if (typeof sopFile === 'string') lines.set(sopFile, { key: text.slice(first + 1, second), json: text.slice(second + 1, end) });
    start = end + 1;
  }
  return lines;
}

/** What is no survey, whoever wrote it, is surveyed anew. */
function parseSurvey(json: string): SopSurvey | undefined {
  const survey = parseJson(json) as Partial<SopSurvey> | null | undefined;
  const isWhole = typeof survey?.head?.path === 'string' && Array.isArray(survey.head.anchors) && Array.isArray(survey.head.consumes) && Array.isArray(survey.findings) && Array.isArray(survey.notChecked) && Array.isArray(survey.waivers) && typeof survey.facts === 'object' && survey.facts !== null;
  return isWhole ? (survey as SopSurvey) : undefined;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // A line cut short by a full disk is surveyed anew.
  }
}

function writeLines(file: string, lines: ReadonlyMap<string, Line>): void {
  const folder = path.dirname(file);
  const partial = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(partial, [...lines].map(([sopFile, { key, json }]) => `${JSON.stringify(sopFile)}\t${key}\t${json}\n`).join(''));
    renameSync(partial, file);
    dropOldest(folder);
  } catch {
    rmSync(partial, { force: true }); // A read-only or full disk costs the next run time and nothing else.
  }
}

function dropOldest(folder: string): void {
  const files = readdirSync(folder).filter((name) => /^surveys-[0-9a-f]+\.txt$/.test(name)).map((name) => path.join(folder, name));
  const byAge = files.toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of byAge.slice(FILES_KEPT)) rmSync(old, { force: true });
}
