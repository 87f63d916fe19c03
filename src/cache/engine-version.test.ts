import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { COMPARISON_PACKAGES, COMPARISON_SOURCES, comparisonVersion } from './engine-version.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Every module that a module loads, itself among them, and the packages that they name. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.endsWith('.ts')) return seen;
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  for (const [, name = ''] of text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)'|import\('([^']+)'\)/gm)) {
    if (name.startsWith('.')) reached(path.posix.join(path.posix.dirname(file), name), seen);
    else if (!name.startsWith('node:')) seen.add(name);
  }
  return seen;
}

test('the version of comparisons covers all code and every package that compares', () => {
  const found = [...reached('src/changes/tell-life.ts')];
  expect(found.length).toBeGreaterThan(20);
  const isCovered = (name: string) => (name.endsWith('.ts') ? COMPARISON_SOURCES.some((folder) => name.startsWith(`${folder}/`)) : COMPARISON_PACKAGES.includes(name));
  expect(found.filter((name) => !isCovered(name))).toEqual([]);
  expect(comparisonVersion()).toMatch(/^[0-9a-f]{64}$/);
});
