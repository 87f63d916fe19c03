import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { findContentRoot } from '../playbook/find-content-root.ts';
import { readPlaybook } from '../playbook/read-playbook.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Terminal } from './terminal.ts';
import { userError } from './user-error.ts';

export interface FoundContent {
  /** Absolute. */
  readonly contentDir: string;
  readonly playbook: Playbook;
  /** Shown paths of the SOPs asked for; undefined when all are. */
  readonly only: ReadonlySet<string> | undefined;
}

/** Finds the content folder and reads it. Paths that lie in another playbook than the one named are read with that one's registries. */
export function findContent(content: string, paths: readonly string[], terminal: Terminal): FoundContent {
  if (content.trim() === '') throw userError('option-invalid', '--content', content, 'the name of a folder');
  const named = path.resolve(terminal.cwd, content);
  const targets = paths.map((target) => path.resolve(terminal.cwd, target));
  for (const [index, target] of targets.entries()) if (!existsSync(target)) throw userError('path-unknown', paths[index] ?? target);
  const first = targets[0];
  const contentDir = first === undefined || isInside(first, named) ? named : findContentRoot(first);
  if (!statSync(contentDir, { throwIfNoEntry: false })?.isDirectory()) throw userError('content-missing', content);
  const playbook = readPlaybook(contentDir, terminal.cwd);
  const found = [...playbook.sops, ...playbook.unreadable];
  if (found.length === 0) throw userError('no-sops', path.relative(terminal.cwd, contentDir) || '.');
  if (targets.length === 0) return { contentDir, playbook, only: undefined };
  const only = new Set<string>();
  for (const [index, target] of targets.entries()) {
    const inside = found.filter((file) => isInside(path.resolve(terminal.cwd, file.path), target));
    if (inside.length === 0) throw userError('path-unknown', paths[index] ?? target);
    for (const file of inside) only.add(file.path);
  }
  return { contentDir, playbook, only };
}

function isInside(target: string, folder: string): boolean {
  const relative = path.relative(folder, target);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}
