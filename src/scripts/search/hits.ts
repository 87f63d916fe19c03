import type { Fragment, SubResult } from './engine.ts';
import { readExcerpt, withoutTitle, type ExcerptPart } from './excerpt.ts';

const PLACES = 3;
const STEP = /(?:^|-)step-/;

/** One result: the page, who owns it, how fresh it is, and the steps or sections that matched. */
export function makeHit(document: Document, { url, meta, excerpt, anchors, sub_results }: Fragment, hasQuery: boolean): HTMLLIElement {
  const title = make(document, 'h2', 'row-title', makeLink(document, url, meta['title'] ?? url));
  const facts = make(document, 'p', 'row-facts', ...factsOf(document, meta));
  const places = hasQuery ? bestPlaces(sub_results) : [];
  const text = places.length > 0 ? [] : [make(document, 'p', 'row-summary', ...(hasQuery ? marked(document, readExcerpt(excerpt)) : [meta['summary'] ?? '']))];
  const list = make(document, 'ul', 'hit-places', ...places.map((place) => makePlace(document, place, anchors)));
  return make(document, 'li', 'hit', title, facts, ...text, ...(places.length > 0 ? [list] : []));
}

/** A glossary term that matched: its meaning, at once. */
export function makeTerm(document: Document, { url, meta }: Fragment): HTMLLIElement {
  return make(document, 'li', '', makeLink(document, url, meta['title'] ?? url), ` ${meta['summary'] ?? ''}`);
}

function factsOf(document: Document, meta: Fragment['meta']): HTMLElement[] {
  const freshness = make(document, 'span', 'fresh', meta['freshness'] ?? '');
  freshness.dataset['state'] = meta['state'] ?? '';
  const owner = meta['owner'] ? [make(document, 'span', '', `Owner: ${meta['owner']}`)] : [];
  return [make(document, 'span', '', meta['function'] ?? ''), ...owner, freshness];
}

/** The parts that match best, in the order of the page. The page's own head is no part. */
function bestPlaces(parts: readonly SubResult[]): SubResult[] {
  const worth = (part: SubResult) => part.weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  const best = new Set(parts.filter(({ anchor }) => anchor !== undefined).toSorted((a, b) => worth(b) - worth(a)).slice(0, PLACES));
  return parts.filter((part) => best.has(part));
}

function makePlace(document: Document, { title, url, excerpt, anchor }: SubResult, anchors: Fragment['anchors']): HTMLLIElement {
  const isStep = anchor !== undefined && STEP.test(anchor.id);
  const section = isStep ? anchors.findLast(({ element, location }) => /^h[23]$/.test(element) && location <= anchor.location) : undefined;
  const link = makeLink(document, url, section ? `${section.text.trim()}, ${title.charAt(0).toLowerCase()}${title.slice(1)}` : title);
  const text = withoutTitle(readExcerpt(excerpt), title);
  const isEmpty = text.every((part) => part.text.trim() === '');
  return make(document, 'li', '', link, ...(isEmpty ? [] : [make(document, 'p', '', ...marked(document, text))]));
}

function marked(document: Document, parts: readonly ExcerptPart[]): (string | HTMLElement)[] {
  return parts.map(({ text, isMatch }) => (isMatch ? make(document, 'mark', '', text) : text));
}

function makeLink(document: Document, href: string, text: string): HTMLAnchorElement {
  const link = make(document, 'a', '', text);
  link.setAttribute('href', href);
  return link;
}

function make<Name extends keyof HTMLElementTagNameMap>(document: Document, name: Name, className: string, ...content: (string | Node)[]): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...content);
  return element;
}
