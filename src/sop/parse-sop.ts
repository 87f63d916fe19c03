import type { Root } from 'mdast';
import type { z } from 'zod';
import { readFrontmatter, type RawFrontmatter } from './frontmatter.ts';
import { readMeta, type Meta, type MetaReading } from './meta.ts';
import type { Place, ReadingProblem } from './place.ts';
import { readMdast, type MdastReader, type MdastReading } from './read-mdast.ts';
import type { FieldPath } from './read-yaml.ts';
import type { SchemaIssue } from './schema-issues.ts';
import { frontmatterSchema, type SopStatus } from './schema.ts';
import { readSections, type Section } from './sections.ts';
import { readSteps, type Step } from './steps.ts';
import { readBodyPassages, readFrontmatterPassages, type ZonedPassage } from './zoned-passages.ts';

/** One SOP as a value: everything a rule, a page or a comparison needs, without its file. */
export interface Sop {
  /** The file's name without its ending. */
  readonly id: string;
  /** The business function that the SOP belongs to: its folder; empty at the top. */
  readonly function: string;
  /** The path as a reader of the output should see it, with `/`. */
  readonly path: string;
  /** The path within the content folder, with `/`; how history knows the file. */
  readonly file: string;
  /** The text as read: `\n` line ends, no byte order mark. */
  readonly text: string;
  readonly lines: readonly string[];
  readonly title: string;
  readonly status: SopStatus;
  readonly frontmatter: RawFrontmatter;
  readonly meta: Meta;
  readonly schemaIssues: readonly SchemaIssue[];
  /** What the frontmatter was held against. */
  readonly schema: z.ZodType;
  readonly tree: Root;
  readonly mdxProblems: readonly ReadingProblem[];
  readonly sections: readonly Section[];
  readonly steps: readonly Step[];
  /** Every passage in reading order, those of the frontmatter first. */
  readonly passages: readonly ZonedPassage[];
  /** The place of a value, by its path or by an object of `meta` and a key in it; its parent's when it is missing. */
  placeOf(target: FieldPath | object, ...keys: FieldPath): Place;
  /** As `placeOf`, but the place of the key. */
  keyPlaceOf(target: FieldPath | object, ...keys: FieldPath): Place;
}

export interface ParseOptions {
  readonly path: string;
  /** Within the content folder; `path` when left out. */
  readonly file?: string;
  /** The folder that `path` lies in when left out. */
  readonly function?: string;
  readonly reader?: MdastReader;
  /** What another reader has found in place of the text's own frontmatter. */
  readonly frontmatter?: RawFrontmatter;
}

/** Line ends become `\n`, and a byte order mark goes: the same text whatever wrote it. Places stay the same. */
export function normaliseText(text: string): string {
  const unmarked = text.replace(/^\uFEFF/, '');
  return unmarked.includes('\r') ? unmarked.replace(/\r\n?/g, '\n') : unmarked;
}

/** A text to be parsed, with how. */
export interface SopSource extends ParseOptions {
  readonly text: string;
}

/** Text to SOP. Pure, and never throws on content: what is missing or malformed is absent, and says so in its problems. */
export function parseSop(source: string, options: ParseOptions): Sop {
  const [sop] = parseSops([{ ...options, text: source }]);
  return sop as Sop;
}

/** As `parseSop`, for several: stage by stage over all of them, because a processor that keeps to one kind of work has its code at hand. */
export function parseSops(sources: readonly SopSource[]): Sop[] {
  const texts = sources.map(({ text }) => normaliseText(text));
  const frontmatters = sources.map((source, index) => source.frontmatter ?? readFrontmatter(texts[index] ?? ''));
  const metas = frontmatters.map(readMeta);
  const trees = sources.map(({ reader = readMdast }, index) => reader(texts[index] ?? ''));
  return sources.map((source, index) => makeSop(source, texts[index] as string, frontmatters[index] as RawFrontmatter, metas[index] as MetaReading, trees[index] as MdastReading));
}

function makeSop({ path, file = path, function: folder }: ParseOptions, text: string, frontmatter: RawFrontmatter, { meta, issues, pathOf }: MetaReading, { tree, problems }: MdastReading): Sop {
  const lines = text.split('\n');
  const sections = readSections(tree);
  const steps = readSteps(sections, lines);
  const pathParts = path.replaceAll('\\', '/').split('/');
  const id = (pathParts.at(-1) ?? '').replace(/\.(?:mdx?|markdown|html?|docx)$/i, '');
  const resolve = (target: FieldPath | object, keys: FieldPath): FieldPath => [
    ...(Array.isArray(target) && (target.length === 0 || typeof target[0] !== 'object') ? (target as FieldPath) : pathOf(target)),
    ...keys,
  ];
  return {
    id,
    function: folder ?? pathParts.at(-2) ?? '',
    path: pathParts.join('/'),
    file: file.replaceAll('\\', '/'),
    text,
    lines,
    title: meta.title ?? id,
    status: meta.status ?? 'active',
    frontmatter,
    meta,
    schemaIssues: issues,
    schema: frontmatterSchema,
    tree,
    mdxProblems: problems,
    sections,
    steps,
    passages: [...readFrontmatterPassages(frontmatter, lines), ...readBodyPassages(sections, steps, lines)],
    placeOf: (target, ...keys) => frontmatter.placeOf(resolve(target, keys)),
    keyPlaceOf: (target, ...keys) => frontmatter.keyPlaceOf(resolve(target, keys)),
  };
}
