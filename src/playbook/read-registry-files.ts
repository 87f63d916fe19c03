import { statSync } from 'node:fs';
import path from 'node:path';
import { decodeContent, readContentBytes, shownPath, type FileContent } from './content-files.ts';
import { REGISTRY_FILES } from './registry-names.ts';

/** The texts of the registries and settings by file name, with their shown paths; undefined content where there is no such file. */
export type RegistryFiles = ReadonlyMap<string, { readonly path: string; readonly content: FileContent | undefined }>;

/** Reads the files of a content folder that stand beside its SOPs. Content never makes it throw. */
export function readRegistryFiles(contentDir: string, cwd: string): RegistryFiles {
  return new Map(
    REGISTRY_FILES.map((name) => {
      const file = path.resolve(cwd, contentDir, name);
      return [name, { path: shownPath(file, cwd), content: statSync(file, { throwIfNoEntry: false }) ? decodeContent(readContentBytes(file)) : undefined }] as const;
    }),
  );
}
