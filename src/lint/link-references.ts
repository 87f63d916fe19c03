import path from 'node:path/posix';
import { suggestion } from '../sop/did-you-mean.ts';
import { schemeOf } from '../sop/link-scheme.ts';
import { nodesOf } from '../sop/nodes-of.ts';
import type { Sop } from '../sop/parse-sop.ts';
import type { Place } from '../sop/place.ts';
import { nearestSopId } from './nearest-sop.ts';
import type { Hit, NotChecked, RuleHits } from './rule.ts';
import type { SopHead, SopIndex } from './sop-index.ts';

const NOT_LOOKED_UP: NotChecked = { notChecked: 'links to files other than SOPs were not looked up' };

/** A link that may lead into the playbook, as it is written. */
export interface WrittenLink {
  readonly url: string;
  readonly place: Place;
}

/** The links of a body that name no other site. */
export function linksOf(sop: Sop): WrittenLink[] {
  const links: WrittenLink[] = [];
  for (const node of nodesOf(sop.tree)) {
    if (node.type !== 'link' && node.type !== 'definition' && node.type !== 'image') continue;
    if (node.url === '' || schemeOf(node.url) !== undefined || /^[/\\]{2}/.test(node.url)) continue;
    const start = node.position?.start ?? { line: 1, column: 1 };
    links.push({ url: node.url, place: { line: start.line, column: start.column } });
  }
  return links;
}

/** Links that lead to an SOP or a heading that is not there. */
export function* findBrokenLinks(links: readonly WrittenLink[], sop: SopHead, sops: SopIndex): RuleHits {
  for (const link of links) yield* checkLink(link, sop, sops);
}

function* checkLink({ url, place }: WrittenLink, sop: SopHead, sops: SopIndex): Generator<Hit | NotChecked, void, undefined> {
  const { written, fragment } = partsOf(url);
  const target = written === '' ? sop : findTarget(decode(written), sop, sops);
  if (target === 'unknown') {
    yield NOT_LOOKED_UP;
    return;
  }
  if (target === undefined) {
    yield { place, message: `Unexpected link to "${written}", expected the file of an SOP${suggestFile(written, sop, sops)}` };
    return;
  }
  if (target === 'unread' || fragment === '' || fragment === 'top') return;
  if (target.anchors.includes(decode(fragment))) return;
  const where = target === sop ? 'this SOP' : target.file;
  yield { place, message: `Unexpected link to "#${fragment}", expected a heading of ${where}${suggestAnchor(fragment, target.anchors)}` };
}

/** An address without its query. */
function partsOf(url: string): { readonly written: string; readonly fragment: string } {
  const hash = url.indexOf('#');
  const address = hash < 0 ? url : url.slice(0, hash);
  const query = address.indexOf('?');
  return { written: query < 0 ? address : address.slice(0, query), fragment: hash < 0 ? '' : url.slice(hash + 1) };
}

/** The SOP that a link leads to; `unread` for one that cannot be read, `unknown` for a file that may exist. */
function findTarget(written: string, sop: SopHead, sops: SopIndex): SopHead | 'unread' | 'unknown' | undefined {
  const isAbsolute = written.startsWith('/');
  const address = isAbsolute ? /^\/sops\/([^/]+)\/$/.exec(written)?.[1] : undefined;
  if (address !== undefined) return sops.byId.get(address);
  const file = isAbsolute ? path.normalize(written).slice(1) : path.normalize(`${sop.file}/../${written}`);
  const files = sops.byFile;
  const found = files.get(file.normalize('NFC')) ?? files.get(`${file}.mdx`.normalize('NFC'));
  if (found) return found;
  if (sops.unreadable.some((unread) => file.endsWith(unread.path) || unread.path.endsWith(`/${file}`))) return 'unread';
  const isOutside = file.startsWith('../') || file.startsWith('templates/');
  const isMisnamed = /\.md$/i.test(file) && files.has(file.replace(/\.md$/i, '.mdx'));
  return (/\.mdx$/i.test(file) && !isOutside) || isMisnamed ? undefined : 'unknown';
}

function suggestFile(written: string, sop: SopHead, sops: SopIndex): string {
  const id = path.basename(decode(written)).replace(/\.mdx?$/i, '');
  const nearest = sops.byId.get(id) ?? sops.byId.get(nearestSopId(id, sops) ?? '');
  return nearest ? ` (did you mean "${path.relative(path.dirname(sop.file), nearest.file)}"?)` : '';
}

function suggestAnchor(fragment: string, anchors: readonly string[]): string {
  return suggestion(fragment, anchors).replace('mean "', 'mean "#');
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray percent sign stands for itself.
  }
}
