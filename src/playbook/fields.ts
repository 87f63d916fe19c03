import { suggestion } from '../sop/did-you-mean.ts';
import type { Registry } from './playbook.ts';
import type { System } from './registries.ts';

/** The objects and fields that the systems of a registry hold, retired systems too. */
export interface FieldIndex {
  /** False where no system lists an object: fields then cannot be looked up. */
  readonly hasObjects: boolean;
  hasObject(object: string): boolean;
  /** What is wrong with a reference such as `Lead.Status`; undefined when it resolves or cannot be looked up. */
  findFault(object: string, field: string): { readonly hint: string } | undefined;
  /** Ids of the systems that hold an object. */
  systemsOf(object: string): readonly string[];
}

interface KnownObject {
  /** Names and labels in lower case for labels; undefined where a system lists the object without its fields. */
  fields: Set<string> | undefined;
  readonly labels: Set<string>;
  readonly systems: string[];
}

const indexes = new WeakMap<Registry<System>, FieldIndex>();

/** The index of a registry, built once. */
export function fieldsOf(registry: Registry<System>): FieldIndex {
  const known = indexes.get(registry);
  if (known) return known;
  const objects = new Map<string, KnownObject>();
  for (const [id, system] of registry.entries) {
    for (const [name, { fields }] of Object.entries(system.objects ?? {})) {
      const object = objects.get(name) ?? { fields: new Set<string>(), labels: new Set<string>(), systems: [] };
      object.systems.push(id);
      if (fields === undefined) object.fields = undefined;
      for (const [field, { label }] of Object.entries(fields ?? {})) {
        object.fields?.add(field);
        if (label !== undefined) object.labels.add(label.toLowerCase());
      }
      objects.set(name, object);
    }
  }
  const index: FieldIndex = {
    hasObjects: objects.size > 0,
    hasObject: (name) => objects.has(name),
    systemsOf: (name) => objects.get(name)?.systems ?? [],
    findFault(name, field) {
      const object = objects.get(name);
      if (!object) return { hint: suggestion(name, objects.keys()).replace('"?)', `.${field}"?)`) };
      if (!object.fields || object.fields.has(field) || object.labels.has(field.toLowerCase())) return undefined;
      return { hint: suggestion(field, object.fields).replace('mean "', `mean "${name}.`) };
    },
  };
  indexes.set(registry, index);
  return index;
}
