import path from 'node:path';
import { dump, load } from 'js-yaml';
import { markdownTable } from 'markdown-table';
import type { Root } from 'mdast';
import { applyFixes } from 'markdownlint';
import { lint } from 'markdownlint/sync';
import { format, type Options as PrettierOptions } from 'prettier';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm, { type Options as GfmOptions } from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify, { type Options as StringifyOptions } from 'remark-stringify';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { parseDocument, stringify, type ToStringOptions } from 'yaml';
import { readPlaybook } from '../playbook/read-playbook.ts';
import { fingerprintOf } from '../sop/fingerprint.ts';
import { parseSop } from '../sop/parse-sop.ts';
import { compareSops } from './compare-sops.ts';
import { EDITED_SOP } from './single-edits.ts';

type Reformat = (text: string) => string | Promise<string>;

const prettier = (options: PrettierOptions): Reformat => (text) => format(text, { parser: 'mdx', ...options });

const processor = (gfm: GfmOptions = {}) => unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm, gfm).use(remarkMdx);
const trees = new Map<string, Root>();

const remark = (options: StringifyOptions, gfm: GfmOptions = {}): Reformat => (text) => {
  const tree = trees.get(text) ?? processor().parse(text);
  trees.set(text, tree);
  return processor(gfm).use(remarkStringify, options).stringify(tree);
};

/** Writes the frontmatter anew; the body stays. */
const yaml = (write: (source: string) => string): Reformat => (text) => text.replace(/^---\n([^]*?)\n---\n/, (_, source: string) => `---\n${write(source).trimEnd()}\n---\n`);
const emit = (options: ToStringOptions) => yaml((source) => parseDocument(source).toString(options));

/** Tables as a formatter of its own writes them, padded or bare. */
const tables = (options: Parameters<typeof markdownTable>[1]): Reformat => (text) =>
  text.replace(/(?:^\|.*\|\n)+/gm, (table) => {
    const [head = [], , ...rows] = table.trim().split('\n').map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim()));
    return `${markdownTable([head, ...rows], options)}\n`;
  });

const markdownlintFix: Reformat = (text) => {
  const config = { default: true, MD004: { style: 'plus' }, MD029: { style: 'one' }, MD030: { ol_single: 2, ul_single: 3 }, MD049: { style: 'underscore' }, MD050: { style: 'underscore' }, MD055: { style: 'leading_and_trailing' } } as const;
  return applyFixes(text, lint({ strings: { text }, config })['text'] ?? []);
};

const WAYS: Readonly<Record<string, Reformat>> = {
  'Prettier, prose wrapped at 60 characters': prettier({ proseWrap: 'always', printWidth: 60 }),
  'Prettier, a line a paragraph': prettier({ proseWrap: 'never' }),
  'Prettier, prose as it is, single quotes and four spaces': prettier({ singleQuote: true, tabWidth: 4, bracketSpacing: false, printWidth: 40 }),
  'remark as it comes': remark({}),
  'remark, plus signs and underscores': remark({ bullet: '+', bulletOther: '-', emphasis: '_', strong: '_', rule: '_', listItemIndent: 'tab' }),
  'remark, hyphens, closed headings and tildes': remark({ bullet: '-', closeAtx: true, fence: '~', quote: "'", rule: '-', ruleSpaces: true, listItemIndent: 'mixed' }),
  'remark, every number one, brackets for stops': remark({ incrementListMarker: false, bulletOrdered: ')', setext: true, resourceLink: true }),
  'remark, tables without padding': remark({}, { tableCellPadding: false, tablePipeAlign: false }),
  'markdownlint, whatever it can fix': markdownlintFix,
  'a formatter of tables': tables({}),
  'a formatter of tables that aligns nothing': tables({ alignDelimiters: false, padding: false }),
  'yaml, as it keeps documents': emit({}),
  'yaml, all in blocks and wide': yaml((source) => stringify(parseDocument(source).toJS(), { lineWidth: 0, collectionStyle: 'block', indent: 4 })),
  'yaml, all in flow and narrow': yaml((source) => stringify(parseDocument(source).toJS(), { lineWidth: 40, collectionStyle: 'flow' })),
  'yaml, every text in single quotes': yaml((source) => stringify(parseDocument(source).toJS(), { defaultStringType: 'QUOTE_SINGLE', singleQuote: true, sortMapEntries: true })),
  'yaml, every text and key in double quotes': yaml((source) => stringify(parseDocument(source).toJS(), { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE' })),
  'js-yaml, sorted': yaml((source) => dump(load(source), { sortKeys: true })),
  'js-yaml, narrow': yaml((source) => dump(load(source), { lineWidth: 40, indent: 4 })),
  'unix2dos': (text) => text.replaceAll('\n', '\r\n'),
  'an editor that marks the byte order': (text) => `\uFEFF${text}`,
  'an editor that leaves spaces at line ends': (text) => text.replace(/(?<=[^\n])$/gm, ' '),
  'a trimmer of white space and final line ends': (text) => text.replace(/[ \t]+$/gm, '').trimEnd(),
  'an editor that adds blank lines': (text) => text.replace(/^(?=#)/gm, '\n\n').concat('\n\n\n'),
  'headings underlined': (text) => text.replace(/^## (.*)$/gm, '$1\n---'),
};

const PLAYBOOK = readPlaybook('content', path.resolve(import.meta.dirname, '../..'));
const SOPS = [parseSop(EDITED_SOP, { path: 'corpus.mdx' }), ...PLAYBOOK.sops];

describe('what tools rewrite is no change, and leaves the fingerprint as it was', () => {
  test.each(Object.entries(WAYS))('%s', async (_, reformat) => {
    let rewritten = 0;
    for (const before of SOPS) {
      const { path: file, text } = before;
      const after = await reformat(text);
      if (after !== text) rewritten++;
      const now = parseSop(after, { path: file, file: before.file });
      expect([file, ...compareSops(before, now)]).toEqual([file]);
      expect([file, fingerprintOf(now)]).toEqual([file, fingerprintOf(before)]);
    }
    expect(rewritten).toBeGreaterThan(0);
  });
});
