import path from 'node:path/posix';
import type { Playbook } from '../playbook/playbook.ts';
import { findNearest, suggestion } from '../sop/did-you-mean.ts';
import { headingSlugs } from '../sop/heading-slugs.ts';
import { schemeOf } from '../sop/link-scheme.ts';
import { nodesOf } from '../sop/nodes-of.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { Place } from '../sop/place.ts';
import type { Step } from '../sop/steps.ts';
import type { Hit, NotChecked } from './rule.ts';

const NOT_LOOKED_UP: NotChecked = { notChecked: 'links to files other than SOPs were not looked up' };

/** Links of a body that lead to an SOP or a heading that is not there. Addresses of other sites are left alone. */
export function* findBrokenLinks(sop: Sop, playbook: Playbook): Generator<Hit | NotChecked, void, undefined> {
  for (const node of nodesOf(sop.tree)) {
    if (node.type !== 'link' && node.type !== 'definition' && node.type !== 'image') continue;
    if (node.url === '' || schemeOf(node.url) !== undefined || /^[/\\]{2}/.test(node.url)) continue;
    const start = node.position?.start ?? { line: 1, column: 1 };
    yield* checkLink(node.url, { line: start.line, column: start.column }, sop, playbook);
  }
}

function* checkLink(url: string, place: Place, sop: Sop, playbook: Playbook): Generator<Hit | NotChecked, void, undefined> {
  const [, written = '', , fragment = ''] = /^([^#?]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  const target = written === '' ? sop : findTarget(decode(written), sop, playbook);
  if (target === 'unknown') {
    yield NOT_LOOKED_UP;
    return;
  }
  if (target === undefined) {
    yield { place, message: `Unexpected link to "${written}", expected the file of an SOP${suggestFile(written, sop, playbook)}` };
    return;
  }
  if (target === 'unread' || fragment === '' || fragment === 'top') return;
  const anchors = anchorsOf(target);
  if (anchors.has(decode(fragment))) return;
  const where = target === sop ? 'this SOP' : target.file;
  yield { place, message: `Unexpected link to "#${fragment}", expected a heading of ${where}${suggestAnchor(fragment, anchors)}` };
}

/** The SOP that a link leads to; `unread` for one that cannot be read, `unknown` for a file that may exist. */
function findTarget(written: string, sop: Sop, playbook: Playbook): Sop | 'unread' | 'unknown' | undefined {
  const address = /^\/sops\/([^/]+)\/$/.exec(written)?.[1];
  if (address !== undefined) return playbook.byId.get(address);
  const file = written.startsWith('/') ? path.normalize(written).slice(1) : path.join(path.dirname(sop.file), written);
  const files = sopsByFile(playbook);
  const found = files.get(file.normalize('NFC')) ?? files.get(`${file}.mdx`.normalize('NFC'));
  if (found) return found;
  if (playbook.unreadable.some((unread) => file.endsWith(unread.path) || unread.path.endsWith(`/${file}`))) return 'unread';
  const isOutside = file.startsWith('../') || file.startsWith('templates/');
  const isMisnamed = /\.md$/i.test(file) && files.has(file.replace(/\.md$/i, '.mdx'));
  return (/\.mdx$/i.test(file) && !isOutside) || isMisnamed ? undefined : 'unknown';
}

function suggestFile(written: string, sop: Sop, playbook: Playbook): string {
  const id = path.basename(decode(written)).replace(/\.mdx?$/i, '');
  const nearest = playbook.byId.get(id) ?? playbook.byId.get(findNearest(id, playbook.byId.keys()) ?? '');
  return nearest ? ` (did you mean "${path.relative(path.dirname(sop.file), nearest.file)}"?)` : '';
}

function suggestAnchor(fragment: string, anchors: ReadonlySet<string>): string {
  return suggestion(fragment, anchors).replace('mean "', 'mean "#');
}

const fileIndexes = new WeakMap<Playbook, ReadonlyMap<string, Sop>>();

function sopsByFile(playbook: Playbook): ReadonlyMap<string, Sop> {
  let files = fileIndexes.get(playbook);
  if (!files) fileIndexes.set(playbook, (files = new Map(playbook.sops.map((sop) => [sop.file.normalize('NFC'), sop]))));
  return files;
}

/** What a link into an SOP can point at: its headings, and its steps as `step-3`, or `list-2-step-3` where numbers repeat. */
function anchorsOf(sop: Sop): ReadonlySet<string> {
  const anchors = new Set(headingSlugs(sop.tree).values());
  const add = (step: Step): void => {
    const own = `step-${step.number.replaceAll('.', '-')}`;
    anchors.add(anchors.has(own) ? `list-${step.block + 1}-${own}` : own);
    step.substeps.forEach(add);
  };
  sop.steps.forEach(add);
  return anchors;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray percent sign stands for itself.
  }
}
