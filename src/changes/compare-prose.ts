import type { Zone } from '../sop/sections.ts';
import { alignSteps } from './align-steps.ts';
import type { BodyBlock } from './body-blocks.ts';
import type { Change, ChangeSeverity } from './change.ts';
import { sayLinks } from './compare-texts.ts';
import { compareWording } from './rewording.ts';
import { clip } from './values.ts';

const NOUNS: Partial<Record<Zone, string>> = { purpose: 'Purpose', example: 'Example', note: 'Notes', changelog: 'Change log in the text' };

/**
 * What tells nobody what to do, or is not known to: one line a section, whatever happened in it.
 *
 * @param renamed headings by their old wording: what stood under one stands under the other now.
 */
export function compareProse(before: readonly BodyBlock[], after: readonly BodyBlock[], renamed: ReadonlyMap<string, string>): Change[] {
  const keyNow = new Map(after.map((block) => [block.section, keyOf(block)]));
  const left = Map.groupBy(before, (block) => {
    const now = renamed.get(block.section);
    return now === undefined ? keyOf(block) : (keyNow.get(now) ?? now);
  });
  const right = Map.groupBy(after, keyOf);
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) => compareSection(key, left.get(key) ?? [], right.get(key) ?? []));
}

/** What a section is called: as its kind where its heading says so, else as its heading. */
function keyOf({ zone, section }: BodyBlock): string {
  const noun = NOUNS[zone];
  return noun !== undefined && section.toLowerCase().replace(/^the /, '').startsWith(noun.toLowerCase().slice(0, 4)) ? noun : section;
}

function nounOf(key: string): string {
  if (key === '') return 'Opening text';
  return Object.values(NOUNS).includes(key) ? key : `Text under "${clip(key, 50)}"`;
}

function compareSection(key: string, old: readonly BodyBlock[], now: readonly BodyBlock[]): Change[] {
  if (old.length === now.length && old.every((block, index) => block === now[index])) return [];
  const [before, after] = [old, now].map((blocks) => blocks.map(({ text, links }) => `${text} ${links}`.trim()).join('\n'));
  if (before === after) return [];
  const both = { part: key, before: before || undefined, after: after || undefined };
  const noun = nounOf(key);
  const [first] = now.length === 0 ? old : now;
  // Under a heading that says nothing of its use, a text may tell people what to do.
  const isRead = [...now, ...old].some(({ zone }) => zone === 'other');
  if (old.length === 0 || now.length === 0) {
    const verb = old.length === 0 ? 'added' : 'removed';
    return [{ ...kindOf(isRead ? 'notify' : 'editorial', verb), text: `${noun} ${verb}: "${clip(first?.text ?? '', 80)}"`, ...both }];
  }
  if (old.map(wordsOf).join('\n') === now.map(wordsOf).join('\n')) {
    const [gone, fresh] = [linksBeyond(old, now), linksBeyond(now, old)];
    return [{ type: 'link-changed', severity: 'editorial', text: `${noun}: ${sayLinks(gone, fresh)}`, ...both }];
  }
  const detail = isRead || first?.zone === 'note' ? readEdit(old, now) : '';
  return [{ ...kindOf(isRead && detail !== '' ? 'notify' : 'editorial', 'edited'), text: `${noun} edited${detail}`, ...both }];
}

function kindOf(severity: ChangeSeverity, verb: string): Pick<Change, 'type' | 'severity'> {
  return { type: severity === 'editorial' ? 'editorial' : `text-${verb}`, severity };
}

const wordsOf = ({ text }: BodyBlock) => text;

function linksBeyond(some: readonly BodyBlock[], others: readonly BodyBlock[]): string[] {
  const known = new Set(others.flatMap(({ links }) => links.split(' ')));
  return [...new Set(some.flatMap(({ links }) => links.split(' ')))].filter((link) => link !== '' && !known.has(link));
}

/** What happened to the passages of a section, with a colon before it; empty where they differ in capitals and punctuation at most. */
function readEdit(old: readonly BodyBlock[], now: readonly BodyBlock[]): string {
  const { pairs, removed, added } = alignSteps(old.map(wordsOf), now.map(wordsOf));
  const wordings = pairs.flatMap(({ before, after }) => compareWording(old[before]?.text ?? '', now[after]?.text ?? '') ?? []).filter(({ severity }) => severity !== 'editorial');
  const [only, gone, fresh] = [wordings[0], old[removed[0] ?? -1], now[added[0] ?? -1]];
  if (!only && gone && fresh && removed.length === 1 && added.length === 1) return `: "${clip(gone.text, 80)}" -> "${clip(fresh.text, 80)}"`;
  const parts = [
    ...(only ? [wordings.length === 1 ? only.detail : `${wordings.length} passages reworded`] : []),
    ...(fresh ? [added.length === 1 ? `"${clip(fresh.text, 80)}" added` : `${added.length} passages added`] : []),
    ...(gone ? [removed.length === 1 ? `"${clip(gone.text, 80)}" removed` : `${removed.length} passages removed`] : []),
  ];
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}
