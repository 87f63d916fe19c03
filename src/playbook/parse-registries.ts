import type { z } from 'zod';
import { normaliseText } from '../sop/parse-sop.ts';
import { START_OF_FILE } from '../sop/place.ts';
import { readYaml } from '../sop/read-yaml.ts';
import { describeSchemaIssue, explainSchemaIssue } from '../sop/schema-issues.ts';
import type { FileContent } from './content-files.ts';
import type { Playbook, Registries, Registry } from './playbook.ts';
import { glossarySchema, rolesSchema, settingsSchema, systemsSchema } from './registries.ts';

/** The registries and settings, and what is wrong with them. */
export interface ParsedRegistries extends Registries {
  readonly problems: Playbook['registryProblems'];
}

/**
 * Text to registries. Entries that do not fit their schema are problems and are left out.
 *
 * @param read gives a file's shown path and content; undefined content where there is no such file.
 */
export function parseRegistries(read: (name: string) => { readonly path: string; readonly content: FileContent | undefined }): ParsedRegistries {
  const problems: Playbook['registryProblems'][number][] = [];
  const parse = <Data extends object>(name: string, schema: z.ZodType<Data>): { path: string; data: Data } | undefined => {
    const { path, content } = read(name);
    const data = content && parseFile(content, path, schema, problems);
    return data && { path, data };
  };
  const registry = <Entry>(name: string, schema: z.ZodType<Record<string, Entry>>): Registry<Entry> | undefined => {
    const parsed = parse(name, schema);
    return parsed && { path: parsed.path, entries: new Map(Object.entries(parsed.data)) };
  };
  return {
    roles: registry('roles.yaml', rolesSchema),
    systems: registry('systems.yaml', systemsSchema),
    glossary: registry('glossary.yaml', glossarySchema),
    settings: parse('playbook.yaml', settingsSchema)?.data ?? {},
    problems,
  };
}

function parseFile<Data extends object>(content: FileContent, path: string, schema: z.ZodType<Data>, problems: Playbook['registryProblems'][number][]): Data | undefined {
  if ('problem' in content) {
    problems.push({ path, place: START_OF_FILE, message: content.problem });
    return undefined;
  }
  const yaml = readYaml(normaliseText(content.text));
  for (const problem of yaml.problems) problems.push({ ...problem, path });
  if (yaml.problems.length > 0) return undefined; // What cannot be read says of no name that it is unknown.
  const result = schema.safeParse(yaml.data);
  if (result.success) return result.data;
  const issues = result.error.issues.flatMap((issue) => explainSchemaIssue(issue, yaml.data));
  for (const issue of issues) problems.push({ path, place: yaml.keyPlaceOf(issue.path), message: describeSchemaIssue(issue, schema) });
  const kept: Record<string, unknown> = structuredClone(yaml.data);
  // A key that is misspelt takes only itself along, so that what stands beside it is still checked.
  for (const issue of issues) if (issue.kind === 'unknown-key') remove(kept, issue.path);
  const known = schema.safeParse(kept);
  if (known.success) return known.data;
  for (const { path: at } of known.error.issues) remove(kept, at.slice(0, 1));
  const rest = schema.safeParse(kept);
  return rest.success ? rest.data : undefined;
}

function remove(data: unknown, path: readonly PropertyKey[]): void {
  const holder: unknown = path.slice(0, -1).reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], data);
  const key = path.at(-1);
  if (key !== undefined && holder !== null && typeof holder === 'object') delete (holder as Record<PropertyKey, unknown>)[key];
}
