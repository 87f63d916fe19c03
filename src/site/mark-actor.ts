import type { Element, ElementContent } from 'hast';

export interface Actor {
  readonly name: string;
  readonly kind: 'role' | 'system' | 'other';
  /** The role's page, where the badge should lead there. */
  readonly href: string | undefined;
}

/** Turns the leading `**SDR:**` of a step into a badge and a colon. Changes the item in place. */
export function markActor(item: Element, { name, kind, href }: Actor): void {
  const first = item.children.find((child): child is Element => child.type === 'element');
  const holder = first?.tagName === 'p' ? first : item;
  const at = holder.children.findIndex((child) => child.type === 'element' && child.tagName === 'strong');
  if (at === -1) return;
  const rest = holder.children[at + 1];
  if (rest?.type === 'text') rest.value = rest.value.replace(/^\s*:/, '');
  const badge: Element = {
    type: 'element',
    tagName: href === undefined ? 'span' : 'a',
    properties: { className: ['actor'], dataKind: kind, ...(href === undefined ? {} : { href }) },
    children: [{ type: 'text', value: name }],
  };
  // The colon stays in the text for those who hear or copy it; a style sheet may hide it.
  const colon: ElementContent = { type: 'element', tagName: 'span', properties: { className: ['actor-colon'] }, children: [{ type: 'text', value: ':' }] };
  holder.children.splice(at, 1, badge, colon);
}
