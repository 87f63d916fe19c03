import type { Change } from '../changes/change.ts';
import { clip } from '../changes/values.ts';
import { CELL } from './change-lead.ts';
import type { Site } from './site.ts';

/** Keys of the frontmatter whose values name SOPs, and those whose values name roles and systems. */
const SOP_PARTS = new Set(['related', 'dependsOn', 'successor']);
const NAME_PARTS = new Set(['owner', 'raci', 'feedback', 'trigger', 'inputs', 'outputs', 'escalation', 'approvals', 'systems', 'gates', 'sla', 'metrics', 'waivers']);

/** An id that stands alone in a list, in brackets, or on either side of an arrow; not a word of a sentence. */
const ID = /(?<=^|[:,(] |[("]|-> )[a-z0-9]+(?:-[a-z0-9]+)*(?=$|[,)"]| ->| \()/g;
const FILE = /(?<![\w./-])(?:\.{0,2}\/)?(?:[\w.-]+\/)*([\w.-]+)\.mdx?(?:#[\w-]*)?(?![\w/])/g;
const REVIEW = /^Reviewed (\d{4}-\d{2}-\d{2})(?: by (.+?))?(?: \((read|observed|ran|dry-run)\))?$/;

const METHODS: Readonly<Record<string, string>> = { read: 'by reading it', observed: 'by watching the work', ran: 'by doing the work', 'dry-run': 'in a dry run' };

/** What a change says, for readers of the site: names for ids, titles for files, the arrow itself. */
export function changeText({ text, type, part }: Change, site: Site): string {
  const review = type === 'reviewed' ? REVIEW.exec(text) : undefined;
  if (review) {
    const [, date = '', by, method] = review;
    return `Reviewed on ${date}${by === undefined ? '' : ` by ${by}`}${method === undefined ? '' : ` ${METHODS[method]}`}`;
  }
  const said = type.startsWith('decision') ? text.replaceAll(CELL, ': ') : text;
  return withNames(said, part, site).replaceAll(' -> ', ' → ');
}

/** A value before or after a change, in the same words. */
export function valueText(value: string, part: string, site: Site): string {
  return withNames(value, part, site);
}

function withNames(text: string, part: string, site: Site): string {
  const titled = text.replace(FILE, (path, id: string) => {
    const title = site.playbook.byId.get(id)?.title;
    return title === undefined ? path : `“${clip(title, 60)}”`;
  });
  const nameOf = SOP_PARTS.has(part) ? sopTitle : NAME_PARTS.has(part) ? registryName : undefined;
  return nameOf ? titled.replace(ID, (id) => nameOf(id, site) ?? id) : titled;
}

function sopTitle(id: string, { playbook }: Site): string | undefined {
  return playbook.byId.get(id)?.title;
}

function registryName(id: string, { roles, playbook }: Site): string | undefined {
  return roles.get(id)?.title ?? playbook.systems?.entries.get(id)?.name;
}
