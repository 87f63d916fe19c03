import type { Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import type { Playbook } from '../playbook/playbook.ts';
import type { Sop } from '../sop/parse-sop.ts';
import { NOTES_LABEL } from './body-anchors.ts';
import { bodyHandlers } from './body-handlers.ts';
import { makeLinkFinder, type LinkFinder } from './body-links.ts';
import { linkTerms } from './link-terms.ts';
import { makeRoleDirectory, type RoleDirectory } from './role-directory.ts';
import { makeSystemNames, type SystemNames } from './system-names.ts';
import { makeTermFinder, type TermFinder } from './term-finder.ts';

/** What a body is rendered against; made once for all SOPs of a playbook. */
export interface BodyContext {
  readonly findLink: LinkFinder;
  readonly findTerms: TermFinder;
  readonly roles: RoleDirectory;
  readonly systems: SystemNames;
}

export function makeBodyContext(playbook: Playbook): BodyContext {
  return {
    findLink: makeLinkFinder(playbook),
    findTerms: makeTermFinder(playbook.glossary),
    roles: makeRoleDirectory(playbook),
    systems: makeSystemNames(playbook),
  };
}

/** An SOP's body as HTML, with the first mention of each glossary term linked. */
export function renderBody(sop: Sop, context: BodyContext): string {
  const tree = bodyTree(sop, context);
  linkTerms(tree, context.findTerms);
  return toHtml(tree).trim();
}

/**
 * An SOP's body as a tree of HTML. Its components are known names with literal attributes; anything else that MDX
 * would run throws, so nothing in a file is ever executed.
 */
export function bodyTree(sop: Sop, context: BodyContext): HastRoot {
  const tree = toHast(sop.tree, {
    handlers: bodyHandlers(sop, context),
    clobberPrefix: 'pageNote-',
    footnoteLabelProperties: { className: ['visually-hidden'] },
  }) as HastRoot;
  const notes = tree.children.find((child) => child.type === 'element' && child.properties.dataFootnotes !== undefined);
  const label = notes?.type === 'element' ? notes.children.find((child) => child.type === 'element') : undefined;
  if (label) label.properties.id = NOTES_LABEL;
  return tree;
}
