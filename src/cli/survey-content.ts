import { setImmediate as nextTurn } from 'node:timers/promises';
import v8 from 'node:v8';
import { engineVersion } from '../cache/engine-version.ts';
import { openSurveyCache, type SurveyCache } from '../cache/survey-cache.ts';
import { packSurvey, unpackSurvey } from '../cache/survey-line.ts';
import { blobId } from '../history/blob-id.ts';
import type { SurveyedPlaybook } from '../lint/judge-playbook.ts';
import { optionsOf, type Rule } from '../lint/rule.ts';
import { surveySops, type SopSurvey } from '../lint/survey-sop.ts';
import { decodeContent, readContentBytes, type ContentFile } from '../playbook/content-files.ts';
import type { ParsedRegistries } from '../playbook/parse-registries.ts';
import { unreadableFile, type UnreadableFile } from '../playbook/playbook.ts';
import type { ContentText } from '../playbook/read-playbook.ts';
import { inBatches, SOPS_AT_ONCE } from '../sop/in-batches.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { LocatedContent } from './locate-content.ts';

export interface SurveyOptions {
  readonly rules: readonly Rule[];
  /** Where surveys are kept between runs; undefined to keep none. */
  readonly cacheFolder: string | undefined;
  /** Reads files' texts; as SOPs of the playbook when left out. */
  readonly parse?: ((texts: readonly ContentText[]) => Sop[]) | undefined;
  /** Told again and again how many SOPs are done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A surveyed playbook with the bytes' hash of every SOP, by shown path. */
export interface SurveyedContent {
  readonly playbook: SurveyedPlaybook;
  readonly hashes: ReadonlyMap<string, string>;
}

/** Thousands of SOPs are then surveyed in a third less memory, for a few hundredths more time. */
const SPARING = '--heap-growing-percent=100';

/**
 * Reads and surveys a content folder some files at a time, so that no more SOPs' trees are held than these. SOPs that
 * are not asked for are read for what others are judged by. The parser is loaded where the cache does not know one.
 */
export async function surveyContent(content: LocatedContent, registries: ParsedRegistries, { rules, cacheFolder, parse, onProgress }: SurveyOptions): Promise<SurveyedContent> {
  const cache = cacheFolder === undefined ? undefined : openSurveyCache(cacheFolder, stateOf(content, registries, rules));
  const surveys: SopSurvey[] = [];
  const unreadable: UnreadableFile[] = [];
  const hashes = new Map<string, string>();
  let done = 0;
  for (const files of inBatches(content.files, SOPS_AT_ONCE)) {
    const { known, problems, texts } = readFiles(files, content, cache);
    for (const { file, hash } of texts) hashes.set(file.path, hash);
    for (const { file, hash, survey } of known) {
      hashes.set(file.path, hash);
      surveys.push(survey);
    }
    unreadable.push(...problems);
    if (texts.length === SOPS_AT_ONCE) v8.setFlagsFromString(SPARING); // What the cache knows takes little memory, and less time without it.
    const sops = texts.length === 0 ? [] : (parse ?? (await import('../playbook/read-playbook.ts')).parseContent)(texts);
    for (const [index, survey] of surveySops(sops, rules, registries, content.only).entries()) {
      const { file, hash } = texts[index] as HashedText;
      const isJudged = content.only?.has(file.path) ?? true;
      // By way of JSON, as from the cache: a survey's strings then let go of the text that they were cut from.
      const line = packSurvey(hash, survey, isJudged);
      cache?.keep(file.file, line);
      surveys.push(unpackSurvey(line, isJudged) ?? survey);
    }
    onProgress?.((done += files.length), content.files.length);
    if (texts.length > 0) await nextTurn(); // The native parser's memory is given back between turns of the event loop, and only there.
  }
  if (!content.given && !parse) cache?.save(); // What is piped in is not what lies there, and documents are no SOPs of the playbook.
  const sorted = surveys.toSorted((a, b) => (a.head.path < b.head.path ? -1 : a.head.path > b.head.path ? 1 : 0));
  return { playbook: { surveys: sorted, registries, unreadable, skipped: content.skipped, registryProblems: registries.problems }, hashes };
}

/** A text with the hash of its bytes. */
interface HashedText extends ContentText {
  readonly hash: string;
}

interface FilesRead {
  readonly known: readonly { readonly file: ContentFile; readonly hash: string; readonly survey: SopSurvey }[];
  readonly problems: readonly UnreadableFile[];
  /** What no cache knows. */
  readonly texts: readonly HashedText[];
}

function readFiles(files: readonly ContentFile[], { given, only }: LocatedContent, cache: SurveyCache | undefined): FilesRead {
  const known: { file: ContentFile; hash: string; survey: SopSurvey }[] = [];
  const problems: UnreadableFile[] = [];
  const texts: HashedText[] = [];
  for (const file of files) {
    const read = given?.absolute === file.absolute ? { bytes: given.bytes } : readContentBytes(file.absolute);
    if ('problem' in read) {
      problems.push(unreadableFile(file, read.problem));
      continue;
    }
    const hash = blobId(read.bytes); // As git hashes it, so that one hash serves the cache and the comparison with a commit.
    const survey = cache?.find(file.file, hash, only?.has(file.path) ?? true);
    const content = survey ?? decodeContent(read);
    if ('head' in content) known.push({ file, hash, survey: content });
    else if ('problem' in content) problems.push(unreadableFile(file, content.problem));
    else texts.push({ file, hash, text: content.text });
  }
  return { known, problems, texts };
}

/** Everything that a survey depends on beside the SOP's own bytes, as text. */
function stateOf({ contentDir, shownContentDir }: LocatedContent, registries: ParsedRegistries, rules: readonly Rule[]): string {
  const { roles, systems, glossary, settings } = registries;
  const entries = [roles, systems, glossary].map((registry) => registry && [registry.path, [...registry.entries]]);
  return JSON.stringify([engineVersion(), contentDir, shownContentDir, entries, settings, rules.map((rule) => [rule.name, rule.dimension, rule.severity, optionsOf(rule) ?? null, String(rule.check), String(rule.facts)])]);
}
