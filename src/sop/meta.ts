import type { z } from 'zod';
import { frontmatterSchema, type Frontmatter } from './schema.ts';
import type { FieldPath, RawFrontmatter } from './frontmatter.ts';

/** The frontmatter that can be relied on: every key present has the schema's shape; what is malformed is absent. */
export type Meta = Partial<Frontmatter>;

/** What the schema holds against the frontmatter. */
export interface SchemaIssue {
  readonly path: FieldPath;
  readonly kind: 'missing' | 'unknown-key' | 'wrong';
  /** What was expected, starting with "expected". */
  readonly expected: string;
}

export interface MetaReading {
  readonly meta: Meta;
  readonly issues: readonly SchemaIssue[];
  /** The path at which an object of `meta` stands in the file; list items keep their written index. */
  pathOf(item: object): FieldPath;
}

/** Checks the data against the schema and keeps what is well-formed. Never throws. */
export function readMeta(frontmatter: RawFrontmatter): MetaReading {
  const paths = new WeakMap<object, FieldPath>();
  const kept = cloneWithPaths(frontmatter.data, [], paths) as Record<string, unknown>;
  const first = frontmatterSchema.safeParse(frontmatter.data);
  const issues = first.success ? [] : first.error.issues.flatMap((issue) => explain(issue, frontmatter.data));
  // Dropping a malformed part can leave its list empty, or its parent without a required key: look again until it holds.
  for (let round = 0, result = first; round < 20 && !result.success; round++) {
    // Last list items first, so that removing one does not shift the next.
    const removed = result.error.issues.toSorted(byPathDescending).filter((issue) => prune(kept, issue));
    if (removed.length === 0) break;
    result = frontmatterSchema.safeParse(kept);
  }
  return { meta: kept as Meta, issues, pathOf: (item) => paths.get(item) ?? [] };
}

function cloneWithPaths(value: unknown, path: FieldPath, paths: WeakMap<object, FieldPath>): unknown {
  if (value === null || typeof value !== 'object') return value;
  const copy: unknown = Array.isArray(value)
    ? value.map((item, index) => cloneWithPaths(item, [...path, index], paths))
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cloneWithPaths(item, [...path, key], paths)]));
  paths.set(copy as object, path);
  return copy;
}

/** Removes what an issue points at; its nearest list item or parent when it points at something missing. True when anything went. */
function prune(root: Record<string, unknown>, issue: z.core.$ZodIssue): boolean {
  const path = issue.path as FieldPath;
  if (issue.code === 'unrecognized_keys') {
    const target = at(root, path) as Record<string, unknown>;
    for (const key of issue.keys) delete target[key];
    return true;
  }
  for (let length = path.length; length > 0; length--) {
    const parent = at(root, path.slice(0, length - 1));
    const key = path[length - 1] as string | number;
    if (Array.isArray(parent) && typeof key === 'number' && key < parent.length) {
      parent.splice(key, 1);
      return true;
    }
    if (parent !== null && typeof parent === 'object' && !Array.isArray(parent) && Object.hasOwn(parent, key)) {
      delete (parent as Record<string, unknown>)[key];
      return true;
    }
  }
  return false;
}

function byPathDescending(a: z.core.$ZodIssue, b: z.core.$ZodIssue): number {
  const length = Math.min(a.path.length, b.path.length);
  for (let index = 0; index < length; index++) {
    const [left, right] = [a.path[index], b.path[index]];
    if (typeof left === 'number' && typeof right === 'number' && left !== right) return right - left;
  }
  return b.path.length - a.path.length;
}

function at(root: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], root);
}

function explain(issue: z.core.$ZodIssue, data: unknown): SchemaIssue[] {
  const path = issue.path as FieldPath;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], kind: 'unknown-key' as const, expected: 'expected a known key' }));
  }
  const missing = at(data, path) === undefined;
  return [{ path, kind: missing ? 'missing' : 'wrong', expected: expectation(issue) }];
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `expected one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.message.startsWith('expected') ? issue.message : `expected ${String(issue.minimum)} or more`;
    case 'too_big':
      return `expected ${String(issue.maximum)} or less`;
    case 'invalid_union':
      return unionExpectation(issue);
    default:
      return issue.message.startsWith('expected') ? issue.message : `expected a valid value (${issue.message})`;
  }
}

/** The branches of a union, said once each: "expected one of daily, weekly … or an ISO duration". */
function unionExpectation(issue: z.core.$ZodIssueInvalidUnion): string {
  const parts = issue.errors.map((branch) => (branch[0] ? expectation(branch[0]).replace(/^expected (one of )?/, '') : 'a valid value'));
  return `expected ${[...new Set(parts)].join(' or ')}`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text (put quotes around a number or date-like value)',
  array: 'a list: start each entry with "- "',
  object: '"key: value" pairs',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};
