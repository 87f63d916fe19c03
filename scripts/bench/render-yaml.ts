export type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue | undefined };

/** A mapping as YAML, the way people write it: a line for each key, lists of mappings with one entry a line. */
export function renderYaml(mapping: Readonly<Record<string, YamlValue | undefined>>): string {
  return Object.entries(mapping).map(([key, value]) => (value === undefined ? '' : renderEntry(key, value))).join('');
}

function renderEntry(key: string, value: YamlValue): string {
  if (Array.isArray(value) && value.some((item) => typeof item === 'object')) return `${key}:\n${value.map((item: YamlValue) => `  - ${renderFlow(item)}\n`).join('')}`;
  return `${key}: ${renderFlow(value)}\n`;
}

/** A value on one line. */
function renderFlow(value: YamlValue): string {
  if (typeof value === 'string') return renderText(value);
  if (Array.isArray(value)) return `[${value.map(renderFlow).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : `${key}: ${renderFlow(item as YamlValue)}`));
  return `{ ${entries.join(', ')} }`;
}

const PLAIN = /^(?!(?:true|false|null|yes|no)$)[A-Za-z](?:[\w .%/-]*[\w.%/-])?$|^\d{4}-\d\d-\d\d$|^\d+\.\d+\.\d+$/i;

function renderText(text: string): string {
  return PLAIN.test(text) ? text : JSON.stringify(text);
}
