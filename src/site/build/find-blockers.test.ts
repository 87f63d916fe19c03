import { describe, expect, test } from 'vitest';
import { RULES } from '../../../lint-rules/index.ts';
import { lintPlaybook } from '../../lint/lint-playbook.ts';
import { makePlaybook, type PlaybookParts } from '../../playbook/playbook.ts';
import { parseSop } from '../../sop/parse-sop.ts';
import { findBlockers, renderBlockers } from './find-blockers.ts';

function blockersOf(files: Readonly<Record<string, string>>, more: Partial<PlaybookParts> = {}): string[] {
  const playbook = makePlaybook({ sops: Object.entries(files).map(([path, text]) => parseSop(text, { path })), ...more });
  const blockers = findBlockers(playbook, lintPlaybook(playbook, { rules: RULES, today: '2026-11-22' }));
  return renderBlockers(blockers).split('\n').slice(0, -1);
}

describe('what stops a build', () => {
  test('is not that an SOP is incomplete, stale or poor', () => {
    expect(blockersOf({ 'a/b.mdx': '---\ntitle: Route a lead\n---\n\nLater, as needed.\n' })).toEqual([]);
  });

  test('is code, in a draft too', () => {
    expect(blockersOf({ 'a/b.mdx': '---\ntitle: A\nstatus: draft\n---\n\nimport x from "y"\n\n[a](javascript:go)\n' })).toEqual([
      'a/b.mdx:6:1 Unexpected import, expected text: an SOP loads and runs nothing',
      'a/b.mdx:8:1 Unexpected link to "javascript:", expected http, https, mailto, tel or a relative address',
    ]);
  });

  test('is frontmatter that is wrong, every place of it, unless it is a draft', () => {
    const text = '---\ntitle: A\nstatus: active\nlastReviewed: 2026-02-30\nvresion: 1.0.0\n---\n';
    expect(blockersOf({ 'a/b.mdx': text }).map((line) => line.slice(0, 45))).toEqual([
      'a/b.mdx:4:15 Unexpected value of "lastReviewe',
      'a/b.mdx:5:1 Unexpected key "vresion", expecte',
    ]);
    expect(blockersOf({ 'a/b.mdx': text.replace('active', 'draft') })).toEqual([]);
  });

  test('is frontmatter that cannot be read, told once', () => {
    const lines = blockersOf({ 'a/b.mdx': '---\ntitle: A\nowner: [a\n---\n' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^a\/b\.mdx:\d+:\d+ /);
  });

  test('is the lack of a title', () => {
    const expected = 'Unexpected absence of a title, expected one: title: Route a new inbound lead';
    expect(blockersOf({ 'a/b.mdx': '', 'a/c.mdx': '---\nstatus: draft\n---\n' })).toEqual([`a/b.mdx:1:1 ${expected}`, `a/c.mdx:1:1 ${expected}`]);
  });

  test('is a second SOP at one address', () => {
    expect(blockersOf({ 'a/route-lead.mdx': '---\ntitle: A\n---\n', 'b/Route Lead.mdx': '---\ntitle: B\n---\n' })).toEqual([
      'b/Route Lead.mdx:1:1 Unexpected second SOP at the address of a/route-lead.mdx, expected a file name of its own: rename one of them',
    ]);
  });

  test('is a file that cannot be read', () => {
    const unreadable = [{ id: 'b', path: 'a/b.mdx', problems: [{ place: { line: 1, column: 1 }, message: 'Unexpected binary content, expected text' }] }];
    expect(blockersOf({}, { unreadable })).toEqual(['a/b.mdx:1:1 Unexpected binary content, expected text']);
  });
});
