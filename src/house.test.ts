import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/** The house's walls: what each part may not know. */
const ROOT = path.resolve(import.meta.dirname, '..');

function sources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => path.join(folder, file).replaceAll(path.sep, '/'));
}

const imports = (text: string) => [...text.matchAll(/(?:from|import\() ?'([^']+)'/g)].map(([, name = '']) => name);
const EDGES = /^node:(?!crypto$|path\/posix$|util$)|^simple-git$/;
const CLOCK_OR_PROCESS = /\bDate\.now\(|\bnew Date\(\)|\bprocess\.|\bperformance\.now\(/;

describe('pure parts touch no disk, process, network or clock', () => {
  const exempt = new Set(['lint-rules/remark.ts']);
  test.each([...sources('src/sop'), ...sources('src/lint'), ...sources('src/changes'), ...sources('src/import'), ...sources('lint-rules')].filter((file) => !exempt.has(file)))('%s', (file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    expect(imports(text).filter((name) => EDGES.test(name))).toEqual([]);
    expect(text).not.toMatch(CLOCK_OR_PROCESS);
  });
});

describe('lower parts know nothing of higher ones', () => {
  const FORBIDDEN: Readonly<Record<string, RegExp>> = {
    'src/sop': /\/(playbook|lint|history|changes|site|cli|lint-rules)\//,
    'src/import': /\/(playbook|lint|history|changes|site|cli|lint-rules)\//,
    'src/playbook': /\/(lint|history|changes|site|cli|lint-rules)\//,
    'src/lint': /\/(history|changes|site|cli|lint-rules)\//,
    'src/changes': /\/(lint|site|cli|lint-rules)\//,
    'lint-rules': /\/(history|site|cli)\//,
  };
  test.each(Object.entries(FORBIDDEN))('%s', (folder, forbidden) => {
    const offending = sources(folder).filter((file) => imports(readFileSync(path.join(ROOT, file), 'utf8')).some((name) => forbidden.test(name)));
    expect(offending).toEqual([]);
  });
});

test('only src/history imports simple-git', () => {
  const all = [...sources('src'), ...sources('lint-rules'), ...sources('scripts')];
  expect(all.filter((file) => imports(readFileSync(path.join(ROOT, file), 'utf8')).includes('simple-git')).filter((file) => !file.startsWith('src/history/'))).toEqual([]);
});

test('no file is a catch-all', () => {
  const all = [...sources('src'), ...sources('lint-rules'), ...sources('scripts')];
  expect(all.filter((file) => /(^|\/)(utils?|helpers?|misc|common|types)\.ts$/.test(file))).toEqual([]);
});
