import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** All that decides what a text is found to say: how it is read, and what the rules hold against it. */
const SOURCES = ['lint-rules', 'src/sop', 'src/playbook', 'src/import', 'src/lint', 'src/cache'];
const PACKAGES = ['satteri', 'js-yaml', 'yaml', 'zod', 'gray-matter', 'unified', 'remark-parse', 'remark-mdx', 'remark-gfm', 'micromark', 'mdast-util-from-markdown', 'mdast-util-to-string', 'hast-util-from-html', 'hast-util-to-mdast'];

/** All that decides what comparing two texts comes to. */
export const COMPARISON_SOURCES = ['src/sop', 'src/changes', 'src/import', 'src/cache'];
export const COMPARISON_PACKAGES = ['gray-matter', 'zod', 'satteri', 'js-yaml', 'yaml', 'mdast-util-to-string', 'diff', 'fast-myers-diff', 'fastest-levenshtein', 'remark-parse', 'remark-mdx', 'remark-gfm', 'unified', 'micromark', 'mdast-util-from-markdown'];

let version: string | undefined;

/** A hash of the engine's own sources and of the parsers it stands on: another engine shares no surveys with this one. */
export function engineVersion(): string {
  return (version ??= hashEngine(SOURCES, PACKAGES));
}

let comparison: string | undefined;

/** The same of what compares versions of SOPs; undefined where its sources are not at hand, as in a bundle. */
export function comparisonVersion(): string | undefined {
  if (!existsSync(path.join(ROOT, 'src/changes/tell-life.ts'))) return undefined;
  return (comparison ??= hashEngine(COMPARISON_SOURCES, COMPARISON_PACKAGES));
}

/** The same of what asks git; undefined where its sources are not at hand. */
export function historyVersion(): string | undefined {
  if (!existsSync(path.join(ROOT, 'src/history/kept-log.ts'))) return undefined;
  return hashEngine(['src/history', 'src/cache'], ['simple-git']);
}

function hashEngine(sources: readonly string[], packages: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const folder of sources) addFolder(path.join(ROOT, folder), hash);
  for (const name of packages) addFile(path.join(ROOT, 'node_modules', name, 'package.json'), hash);
  return hash.digest('hex');
}

type Hash = ReturnType<typeof createHash>;

function addFolder(folder: string, hash: Hash): void {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return; // A folder that an installed copy lacks has nothing to say.
  }
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) addFolder(full, hash);
    else if (/(?<!\.test)\.[jt]s$/.test(entry.name)) addFile(full, hash);
  }
}

function addFile(file: string, hash: Hash): void {
  hash.update(path.relative(ROOT, file)).update('\0');
  try {
    hash.update(readFileSync(file)).update('\0');
  } catch {
    hash.update('missing\0');
  }
}
