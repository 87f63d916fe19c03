import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

const MARKERS = ['playbook.yaml', 'roles.yaml', 'systems.yaml', 'sops'];

/** True for a folder with registries or `sops/`. */
export function isContentRoot(folder: string): boolean {
  return MARKERS.some((marker) => existsSync(path.join(folder, marker)));
}

/** The content folder that a file or folder belongs to: the nearest above that holds registries or `sops/`, else its own folder. */
export function findContentRoot(target: string): string {
  const start = statSync(target, { throwIfNoEntry: false })?.isDirectory() ? target : path.dirname(target);
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (isContentRoot(folder)) return folder;
    if (path.dirname(folder) === folder) return start;
  }
}
