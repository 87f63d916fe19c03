import type { z } from 'zod';
import { frontmatterSchema, type Frontmatter } from './schema.ts';
import type { RawFrontmatter } from './frontmatter.ts';
import type { FieldPath } from './read-yaml.ts';
import { explainSchemaIssue, valueAt, type SchemaIssue } from './schema-issues.ts';

/** The frontmatter that can be relied on: every key present has the schema's shape; what is malformed is absent. */
export type Meta = Partial<Frontmatter>;

export interface MetaReading {
  readonly meta: Meta;
  readonly issues: readonly SchemaIssue[];
  /** The path at which an object of `meta` stands in the file; list items keep their written index. */
  pathOf(item: object): FieldPath;
}

/** Checks the data against the schema and keeps what is well-formed. Never throws. */
export function readMeta(frontmatter: RawFrontmatter): MetaReading {
  const first = frontmatterSchema.safeParse(frontmatter.data);
  if (first.success) return { meta: frontmatter.data as Meta, issues: [], pathOf: pathsIn(frontmatter.data) };
  const issues = first.error.issues.flatMap((issue) => explainSchemaIssue(issue, frontmatter.data));
  const paths = new Map<object, FieldPath>();
  const kept = cloneWithPaths(frontmatter.data, [], paths) as Record<string, unknown>;
  // Dropping a malformed part can leave its list empty, or its parent without a required key: look again until it holds.
  for (let round = 0, result: ReturnType<typeof frontmatterSchema.safeParse> = first; round < 20 && !result.success; round++) {
    // Last list items first, so that removing one does not shift the next.
    const removed = result.error.issues.toSorted(byPathDescending).filter((issue) => prune(kept, issue));
    if (removed.length === 0) break;
    result = frontmatterSchema.safeParse(kept);
  }
  return { meta: kept as Meta, issues, pathOf: (item) => paths.get(item) ?? [] };
}

/** Looks the data through when the first path is asked for: most SOPs have nothing to point at. */
function pathsIn(data: object): (item: object) => FieldPath {
  let paths: Map<object, FieldPath> | undefined;
  return (item) => {
    if (!paths) collectPaths(data, [], (paths = new Map()));
    return paths.get(item) ?? [];
  };
}

function collectPaths(value: unknown, path: FieldPath, paths: Map<object, FieldPath>): void {
  if (value === null || typeof value !== 'object' || paths.has(value)) return;
  paths.set(value, path);
  for (const [key, item] of Object.entries(value)) collectPaths(item, [...path, Array.isArray(value) ? Number(key) : key], paths);
}

function cloneWithPaths(value: unknown, path: FieldPath, paths: Map<object, FieldPath>): unknown {
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
    const target = valueAt(root, path) as Record<string, unknown> | undefined;
    for (const key of issue.keys) delete target?.[key];
    return target !== undefined;
  }
  for (let length = path.length; length > 0; length--) {
    const parent = valueAt(root, path.slice(0, length - 1));
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
