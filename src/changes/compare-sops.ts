import type { Sop } from '../sop/parse-sop.ts';
import type { Change } from './change.ts';
import { compareApprovals } from './compare-approvals.ts';
import { compareBodies } from './compare-body.ts';
import { compareFields, SINGLE_FIELDS } from './compare-fields.ts';
import { compareGates } from './compare-gates.ts';
import { compareRecords } from './compare-records.ts';
import { compareReview } from './compare-review.ts';
import { compareSlas } from './compare-slas.ts';
import { idOfFile } from './id-of-file.ts';
import { isPlainMarkdown } from './is-plain-markdown.ts';
import { IDS_AS_NAMES, type Names } from './names.ts';
import { versionOfSop, type SopVersion } from './sop-version.ts';
import { tellTurn } from './tell-change.ts';
import { isSame, say, type Fields } from './values.ts';

/**
 * What changed between two versions of an SOP, in the process's own words; nothing where they differ in formatting
 * alone. The first or last version has no partner.
 *
 * @param names what roles and systems are called; their ids when left out.
 */
export function compareSops(before: Sop | undefined, after: Sop | undefined, names?: Names): Change[] {
  return compareVersions(before && versionOfSop(before), after && versionOfSop(after), names);
}

/** As `compareSops`, of what is compared alone. */
export function compareVersions(before: SopVersion | undefined, after: SopVersion | undefined, names: Names = IDS_AS_NAMES): Change[] {
  if (!before || !after) return [...(after ? [addition(after)] : []), ...(before ? [removal(before)] : [])];
  const moved = compareFiles(before.file, after.file);
  if (before.text === after.text) return moved;
  const changes = [...moved, ...compareFrontmatter(before, after, names), ...compareBodies(before, after)];
  // A new version number says no more than the changes that it stands for.
  const telling = changes.filter(({ type }) => type !== 'version-changed');
  return telling.length > 0 ? telling : changes;
}

function addition(version: SopVersion): Change {
  const draft = version.fields['status'] === 'draft' ? ' as a draft' : '';
  return { type: 'sop-added', severity: 'notify', text: `SOP added${draft}: ${titleOf(version)}`, part: '', after: titleOf(version) };
}

function removal(version: SopVersion): Change {
  return { type: 'sop-removed', severity: 'notify', text: `SOP removed: ${titleOf(version)}`, part: '', before: titleOf(version) };
}

/** The title as written; else, of plain Markdown, its first heading, or the file's name. */
export function titleOf({ fields, file, headings }: SopVersion): string {
  if (typeof fields['title'] === 'string') return say(fields['title']);
  return (isPlainMarkdown(file) ? headings.find(Boolean) : undefined) ?? idOfFile(file);
}

/** A new name changes the SOP's id, and with it links to the SOP; a new folder changes the function it belongs to. */
function compareFiles(before: string, after: string): Change[] {
  if (before === after) return [];
  const [oldId, newId] = [idOfFile(before), idOfFile(after)];
  const [oldFolder, newFolder] = [before, after].map((file) => file.split('/').slice(0, -1).join('/'));
  const changes: Change[] = [];
  if (oldId !== newId) changes.push(tellTurn({ type: 'sop-renamed', severity: 'notify', part: '' }, 'SOP renamed:', oldId, newId));
  if (oldFolder !== newFolder) changes.push(tellTurn({ type: 'sop-moved', severity: 'notify', part: '' }, 'SOP moved:', [oldFolder || 'the top'], [newFolder || 'the top']));
  return changes;
}

function compareFrontmatter(before: SopVersion, after: SopVersion, names: Names): Change[] {
  const common = { severity: 'notify' as const, part: 'frontmatter' };
  if (after.isUnreadable) {
    return before.isUnreadable ? [] : [{ type: 'frontmatter-broken', ...common, text: 'Frontmatter became unreadable: its YAML is broken' }];
  }
  if (before.isUnreadable) {
    const known = Object.keys(before.fields).length > 0 ? compareFrontmatter({ ...before, isUnreadable: false }, after, names) : [];
    return [{ type: 'frontmatter-repaired', ...common, text: 'Frontmatter repaired: its YAML can be read again' }, ...known];
  }
  const [old, now] = [before.fields, after.fields];
  if (isShared(old, now)) return [];
  const changes = [
    ...compareFields(old, now, names),
    ...compareRecords(old, now, names),
    ...compareSlas(old['sla'], now['sla']),
    ...compareGates(old['gates'], now['gates'], names),
    ...compareApprovals(old['approvals'], now['approvals'], names),
    ...compareReview(old, now, names),
  ];
  return [...changes, ...compareRest(old, now, changes)];
}

/** Keys that no comparison knows, and those in which it saw nothing to tell: what differs is told at least as an edit. */
function compareRest(old: Fields, now: Fields, changes: readonly Change[]): Change[] {
  const told = new Set([...SINGLE_FIELDS, ...changes.map(({ part }) => part)]);
  const rest = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => !told.has(key === 'lastReviewed' ? 'review' : key) && !isSame(old[key], now[key]));
  return rest.map((key) => tellTurn({ type: 'editorial', severity: 'editorial', part: key }, `${key}:`, old[key], now[key]));
}

/** True when both hold the very same values, as versions do that were read one after the other. */
function isShared(old: Fields, now: Fields): boolean {
  const keys = Object.keys(old);
  return keys.length === Object.keys(now).length && keys.every((key) => old[key] === now[key]);
}
