import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Comparison } from '../changes/comparison.ts';
import { openComparisonCache } from './comparison-cache.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'comparison-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const comparison = (text: string): Comparison => ({ changes: [{ type: 'editorial', severity: 'editorial', text, part: 'naïve “part”', before: 'a\nb\t' }], title: undefined, broken: ['after'], restsOn: 'abc' });

/** One run that asks for all keys and compares those that it does not find; tells how many it found. */
function run(keys: readonly string[], state = 'one'): number {
  const cache = openComparisonCache(folder, state);
  const found = keys.filter((key) => {
    const kept = cache?.get(key);
    if (kept) expect(kept).toEqual(comparison(key));
    else cache?.set(key, comparison(key));
    return kept !== undefined;
  });
  cache?.save();
  return found.length;
}

const files = () => readdirSync(folder).toSorted();
const onlyFile = () => path.join(folder, files()[0] ?? '');
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `key ${index}`);

describe('comparisons on disk', () => {
  test('are found again, whatever their keys and texts hold', () => {
    const keys = ['a:sops/x.mdx:b:=', 'tab\tand\nline', 'naïve 日本 \u2028', ''];
    expect([run(keys), run(keys), files().length]).toEqual([0, 4, 1]);
  });

  test('are added to those that are there, and a run that finds all of them writes nothing', () => {
    run(['a', 'b', 'c']);
    const before = readFileSync(onlyFile(), 'utf8');
    expect(run(['a', 'b', 'c', 'd'])).toBe(3);
    const after = readFileSync(onlyFile(), 'utf8');
    expect(after.startsWith(before) && after.length > before.length).toBe(true);
    utimesSync(onlyFile(), 1, 1);
    run(['a', 'b', 'c', 'd']);
    expect(readFileSync(onlyFile(), 'utf8')).toBe(after);
  });

  test('that another branch asks for stay until there are as many again, and then go', () => {
    run(['a', 'b', 'c', 'd']);
    expect([run(['a', 'b', 'x', 'y']), run(['a', 'b', 'c', 'd'])]).toEqual([2, 4]);
    run(['p', 'q']);
    expect(run(['a', 'b', 'p', 'q'])).toBe(2);
  });

  test('of a run that asked for none stay', () => {
    run(['a']);
    run([]);
    expect(run(['a'])).toBe(1);
  });

  test('of other code are not believed, and four files are kept, the newest', () => {
    run(['a'], 'state 0');
    const [first] = files();
    for (let state = 1; state < 6; state++) {
      expect(run(['a'], `state ${state}`)).toBe(0);
      for (const [age, name] of files().entries()) if (name === first) utimesSync(path.join(folder, name), age + 1, age + 1);
    }
    expect([files().length, files().includes(first ?? '')]).toEqual([4, false]);
  });

  test('that cannot be told from another state are not kept', () => {
    expect(openComparisonCache(undefined, 'state')).toBeUndefined();
  });
});

describe('damage', () => {
  test('costs the lines that it hits', () => {
    run(numbered(4));
    const lines = readFileSync(onlyFile(), 'utf8').split('\n');
    lines[1] = (lines[1] ?? '').replace('editorial', 'retrained');
    lines[2] = '';
    writeFileSync(onlyFile(), lines.join('\n'));
    expect([run(numbered(4)), run(numbered(4))]).toEqual([2, 4]);
  });

  test.each([['a line cut short', '\n0123\t"key 9"\t{"chang'], ['no line at all', '\n\0\0\0'], ['what another program wrote', '\n{}\n[]\nnull\n']])('%s is passed over, and mended by the next run that writes', (_, damage) => {
    run(numbered(3));
    appendFileSync(onlyFile(), damage);
    expect([run(numbered(5)), run(numbered(5))]).toEqual([3, 5]);
  });

  test('a line that says something else with a right hash is compared anew', async () => {
    const { hash } = await import('node:crypto');
    run(numbered(1));
    for (const json of ['null', '[]', '{"changes":1,"broken":[]}', '{']) {
      const said = `"key 0"\t${json}`;
      writeFileSync(onlyFile(), `${hash('sha1', said)}\t${said}\n`);
      expect([json, run(numbered(1))]).toEqual([json, 0]);
    }
  });

  test('two runs at once lose nothing but time', () => {
    run(['a']);
    const [one, other] = [openComparisonCache(folder, 'one'), openComparisonCache(folder, 'one')];
    for (const [cache, key] of [[one, 'b'], [other, 'c']] as const) {
      cache?.get('a');
      cache?.set(key, comparison(key));
    }
    one?.save();
    other?.save();
    expect(run(['a', 'b', 'c'])).toBe(3);
  });

  test('a file in place of the folder, or a folder in place of the file, is left as it is', () => {
    run(['a']);
    const file = onlyFile();
    rmSync(file);
    mkdirSync(path.join(file, 'x'), { recursive: true });
    expect([run(['a']), run(['a'])]).toEqual([0, 0]);
    expect(existsSync(path.join(file, 'x'))).toBe(true);
  });
});
