import type { Zone } from '../sop/sections.ts';
import { alignSteps } from './align-steps.ts';
import type { BodyBlock } from './body-blocks.ts';
import type { Change, ChangeSeverity } from './change.ts';
import { compareWording } from './rewording.ts';
import { clip } from './values.ts';

const NOUNS: Partial<Record<Zone, string>> = { purpose: 'Purpose', example: 'Example', note: 'Notes', changelog: 'Change log in the text' };

/**
 * What tells nobody what to do, or is not known to: one line a section, whatever happened in it.
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
  const isKnown = Object.values(NOUNS).includes(key);
  const { severity, detail } = isKnown ? UNTOLD : verb === 'edited' ? readEdit(old, now) : { severity: 'notify' as const, detail: '' };
  const text = `${nounOf(key)} ${verb}${first ? `: "${clip(first.text, 80)}"` : detail}`;
  const type = severity === 'editorial' ? 'editorial' : `text-${verb}`;
  return [{ type, severity, text, part: key, before: before || undefined, after: after || undefined }];
}

interface Edit {
  readonly severity: ChangeSeverity;
  /** With what leads up to it; empty where nothing in particular is told. */
  readonly detail: string;
}

const UNTOLD: Edit = { severity: 'editorial', detail: '' };

/** What happened in text under a heading that says nothing of its use: it may tell people what to do. */
function readEdit(old: readonly BodyBlock[], now: readonly BodyBlock[]): Edit {
  const { pairs, removed, added } = alignSteps(old.map(({ text }) => text), now.map(({ text }) => text));
  const wordings = pairs.flatMap(({ before, after }) => compareWording(old[before]?.text ?? '', now[after]?.text ?? '') ?? []).filter(({ severity }) => severity !== 'editorial');
  const counts = [wordings.length, added.length, removed.length];
  const [only] = wordings;
  if (counts.every((count) => count === 0)) return UNTOLD;
  const [fresh, gone] = [now[added[0] ?? -1], old[removed[0] ?? -1]];
  if (fresh && gone && counts.join() === '0,1,1') return { severity: 'notify', detail: `: "${clip(gone.text, 80)}" -> "${clip(fresh.text, 80)}"` };
  const parts = [
    ...(only && wordings.length === 1 ? [only.detail] : wordings.length > 1 ? [`${wordings.length} passages reworded`] : []),
    ...(fresh ? [added.length === 1 ? `"${clip(fresh.text, 80)}" added` : `${added.length} passages added`] : []),
    ...(gone ? [removed.length === 1 ? `"${clip(gone.text, 80)}" removed` : `${removed.length} passages removed`] : []),
  ];
  return { severity: 'notify', detail: `: ${parts.join('; ')}` };
}

function nounOf(key: string): string {
  if (key === '') return 'Text before the first heading';
  return Object.values(NOUNS).includes(key) ? key : `Text under "${clip(key, 50)}"`;
}
