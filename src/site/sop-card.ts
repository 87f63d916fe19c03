import { toString } from 'mdast-util-to-string';
import { shownScore } from '../lint/summary.ts';
import { priorityOf } from '../playbook/playbook.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { functionHref, sopHref } from './addresses.ts';
import { freshnessOf } from './freshness.ts';
import { nameOfId } from './name-of-id.ts';
import type { Site, SiteFunction } from './site.ts';
import type { Link, SopCard } from './view-models.ts';

const SUMMARY_LENGTH = 200;

/** One SOP as lists show it. */
export function sopCard(sop: Sop, site: Site): SopCard {
  return {
    id: sop.id,
    href: sopHref(sop.id),
    title: sop.title,
    summary: summaryOf(sop),
    function: functionLink(site.functionOf(sop)),
    owner: sop.meta.owner === undefined ? undefined : site.roles.linkTo(sop.meta.owner),
    status: sop.status,
    freshness: freshnessOf(sop, site),
    minimum: shownScore(site.reportOf(sop).minimum),
    priority: priorityOf(sop),
  };
}

export function sopLink(sop: Sop): Link {
  return { label: sop.title, href: sopHref(sop.id) };
}

export function functionLink({ id, name }: SiteFunction): Link {
  return { label: name, href: functionHref(id) };
}

/** Ids of the systems that the frontmatter names, each once, in the order of their mention. */
export function systemIds({ meta }: Sop): string[] {
  const named = [
    ...(meta.trigger ?? []).map((trigger) => trigger.system),
    ...(meta.inputs ?? []).map((input) => input.system),
    ...(meta.systems ?? []),
  ];
  return [...new Set(named.filter((id) => id !== undefined))];
}

export function systemName(id: string, site: Site): string {
  return site.playbook.systems?.entries.get(id)?.name ?? nameOfId(id);
}

/** What the SOP is for: the first paragraph of its purpose, else of its body, cut at a sentence where it can be. */
function summaryOf(sop: Sop): string {
  const section = sop.sections.find(({ zone }) => zone === 'purpose') ?? sop.sections.find(({ blocks }) => blocks.some(isParagraph));
  const paragraph = section?.blocks.find(isParagraph);
  const text = paragraph ? toString(paragraph).replace(/\s+/g, ' ').trim() : '';
  if (text.length <= SUMMARY_LENGTH) return text;
  const sentences = /^.{40,200}?[.!?](?=\s)/u.exec(text)?.[0];
  return sentences ?? `${text.slice(0, text.lastIndexOf(' ', SUMMARY_LENGTH - 1))} …`;
}

function isParagraph(node: { readonly type: string }): boolean {
  return node.type === 'paragraph';
}
