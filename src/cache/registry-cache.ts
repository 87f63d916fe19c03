import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ParsedRegistries } from '../playbook/parse-registries.ts';
import type { RegistryFiles } from '../playbook/read-registry-files.ts';
import { engineVersion } from './engine-version.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Parses registries, or takes what an earlier run made of the same texts. Reading YAML and checking it brings a
 * hundred modules along, which a run where nothing changed does without.
 *
 * @param folder where caches lie; undefined to keep nothing.
 */
export async function parseRegistryFiles(files: RegistryFiles, folder: string | undefined): Promise<ParsedRegistries> {
  const key = folder === undefined ? '' : createHash('sha256').update(JSON.stringify([engineVersion(), [...files]])).digest('hex');
  const known = folder === undefined ? undefined : find(fileIn(folder), key);
  if (known) return known;
  const { parseRegistries } = await import('../playbook/parse-registries.ts');
  const parsed = parseRegistries((name) => files.get(name) ?? { path: name, content: undefined });
  if (folder !== undefined) keep(fileIn(folder), key, parsed);
  return parsed;
}

function fileIn(folder: string): string {
  return path.join(folder, 'registries.txt');
}

/** The file holds the key, the hash of what follows, and the registries as JSON. */
function find(file: string, key: string): ParsedRegistries | undefined {
  try {
    const [known, hash, json = ''] = readFileSync(file, 'utf8').split('\n', 3);
    return known === key && hash === hashOf(json) ? revive(json) : undefined;
  } catch {
    return undefined; // No cache yet, or none that can be read.
  }
}

function keep(file: string, key: string, registries: ParsedRegistries): void {
  const json = JSON.stringify(registries, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  if (!isDeepStrictEqual(revive(json), registries)) return; // YAML can say what JSON cannot, such as .nan.
  replaceFile(file, (partial) => writeFileSync(partial, `${key}\n${hashOf(json)}\n${json}`));
}

function hashOf(json: string): string {
  return createHash('sha256').update(json).digest('hex');
}

type PlainRegistry<Registry> = Registry extends { readonly path: string; readonly entries: ReadonlyMap<string, infer Entry> } ? { readonly path: string; readonly entries: readonly (readonly [string, Entry])[] } : undefined;
type PlainRegistries = Omit<ParsedRegistries, 'roles' | 'systems' | 'glossary'> & { readonly [Name in 'roles' | 'systems' | 'glossary']?: PlainRegistry<NonNullable<ParsedRegistries[Name]>> };

function revive(json: string): ParsedRegistries {
  const { roles, systems, glossary, settings, problems } = JSON.parse(json) as PlainRegistries;
  const mapped = <Entry>(registry: { readonly path: string; readonly entries: readonly (readonly [string, Entry])[] } | undefined) => registry && { path: registry.path, entries: new Map(registry.entries) };
  return { roles: mapped(roles), systems: mapped(systems), glossary: mapped(glossary), settings, problems };
}
