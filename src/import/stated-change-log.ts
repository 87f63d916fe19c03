import type { RootContent } from 'mdast';
import { itemsOf, type StatedItem } from './stated-lists.ts';
import { dateIn, roleIn, versionIn } from './stated-values.ts';
import type { Place } from '../sop/place.ts';

export interface StatedChange {
  readonly entry: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** The entries of a revision table or a dated list, newest first, as far as each is told. */
export function statedChanges(blocks: readonly RootContent[]): StatedChange[] {
  const entries = itemsOf(blocks).flatMap((item) => {
    const entry = item.cells.size > 0 ? fromRow(item) : fromText(item.text);
    return entry ? [{ entry, place: item.place }] : [];
  });
  const [first, last] = [entries[0]?.entry['date'], entries.at(-1)?.entry['date']];
  return first !== undefined && last !== undefined && first < last ? entries.toReversed() : entries;
}

/** The entries of a list in foreign frontmatter: `majorRevisions: [{ date, comment }]`. */
export function changesFromData(value: unknown): Record<string, string>[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).map(changeFromData).filter((entry) => entry !== undefined);
}

function changeFromData(item: unknown): Record<string, string> | undefined {
  if (item === null || typeof item !== 'object') return fromText(String(item));
  return fromRow({ cells: new Map(Object.entries(item).map(([key, cell]) => [key.toLowerCase(), String(cell)])) });
}

function fromRow({ cells }: Pick<StatedItem, 'cells'>): Record<string, string> | undefined {
  const cell = (name: RegExp) => [...cells].find(([head, text]) => name.test(head) && text !== '')?.[1];
  const date = cell(/\b(?:date|when|on)\b/);
  const what = cell(/\b(?:what|description|comments?|changes?|summary|details|notes?|reason for change|amendment|message)\b(?!.*\b(?:by|date)\b)/);
  if (date === undefined && what === undefined) return undefined;
  const approver = cell(/\bapprove/);
  return entryOf({
    version: versionIn(cell(/\b(?:version|rev|revision|no|#)\b/) ?? ''),
    date: date === undefined ? undefined : (dateIn(date) ?? date),
    what,
    why: cell(/\b(?:why|reason)\b/),
    approvedBy: approver === undefined ? undefined : roleIn(approver),
  });
}

/** "1.2 (2024-03-01): Queue added" and "2024-03-01 – Queue added". */
function fromText(text: string): Record<string, string> | undefined {
  const date = dateIn(text);
  if (date === undefined) return undefined;
  const version = /^\W*v?\d+\.\d/.test(text) ? versionIn(text.replace(/^\W+/, '')) : undefined;
  const what = /^.{0,60}?\d(?:\)|\])?\s*(?::|[–—-]|\s)\s*(?=\p{L})(.*)$/u.exec(text)?.[1];
  return entryOf({ version, date, what: what?.trim() });
}

function entryOf(parts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== ''));
}
