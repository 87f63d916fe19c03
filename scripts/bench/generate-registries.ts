import { roleTitle } from './plan-sop.ts';
import { renderYaml } from './render-yaml.ts';
import { DEPARTMENTS, FIELDS, STATUS_VALUES, SYSTEMS, TERMS } from './vocabulary.ts';

/** The registries and settings of the invented company: file name -> text. */
export function generateRegistries(): Readonly<Record<string, string>> {
  return { 'roles.yaml': roles(), 'systems.yaml': systems(), 'glossary.yaml': glossary(), 'playbook.yaml': settings() };
}

function roles(): string {
  return DEPARTMENTS.map(({ name, roles: [worker = '', manager = ''] }) => {
    const entry = (id: string, backup: string) => `${id}:\n${indent(renderYaml({ title: roleTitle(id), team: name, holders: [{ handle: `@${id}`, since: '2025-01-07' }], backup }), 2)}`;
    return entry(worker, manager) + entry(manager, worker);
  }).join('');
}

function systems(): string {
  return SYSTEMS.map(({ id, name, objects, reports }) => {
    const fields = FIELDS.map((field) => `        ${field}: ${field === 'Status' ? `{ label: ${field}, type: picklist, values: [${STATUS_VALUES.join(', ')}] }` : `{ label: ${field}, type: text }`}\n`).join('');
    const objectEntries = objects.map((object) => `    ${object}:\n      fields:\n${fields}`).join('');
    const rest = renderYaml({ name, status: 'active', owner: 'it-manager', access: `Request the profile of your role for the ${name} in the ticket form "Access".`, reports });
    return `${id}:\n${indent(rest, 2)}  objects:\n${objectEntries}`;
  }).join('');
}

function glossary(): string {
  return Object.entries(TERMS).map(([term, meaning]) => `${term}:\n${indent(renderYaml({ meaning, setBy: 'The manual of the company', changedBy: 'quality-manager' }), 2)}`).join('');
}

function settings(): string {
  const functions = DEPARTMENTS.map(({ folder, name }) => `  ${folder}: ${name}\n`).join('');
  return `title: Manual of an invented company\ntimeZone: UTC\nminimumScore: 60\nfunctions:\n${functions}reviewCaps:\n  - { priority: 15, atMost: P90D }\n  - { priority: 1, atMost: P365D }\n`;
}

function indent(text: string, width: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(width));
}
