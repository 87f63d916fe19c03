import { engineVersion } from '../cache/engine-version.ts';
import { openSurveyCache, type SurveyCache } from '../cache/survey-cache.ts';
import { blobId } from '../history/blob-id.ts';
import type { SurveyedPlaybook } from '../lint/judge-playbook.ts';
import { optionsOf, type Rule } from '../lint/rule.ts';
import { factsOnly, surveySop, type SopSurvey } from '../lint/survey-sop.ts';
import { decodeContent, readContentBytes, type ContentFile, type FileBytes } from '../playbook/content-files.ts';
import type { ParsedRegistries } from '../playbook/parse-registries.ts';
import type { UnreadableFile } from '../playbook/playbook.ts';
import { parseContentFile, unreadableFile } from '../playbook/read-playbook.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { LocatedContent } from './locate-content.ts';

export interface SurveyOptions {
  readonly rules: readonly Rule[];
  /** Where surveys are kept between runs; undefined to keep none. */
  readonly cacheFolder: string | undefined;
  /** Reads a file's text; as an SOP of the playbook when left out. */
  readonly parse?: ((text: string, file: ContentFile) => Sop) | undefined;
  /** Told after every SOP how many are done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A surveyed playbook with the bytes' hash of every SOP, by shown path. */
export interface SurveyedContent {
  readonly playbook: SurveyedPlaybook;
  readonly hashes: ReadonlyMap<string, string>;
}

/**
 * Reads and surveys a content folder file by file, so that no more than one SOP's tree is held at a time. SOPs that
 * are not asked for are read for what others are judged by.
 */
export function surveyContent(content: LocatedContent, registries: ParsedRegistries, { rules, cacheFolder, parse = parseContentFile, onProgress }: SurveyOptions): SurveyedContent {
  const cache = cacheFolder === undefined ? undefined : openSurveyCache(cacheFolder, stateOf(content, registries, rules));
  const surveys: SopSurvey[] = [];
  const unreadable: UnreadableFile[] = [];
  const hashes = new Map<string, string>();
  for (const [index, file] of content.files.entries()) {
    const read = file.absolute === content.given?.absolute ? { bytes: content.given.bytes } : readContentBytes(file.absolute);
    const isWanted = content.only?.has(file.path) ?? true;
    const survey = surveyFile(read, file, { rules, registries, cache, parse, isWanted, hashes });
    if ('problem' in survey) unreadable.push(unreadableFile(file, survey.problem));
    else surveys.push(survey);
    onProgress?.(index + 1, content.files.length);
  }
  if (!content.only) cache?.save();
  const sorted = surveys.toSorted((a, b) => (a.head.path < b.head.path ? -1 : a.head.path > b.head.path ? 1 : 0));
  return { playbook: { surveys: sorted, registries, unreadable, skipped: content.skipped, registryProblems: registries.problems }, hashes };
}

interface FileContext {
  readonly rules: readonly Rule[];
  readonly registries: ParsedRegistries;
  readonly cache: SurveyCache | undefined;
  readonly parse: (text: string, file: ContentFile) => Sop;
  readonly isWanted: boolean;
  readonly hashes: Map<string, string>;
}

function surveyFile(read: FileBytes, file: ContentFile, { rules, registries, cache, parse, isWanted, hashes }: FileContext): SopSurvey | { problem: string } {
  if ('problem' in read) return read;
  const hash = blobId(read.bytes); // As git hashes it, so that one hash serves the cache and the comparison with a commit.
  hashes.set(file.path, hash);
  const known = cache?.find(file.file, hash);
  if (known) return known;
  const content = decodeContent(read);
  if ('problem' in content) return content;
  const sop = parse(content.text, file);
  // By way of JSON, as from the cache: a survey's strings then let go of the text that they were cut from.
  const json = JSON.stringify(isWanted ? surveySop(sop, rules, registries) : factsOnly(sop, rules, registries));
  if (isWanted) cache?.keep(file.file, hash, json);
  return JSON.parse(json) as SopSurvey;
}

/** Everything that a survey depends on beside the SOP's own bytes, as text. */
function stateOf({ contentDir, shownContentDir }: LocatedContent, registries: ParsedRegistries, rules: readonly Rule[]): string {
  const { roles, systems, glossary, settings } = registries;
  const entries = [roles, systems, glossary].map((registry) => registry && [registry.path, [...registry.entries]]);
  return JSON.stringify([engineVersion(), contentDir, shownContentDir, entries, settings, rules.map((rule) => [rule.name, rule.dimension, rule.severity, optionsOf(rule) ?? null, String(rule.check), String(rule.facts)])]);
}
