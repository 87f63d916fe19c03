import { visible } from '../../sop/visible.ts';

export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element with attributes and children that are XML already. Attributes without a value are left out. */
export function element(name: string, attributes: XmlAttributes, children: readonly string[] = []): string {
  const named = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`]));
  const open = `<${name}${named.join('')}`;
  return children.length === 0 ? `${open}/>` : `${open}>\n${indent(children.join('\n'))}\n</${name}>`;
}

/** An element that holds lines of text. */
export function textElement(name: string, attributes: XmlAttributes, lines: readonly string[]): string {
  return element(name, attributes, lines.map(escapeXml));
}

/** Text as XML 1.0 can hold it, on one line: no control characters, no half characters, nothing that starts a tag. */
export function escapeXml(text: string): string {
  return visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');
}

function indent(text: string): string {
  return text.split('\n').map((line) => `  ${line}`).join('\n');
}
