import { keptWithBoth } from '../sop/kept-with.ts';
import type { Sentence } from '../sop/passages.ts';
import { findActions, type VerbLists } from './actions.ts';

const DUTY = /\b(?:must|shall|should|will|ought to|has to|have to|needs? to|is to|are to|aims? to|responsible|(?:is|are) expected|please|ensures?|makes? sure|be sure|you (?:can|may))\b/i;
const FINITE = /\b(?:is|are|was|were|has|have|had|can|could|may|might|would|does|means|helps|allows)\b|n['’]t\b/i;
/** "We send the quote" is how some teams write "Send the quote"; what they expect or have is none of that. */
const WE_ACT = /(?:^|[,:]\s+)(?:then\s+)?(?:we|you)\s+(?!(?:expect|know|believe|recogni[sz]e|understand|want|hope|like|appreciate|suggest|have|are|were|can|could|may|might|would|get|need)\b)\p{Ll}+/iu;
const NOTE_THAT = /^(?:please )?note that\b/i;
const FIRST_WORD = /^\p{L}+/u;
const QUESTION = /^(?:who|what|which|when|where|why|how)\b/i;

/** True for a sentence that says how things are, and has nobody do anything: "Prices are reviewed by the CRO as needed". */
export const isStatement: (sentence: Sentence, verbs: VerbLists) => boolean = keptWithBoth((sentence, verbs) => {
  const { prose } = sentence;
  if (!FINITE.test(prose) || DUTY.test(prose) || WE_ACT.test(prose) || QUESTION.test(prose)) return false;
  if (NOTE_THAT.test(prose)) return true;
  if (verbs.verbsAlsoNouns.has(FIRST_WORD.exec(prose)?.[0].toLowerCase() ?? '')) return false;
  return findActions(sentence, verbs).length === 0;
});

/** True for a sentence that has somebody act: by an imperative, by a duty, or as "we" and "you" do it. */
export function tellsToAct(sentence: Sentence, verbs: VerbLists): boolean {
  const { prose } = sentence;
  return !NOTE_THAT.test(prose) && (DUTY.test(prose) || WE_ACT.test(prose) || findActions(sentence, verbs).length > 0);
}
