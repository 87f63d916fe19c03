import { RULES } from '../../lint-rules/index.ts';
import { ruleHref } from './addresses.ts';
import type { RuleLink } from './view-models.ts';

const NAMES: ReadonlySet<string> = new Set(RULES.map((rule) => rule.name));

/** A rule as shown: its page, or plain text for what findings name beside the rules that ship. */
export function ruleLink(name: string): RuleLink {
  return { label: name, href: NAMES.has(name) ? ruleHref(name) : undefined };
}
