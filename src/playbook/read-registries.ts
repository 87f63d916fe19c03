import { parseRegistries, type ParsedRegistries } from './parse-registries.ts';
import { readRegistryFiles } from './read-registry-files.ts';

/** Reads the registries and settings of a content folder. Content never makes it throw. */
export function readRegistries(contentDir: string, cwd: string): ParsedRegistries {
  const files = readRegistryFiles(contentDir, cwd);
  return parseRegistries((name) => files.get(name) ?? { path: name, content: undefined });
}
