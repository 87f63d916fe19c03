import { statSync } from 'node:fs';
import path from 'node:path';
import { decodeContent, readContentBytes, shownPath } from './content-files.ts';
import { parseRegistries, type ParsedRegistries } from './parse-registries.ts';

/** Reads the registries and settings of a content folder. Content never makes it throw. */
export function readRegistries(contentDir: string, cwd: string): ParsedRegistries {
  return parseRegistries((name) => {
    const file = path.resolve(cwd, contentDir, name);
    return { path: shownPath(file, cwd), content: statSync(file, { throwIfNoEntry: false }) ? decodeContent(readContentBytes(file)) : undefined };
  });
}
