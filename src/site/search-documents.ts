import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Sop } from '../sop/parse-sop.ts';
import type { Step } from '../sop/steps.ts';
import { sopHref, termHref } from './addresses.ts';
import { bodyAnchors } from './body-anchors.ts';
import { FRESHNESS_WORDS } from './freshness-words.ts';
import { bodyTree, type BodyContext } from './render-body.ts';
import { shownText } from './shown-text.ts';
import type { Site } from './site.ts';
import { sopCard, systemIds, systemName } from './sop-card.ts';
import { sopFacts } from './sop-facts.ts';

/**
 * What the search engine is given for one page: HTML of its own, free of what the page shows around the text.
 * Headings and steps carry the page's ids, so that a result can lead to the step that matched.
 *
 * - Filters: `kind` (SOP, Term), `draft` (yes, no), `function`, `owner`, `system`, `freshness`. Leave drafts out
 *   with `draft: "no"`.
 * - Meta: `title`, `kind`, `id`, `summary`, `function`, `owner`, `freshness` (words), `state` (a FreshnessState).
 */
export interface SearchDocument {
  readonly url: string;
  readonly html: string;
}

export function searchDocuments(site: Site, context: BodyContext): SearchDocument[] {
  return [...site.sops.filter((sop) => sop.status !== 'retired').map((sop) => sopDocument(sop, site, context)), ...termDocuments(site)];
}

function sopDocument(sop: Sop, site: Site, context: BodyContext): SearchDocument {
  const card = sopCard(sop, site);
  const filters = [
    ['kind', 'SOP'],
    ['draft', sop.status === 'draft' ? 'yes' : 'no'],
    ['function', card.function.label],
    ...(card.owner ? [['owner', card.owner.label] as const] : []),
    ...systemIds(sop).map((id) => ['system', systemName(id, site)] as const),
    ['freshness', FRESHNESS_WORDS[card.freshness.state]],
  ] as const;
  const meta = {
    title: sop.title,
    kind: 'SOP',
    id: sop.id,
    summary: card.summary,
    function: card.function.label,
    owner: card.owner?.label ?? '',
    freshness: card.freshness.label,
    state: card.freshness.state,
  };
  const facts = sopFacts(sop, site).flatMap(({ label, lines }) => lines.map(({ text, detail }) => `${label}: ${text}${detail ? ` · ${detail}` : ''}`));
  const body = bodyTree(sop, context);
  headSteps(body, sop);
  return {
    url: sopHref(sop.id),
    html: documentHtml(meta, filters, [
      element('h1', {}, [text(sop.title)]),
      ...facts.map((fact) => element('p', {}, [text(fact)])),
      ...(body.children as ElementContent[]),
      element('p', {}, [text(sop.id)]),
    ]),
  };
}

function termDocuments(site: Site): SearchDocument[] {
  return [...(site.playbook.glossary?.entries ?? [])].map(([term, { meaning, aliases = [], avoid = [] }]) => ({
    url: termHref(term),
    html: documentHtml(
      { title: term, kind: 'Term', summary: meaning },
      [
        ['kind', 'Term'],
        ['draft', 'no'],
      ],
      [element('h1', {}, [text(term)]), ...[...aliases, meaning, ...avoid].map((words) => element('p', {}, [text(words)]))],
    ),
  }));
}

/** Gives every step a heading of its own: the engine cuts its results at headings. */
function headSteps(tree: Root, sop: Sop): void {
  const { steps } = bodyAnchors(sop);
  const headings = new Map<string, string>();
  const name = (step: Step): void => {
    const id = steps.get(step.node);
    if (id !== undefined) headings.set(id, `Step ${step.number}${step.actor ? `: ${step.actor.name}` : ''}`);
    step.substeps.forEach(name);
  };
  sop.steps.forEach(name);
  const visit = (node: Root | RootContent): void => {
    if (!('children' in node)) return;
    for (const child of node.children) visit(child);
    if (node.type !== 'element') return;
    const { id } = node.properties;
    const heading = typeof id === 'string' ? headings.get(id) : undefined;
    if (node.tagName !== 'li' || heading === undefined) return;
    delete node.properties.id;
    removeActor(node);
    node.children.unshift(element('h4', { id, dataPagefindWeight: '1' }, [text(heading)]));
  };
  visit(tree);
}

/** The step's heading says who acts. */
function removeActor(step: Element): void {
  const first = step.children.find((child) => child.type === 'element');
  const holder = first?.tagName === 'p' ? first : step;
  holder.children = holder.children.filter((child) => child.type !== 'element' || !isActor(child));
}

function isActor({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.some((name) => name === 'actor' || name === 'actor-colon');
}

function documentHtml(meta: Readonly<Record<string, string>>, filters: readonly (readonly [string, string])[], content: ElementContent[]): string {
  const told = [
    ...Object.entries(meta).map(([name, value]) => element('span', { dataPagefindMeta: `${name}[data-value]`, dataValue: value }, [])),
    ...filters.map(([name, value]) => element('span', { dataPagefindFilter: `${name}[data-value]`, dataValue: value }, [])),
  ];
  return shownText(toHtml(element('html', { lang: 'en' }, [element('body', { dataPagefindBody: true }, [...told, ...content])])));
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
