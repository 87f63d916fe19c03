import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { slugOf } from '../sop/heading-slugs.ts';

const PAGE = path.resolve(import.meta.dirname, '../pages/sops/[id].astro');

/** The page of an SOP and every component it is made of. */
function partsOf(file: string): string[] {
  const imported = [...readFileSync(file, 'utf8').matchAll(/from '([^']+\.astro)'/g)];
  return [file, ...imported.flatMap(([, name = '']) => partsOf(path.resolve(path.dirname(file), name)))];
}

test('no part of the page around a body has an id that a heading of the body could get', () => {
  const ids = partsOf(PAGE).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bid(?:="|: ')([^"']+)["']/g)].map(([, id = '']) => id));
  expect(ids).toContain('pageMain');
  expect(ids.filter((id) => slugOf(id) === id)).toEqual([]);
});
