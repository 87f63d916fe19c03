import type { Zone } from '../sop/sections.ts';
import type { BodyBlock } from './body-blocks.ts';
import type { Change } from './change.ts';
import { clip } from './values.ts';

const NOUNS: Partial<Record<Zone, string>> = { purpose: 'Purpose', example: 'Example', note: 'Notes', changelog: 'Change log in the text' };

/**
 * What tells nobody what to do: one line a section, whatever happened in it.
 *
 * @param renamed headings by their old wording: what stood under one stands under the other now.
 */
export function compareProse(before: readonly BodyBlock[], after: readonly BodyBlock[], renamed: ReadonlyMap<string, string>): Change[] {
  const keyOf = ({ zone, section }: BodyBlock) => NOUNS[zone] ?? section;
  const keyNow = new Map(after.map((block) => [block.section, keyOf(block)]));
  const left = Map.groupBy(before, (block) => {
    const now = renamed.get(block.section);
    return now === undefined ? keyOf(block) : (keyNow.get(now) ?? now);
  });
  const right = Map.groupBy(after, keyOf);
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) => compareSection(key, left.get(key) ?? [], right.get(key) ?? []));
}

function compareSection(key: string, old: readonly BodyBlock[], now: readonly BodyBlock[]): Change[] {
  if (old.length === now.length && old.every((block, index) => block === now[index])) return [];
  const [before, after] = [old, now].map((blocks) => blocks.map(({ text, links }) => `${text} ${links}`.trim()).join('\n'));
  if (before === after) return [];
  const verb = old.length === 0 ? 'added' : now.length === 0 ? 'removed' : 'edited';
  const first = verb === 'edited' ? undefined : (now[0] ?? old[0]);
  const text = `${nounOf(key)} ${verb}${first ? `: "${clip(first.text, 80)}"` : ''}`;
  return [{ type: 'editorial', severity: 'editorial', text, part: key, before: before || undefined, after: after || undefined }];
}

function nounOf(key: string): string {
  if (key === '') return 'Text before the first heading';
  return Object.values(NOUNS).includes(key) ? key : `Text under "${clip(key, 50)}"`;
}
