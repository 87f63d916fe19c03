import { expect, test } from 'vitest';
import { renderImportReport, type ImportedFile } from './import-report.ts';

const file: ImportedFile = { source: 'a.md', target: 'sops/a.mdx', outcome: 'written', steps: 3, found: [], unusedKeys: [], comments: 0, broken: [], warnings: [], images: [] };
const many = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);

test('long lists are cut, and say how much they leave out', () => {
  const broken = many(60).map((url, index) => ({ url, kind: 'link' as const, place: { line: index + 1, column: 1 }, reason: 'there is no such file' }));
  const report = renderImportReport({ files: [{ ...file, images: many(2000), unusedKeys: many(20), warnings: many(10), broken }], refused: [], skipped: [] });
  expect(report).toContain('images   n0, n1, n2, n3, n4, n5, n6, n7 and 1992 more\n');
  expect(report).toContain('n7 and 12 more of the frontmatter\n');
  expect(report).toContain('note     and 2 more of the kind\n');
  expect(report).toContain('broken   and 10 more addresses\n');
  expect(report).toContain('60 broken links');
});

test('an address that stands on many lines names a few of them', () => {
  const broken = many(20).map((_, index) => ({ url: '', kind: 'image' as const, place: { line: index + 1, column: 1 }, reason: 'it leads nowhere' }));
  expect(renderImportReport({ files: [{ ...file, broken }], refused: [], skipped: [] })).toContain('broken   image without an address (lines 1, 2, 3, 4, 5, 6, 7, 8 and 12 more): it leads nowhere\n');
});
