import type { Element, ElementContent, Text } from 'hast';
import type { FootnoteReference, Heading, Image, ImageReference, Link, LinkReference, ListItem, Nodes, Parents, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { defaultHandlers, type Handler, type Handlers, type State } from 'mdast-util-to-hast';
import type { Sop } from '../sop/parse-sop.ts';
import { bodyAnchors, headingShift, NOTES_LABEL, type BodyAnchors } from './body-anchors.ts';
import { componentHandlers } from './body-components.ts';
import { markActor } from './mark-actor.ts';
import type { BodyContext } from './render-body.ts';

/** How each kind of node becomes HTML, where that differs from plain Markdown. */
export function bodyHandlers(sop: Sop, context: BodyContext): Handlers {
  const anchors = bodyAnchors(sop);
  return {
    ...componentHandlers(sop),
    heading: headingHandler(anchors, headingShift(sop)),
    list: listHandler(anchors),
    listItem: listItemHandler(sop, anchors, context),
    table: tableHandler(),
    footnoteReference: footnoteHandler,
    link: (state: State, node: Link) => linkTo(node.url, state.all(node), sop, context),
    linkReference: (state: State, node: LinkReference) => {
      const url = urlOfReference(node, state);
      return url === undefined ? defaultHandlers.linkReference(state, node) : linkTo(url, state.all(node), sop, context);
    },
    image: (_state: State, { url, alt }: Image) => imageInWords(url, alt, sop, context),
    imageReference: (state: State, node: ImageReference) => {
      const url = urlOfReference(node, state);
      return url === undefined ? defaultHandlers.imageReference(state, node) : imageInWords(url, node.alt, sop, context);
    },
    html: () => undefined,
  };
}

function headingHandler(anchors: BodyAnchors, shift: number): Handler {
  return (state: State, node: Heading, parent: Parents | undefined) => {
    const element = callDefault('heading', state, node, parent);
    element.tagName = `h${Math.min(6, node.depth + shift)}`;
    const id = anchors.headings.get(node);
    if (id !== undefined) element.properties.id = id;
    return element;
  };
}

function listHandler(anchors: BodyAnchors): Handler {
  return (state: State, node: Nodes & { children: ListItem[] }, parent: Parents | undefined) => {
    const element = callDefault('list', state, node, parent);
    if (element.tagName === 'ol' && node.children.some((item) => anchors.steps.has(item))) element.properties.className = ['steps'];
    return element;
  };
}

function listItemHandler(sop: Sop, anchors: BodyAnchors, { roles, systems }: BodyContext): Handler {
  const actors = new Map(sop.steps.flatMap(function pair(step): [ListItem, string | undefined][] {
    return [[step.node, step.actor?.name], ...step.substeps.flatMap(pair)];
  }));
  const linkedRoles = new Set<string>();
  return (state: State, node: ListItem, parent: Parents | undefined) => {
    const element = callDefault('listItem', state, node, parent);
    labelCheckbox(element, node);
    const id = anchors.steps.get(node);
    if (id === undefined) return element;
    element.properties.id = id;
    if (parent?.type === 'list' && parent.ordered) element.properties.className = ['step'];
    const name = actors.get(node);
    if (name === undefined) return element;
    const role = roles.findByName(name);
    const href = role === undefined || linkedRoles.has(role) ? undefined : roles.linkTo(role).href;
    if (role !== undefined) linkedRoles.add(role);
    markActor(element, { name, kind: role !== undefined ? 'role' : systems(name) ? 'system' : 'other', href });
    return element;
  };
}

function labelCheckbox(element: Element, { checked }: ListItem): void {
  if (typeof checked !== 'boolean') return;
  const holder = element.children.find((child) => child.type === 'element' && child.tagName === 'p') as Element | undefined;
  const box = (holder ?? element).children.find((child) => child.type === 'element' && child.tagName === 'input');
  if (box?.type === 'element') box.properties.ariaLabel = checked ? 'Done' : 'To do';
}

/**
 * A table in a region that scrolls sideways and can be reached by keyboard; cells name their column, for narrow
 * screens. Tables with the same heads are numbered, so that each region has a name of its own.
 */
function tableHandler(): Handler {
  const named = new Map<string, number>();
  return (state: State, node: Table, parent: Parents | undefined) => {
    const table = callDefault('table', state, node, parent);
    const labels = (node.children[0]?.children ?? []).map((cell) => toString(cell));
    labelCells(table, labels);
    const label = `Table: ${labels.filter((text) => text !== '').join(', ')}`;
    const number = (named.get(label) ?? 0) + 1;
    named.set(label, number);
    return {
      type: 'element',
      tagName: 'div',
      properties: { className: ['table-scroll'], role: 'region', tabIndex: 0, ariaLabel: number === 1 ? label : `${label} (${number})` },
      children: [table],
    } satisfies Element;
  };
}

function labelCells(table: Element, labels: readonly string[]): void {
  for (const row of elementsNamed(table, 'tr')) {
    for (const [index, cell] of childElements(row).entries()) {
      if (cell.tagName === 'th') cell.properties.scope = 'col';
      else if (labels[index]) cell.properties.dataLabel = labels[index];
    }
  }
}

function footnoteHandler(state: State, node: FootnoteReference): Element {
  const mark = defaultHandlers.footnoteReference(state, node);
  for (const link of elementsNamed(mark, 'a')) link.properties.ariaDescribedBy = [NOTES_LABEL];
  return mark;
}

function linkTo(url: string, children: ElementContent[], sop: Sop, { findLink }: BodyContext): Element {
  const link = findLink(url, sop);
  if (!link) return { type: 'element', tagName: 'span', properties: { className: ['dead-link'] }, children };
  const rel = link.isExternal ? { rel: ['noopener', 'noreferrer'], className: ['external'] } : {};
  return { type: 'element', tagName: 'a', properties: { href: link.href, ...rel }, children };
}

/** The address that `[text][name]` or `![text][name]` stands for; undefined when the file defines none. */
function urlOfReference({ identifier }: LinkReference | ImageReference, state: State): string | undefined {
  return state.definitionById.get(identifier.toUpperCase())?.url;
}

/** No picture is fetched from elsewhere: its description stands for it, linked where it is on the web. */
function imageInWords(url: string, alt: string | null | undefined, sop: Sop, context: BodyContext): Element | Text {
  const text: Text = { type: 'text', value: alt?.trim() || 'Picture' };
  return context.findLink(url, sop)?.isExternal ? linkTo(url, [text], sop, context) : text;
}

function callDefault(type: 'heading' | 'list' | 'listItem' | 'table', state: State, node: Nodes, parent: Parents | undefined): Element {
  return (defaultHandlers[type] as Handler)(state, node, parent) as Element;
}

function elementsNamed(parent: Element, tagName: string): Element[] {
  return childElements(parent).flatMap((child) => (child.tagName === tagName ? [child] : elementsNamed(child, tagName)));
}

function childElements(parent: { children: readonly ElementContent[] }): Element[] {
  return parent.children.filter((child): child is Element => child.type === 'element');
}
