import type { z } from 'zod';
import { suggestion } from './did-you-mean.ts';
import type { FieldPath } from './read-yaml.ts';

/** What a schema holds against a YAML file, in the words of its author. */
export interface SchemaIssue {
  readonly path: FieldPath;
  readonly kind: 'missing' | 'unknown-key' | 'wrong';
  /** What was expected, starting with "expected". */
  readonly expected: string;
}

/** The value at a path, or undefined. */
export function valueAt(root: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], root);
}

/** What a schema's complaint means to the person who wrote the file. `data` is what was checked. */
export function explainSchemaIssue(issue: z.core.$ZodIssue, data: unknown): SchemaIssue[] {
  const path = issue.path as FieldPath;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], kind: 'unknown-key' as const, expected: 'expected a known key' }));
  }
  const missing = valueAt(data, path) === undefined;
  return [{ path, kind: missing ? 'missing' : 'wrong', expected: expectation(issue) }];
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.startsWith('expected') ? issue.message : `expected ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
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
  if (issue.message.startsWith('expected')) return issue.message;
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

/** One sentence for a finding: what is unexpected, what was expected, and the key that was probably meant. */
export function describeSchemaIssue(issue: SchemaIssue, schema: z.ZodType): string {
  const key = issue.path.at(-1);
  const name = issue.path.map((part) => (typeof part === 'number' ? `entry ${part + 1}` : `"${part}"`)).join(' › ');
  if (issue.kind === 'unknown-key') {
    const known = knownKeys(schema, issue.path.slice(0, -1));
    return `Unexpected key "${String(key)}", expected one of ${known.join(', ')}${suggestion(String(key), known)}`;
  }
  if (issue.kind === 'missing') return `Unexpected absence of ${name}, ${issue.expected.replace(/ \(put quotes[^)]*\)/, '')}`;
  return `Unexpected value of ${name}, ${issue.expected}`;
}

/** The keys that a schema knows at a path. */
export function knownKeys(schema: z.ZodType, path: FieldPath): string[] {
  let current: unknown = schema;
  for (const part of ['', ...path]) {
    if (part !== '') current = childOf(current, part);
    current = unwrap(current);
  }
  const { shape, def } = (current ?? {}) as Wrapped;
  const shapes = shape ? [shape] : (def?.options ?? []).map((option) => (unwrap(option) as Wrapped).shape ?? {});
  return shapes.flatMap(Object.keys);
}

interface Wrapped {
  readonly def?: { readonly innerType?: unknown; readonly element?: unknown; readonly valueType?: unknown; readonly options?: readonly unknown[] };
  readonly shape?: Readonly<Record<string, unknown>>;
}

function unwrap(schema: unknown): unknown {
  let current = schema as Wrapped | undefined;
  while (current?.def?.innerType) current = current.def.innerType as Wrapped;
  return current;
}

function childOf(schema: unknown, part: string | number): unknown {
  const { def, shape } = (schema ?? {}) as Wrapped;
  if (typeof part === 'number') return def?.element;
  return shape?.[part] ?? def?.valueType;
}
