import { alignSteps } from './align-steps.ts';
import type { BodyBlock } from './body-blocks.ts';
import type { Change } from './change.ts';
import { compareLinks, compareTexts } from './compare-texts.ts';
import { tellWording } from './tell-change.ts';
import { clip } from './values.ts';

const NOUNS = { decision: 'Decision', exception: 'Exception', prerequisite: 'Prerequisite' } as const;

/** Decisions, exceptions and prerequisites: each bullet, row or paragraph is one. */
export function compareRules(zone: keyof typeof NOUNS, before: readonly BodyBlock[], after: readonly BodyBlock[]): Change[] {
  const noun = NOUNS[zone];
  const { pairs, removed, added } = alignSteps(before.map(({ text }) => text), after.map(({ text }) => text));
  const changes = pairs.flatMap(({ before: i, after: j }): Change[] => {
    const [old, now] = [before[i] as BodyBlock, after[j] as BodyBlock];
    const subject = `${noun} "${clip(now.cells?.[0] ?? now.text, 50)}"`;
    return [...compareTexts(old, now, { type: `${zone}-changed`, subject, verb: 'changed', part: now.section }), ...compareLinks(old, now, subject)];
  });
  const tell = (verb: 'added' | 'removed', block: BodyBlock) => tellWording({ type: zone, severity: 'retrain', part: block.section }, noun, verb, block.text);
  return [
    ...changes,
    ...added.map((j) => tell('added', after[j] as BodyBlock)),
    ...removed.map((i) => tell('removed', before[i] as BodyBlock)),
    ...(pairs.some(({ how }) => how.startsWith('moved')) ? [tellOrder(zone, after[0]?.section ?? '')] : []),
  ];
}

/** The first decision that applies may be the one that counts; elsewhere the order says nothing. */
function tellOrder(zone: keyof typeof NOUNS, part: string): Change {
  return { type: `${zone}s-reordered`, severity: zone === 'decision' ? 'notify' : 'editorial', text: `${NOUNS[zone]}s stand in another order`, part };
}
