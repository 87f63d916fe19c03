import type { z } from 'zod';
import { normaliseText } from '../sop/parse-sop.ts';
import { START_OF_FILE } from '../sop/place.ts';
import { readYaml } from '../sop/read-yaml.ts';
import { describeSchemaIssue, explainSchemaIssue } from '../sop/schema-issues.ts';
import type { FileContent } from './content-files.ts';
import type { Playbook, Registries, Registry } from './playbook.ts';
import { glossarySchema, rolesSchema, settingsSchema, systemsSchema } from './registries.ts';

/** The registries and settings of a playbook, by their file names. */
export const REGISTRY_FILES = ['roles.yaml', 'systems.yaml', 'glossary.yaml', 'playbook.yaml'] as const;

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
  const result = schema.safeParse(yaml.data);
  if (result.success) return result.data;
  const kept: Record<string, unknown> = { ...yaml.data };
  for (const issue of result.error.issues) {
    for (const found of explainSchemaIssue(issue, yaml.data)) {
      problems.push({ path, place: yaml.keyPlaceOf(found.path), message: describeSchemaIssue(found, schema) });
      if (found.path[0] !== undefined) delete kept[found.path[0]];
    }
  }
  const rest = schema.safeParse(kept);
  return rest.success ? rest.data : undefined;
}
