import type { Nodes, PhrasingContent, Text } from 'mdast';

/** Web and mail addresses as GFM recognises them in plain text. */
const ADDRESS = /(?<![\p{L}\p{N}/])(?:https?:\/\/|www\.)[^\s<]*[^\s<?!.,:*_~'")\]]|(?<![\p{L}\p{N}/.+_-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z0-9-]*[a-z0-9](?![\w-])/giu;

/** Makes links of the addresses in plain text that came from HTML, as Markdown does with its own. Changes the tree in place. */
export function linkAddresses(node: Nodes): void {
  if (!('children' in node) || node.type === 'link') return;
  node.children = (node.children as PhrasingContent[]).flatMap((child) => (child.type === 'text' ? splitText(child) : [child])) as typeof node.children;
  for (const child of node.children) linkAddresses(child);
}

function splitText(text: Text): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let from = 0;
  const add = (to: number) => {
    if (to > from) parts.push({ ...text, value: text.value.slice(from, to) });
  };
  for (const { 0: found, index } of text.value.matchAll(ADDRESS)) {
    add(index);
    const url = /^https?:/i.test(found) ? found : found.includes('@') ? `mailto:${found}` : `http://${found}`;
    parts.push({ type: 'link', url, title: null, children: [{ ...text, value: found }], position: text.position as never });
    from = index + found.length;
  }
  add(text.value.length);
  return parts;
}
